package dev.rollsafe.plan;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Ddl;
import dev.rollsafe.script.RowText;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reversal of one statement while it is put together. */
final class Steps {

  private final Span span;
  private final Position place;
  private final List<String> statements = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Set<ObjectName> guarded = new LinkedHashSet<>();
  private final Set<ObjectName> written = new LinkedHashSet<>();
  private Grade grade = Grade.LOSSLESS;
  private Optional<String> count = Optional.empty();
  private boolean outside;

  /** The reversal of the statement at a place. */
  Steps(Span span, Position place) {
    this.span = span;
    this.place = place;
  }

  void run(String sql) {
    statements.add(sql);
  }

  void run(Ddl ddl) {
    for (String statement : ddl.statements()) {
      statements.add(statement);
      if (ClockWords.in(statement)) {
        lossy("what a word like 'now' stood for when it was written: it becomes the time at which"
            + " the script runs");
      }
    }
    for (Ddl.Unwritten unwritten : ddl.unwritten()) {
      irreversible(unwritten.object() + ": " + unwritten.reason());
    }
  }

  void runOutside(Ddl ddl) {
    run(ddl.concurrently());
    outside = true;
  }

  void lossy(String what, String countQuery) {
    lossy(what);
    count = count.or(() -> Optional.of(countQuery));
  }

  void lossy(String what) {
    reasons.add(what);
    grade = grade.worst(Grade.LOSSY);
  }

  void irreversible(String why) {
    reasons.add(why);
    grade = Grade.IRREVERSIBLE;
  }

  /** The reversal puts a constraint on a table that its rows must fulfil. */
  void guards(ObjectName table) {
    guarded.add(table);
  }

  /** The statement leaves rows in a table that its reversal does not take out. */
  void writes(ObjectName table) {
    written.add(table);
  }

  /** Says that rows written by later statements of the migration are still there when this one is taken back. */
  void meet(Set<ObjectName> writtenLater) {
    for (ObjectName table : guarded) {
      if (writtenLater.contains(table)) {
        lossy(
            "the rows that the migration writes to " + table
                + " later may not fulfil what is restored here; then the script fails",
            RowText.count(table));
      }
    }
  }

  Set<ObjectName> written() {
    return written;
  }

  boolean isEmpty() {
    return statements.isEmpty() && reasons.isEmpty();
  }

  Reversal build() {
    return new Reversal(grade, statements, reasons, count, outside, span, place);
  }
}
