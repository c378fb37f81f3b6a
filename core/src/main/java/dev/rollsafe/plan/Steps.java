package dev.rollsafe.plan;

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
