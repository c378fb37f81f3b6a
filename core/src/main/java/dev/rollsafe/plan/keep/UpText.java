package dev.rollsafe.plan.keep;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;

/** The text of a migration with statements put in; what is written in it stays as it is. */
final class UpText {

  private static final String SCHEMA = "CREATE SCHEMA IF NOT EXISTS " + Archive.SCHEMA;

  private final StringBuilder text = new StringBuilder();
  private final Migration migration;
  private boolean schema;
  private int copied;

  UpText(Migration migration) {
    this.migration = migration;
  }

  /** Says whether anything was put in. */
  boolean keeps() {
    return schema;
  }

  /** Goes on to a part of the migration; parts are put in their order. */
  void begin(Script part) {
    copied = part.span().start();
  }

  /** Ends a part. */
  void end(Script part) {
    text.append(part.text(), copied, part.span().end());
    boolean broken = text.length() > 0 && text.charAt(text.length() - 1) == '\n';
    text.append(broken ? "" : "\n");
  }

  /**
   * Puts statements around one of a part.
   *
   * @param alone whether the statement runs in no transaction, and is to run in one with these
   */
  void around(Script part, Span statement, List<Kept> kept, boolean alone) {
    text.append(part.text(), copied, statement.start());
    List<String> before = new ArrayList<>();
    if (!schema) {
      before.add(SCHEMA);
      schema = true;
    }
    if (alone) {
      before.add("BEGIN");
    }
    List<String> after = new ArrayList<>();
    for (Kept one : kept) {
      text.append("-- rollsafe keeps ").append(oneLine(one)).append('\n');
      before.addAll(one.before());
      after.addAll(one.after());
    }
    if (alone) {
      after.add("COMMIT");
    }
    before.forEach(sql -> text.append(sql).append(";\n"));
    text.append(statement.of(part.text()));
    // the semicolon of the statement ends the last of them
    after.forEach(sql -> text.append(";\n").append(sql));
    copied = statement.end();
  }

  private static String oneLine(Kept kept) {
    return (kept.what() + " in " + kept.archive() + "; drop that table when nobody will go back")
        .replace('\n', ' ')
        .replace('\r', ' ');
  }

  /** Returns what fills archives, with the schema they are in. */
  static List<String> fill(List<String> statements) {
    List<String> all = new ArrayList<>();
    if (!statements.isEmpty()) {
      all.add(SCHEMA);
      all.addAll(statements);
    }
    return all;
  }

  @Override
  public String toString() {
    return schema
        ? "-- " + migration.id() + ", with archives of what it takes\n" + text
        : text.toString();
  }
}
