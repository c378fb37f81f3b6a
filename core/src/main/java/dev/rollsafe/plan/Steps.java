package dev.rollsafe.plan;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reversal of one statement while it is put together. */
final class Steps {

  private final List<String> statements = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private Grade grade = Grade.LOSSLESS;
  private Optional<String> count = Optional.empty();
  private boolean outside;
  private final Hoisted hoisted;

  Steps(Hoisted hoisted) {
    this.hoisted = hoisted;
  }

  /** Has a view dropped before all else, and made again at the end as it was. */
  void touch(ObjectName view) {
    hoisted.touch(view);
  }

  /** Runs SQL on a view, unless the view as a whole is made again. */
  void runOn(ObjectName view, String sql) {
    hoisted.on(view, sql);
    statements.add(sql);
  }

  /** Puts the earlier text of a routine back once all is there that it names. */
  void late(Routine routine, String sql) {
    hoisted.late(routine, sql);
  }

  void run(String sql) {
    statements.add(sql);
  }

  void runOutside(String sql) {
    statements.add(sql);
    outside = true;
  }

  void lossy(String what, String countQuery) {
    reasons.add(what);
    count = count.or(() -> Optional.of(countQuery));
    grade = grade.worst(Grade.LOSSY);
  }

  void irreversible(String why) {
    reasons.add(why);
    grade = Grade.IRREVERSIBLE;
  }

  boolean isEmpty() {
    return statements.isEmpty() && reasons.isEmpty();
  }

  Reversal build(Span span, Position place) {
    return new Reversal(grade, statements, reasons, count, outside, span, place);
  }
}
