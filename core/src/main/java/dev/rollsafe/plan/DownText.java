package dev.rollsafe.plan;

import java.util.Locale;

/** A down script as text: the statements, and before each what it takes back and how much comes back. */
public final class DownText {

  private DownText() {}

  /** Returns a script as plain SQL. */
  public static String sql(DownScript script) {
    StringBuilder text = new StringBuilder();
    text.append("-- Takes back ")
        .append(script.migration().id())
        .append(": ")
        .append(word(script.grade()));
    text.append('\n');
    if (script.outsideTransaction()) {
      text.append("-- Holds statements that cannot run in a transaction: run it without one.\n");
    }
    for (Reversal reversal : script.reversals()) {
      text.append('\n').append(reversal(script, reversal));
    }
    return text.toString();
  }

  private static String reversal(DownScript script, Reversal reversal) {
    StringBuilder text = new StringBuilder("-- ");
    text.append(place(script, reversal))
        .append(": ")
        .append(word(reversal.grade()))
        .append('\n');
    for (String reason : reversal.reasons()) {
      String what = reversal.grade() == Grade.IRREVERSIBLE ? "cannot be reversed: " : "lost: ";
      text.append("-- ").append(what).append(oneLine(reason)).append('\n');
    }
    reversal
        .count()
        .ifPresent(query -> text.append("-- how much: ").append(oneLine(query)).append(";\n"));
    if (reversal.outsideTransaction()) {
      text.append("-- outside of a transaction:\n");
    }
    for (String statement : reversal.statements()) {
      text.append(statement).append(statement.startsWith("--") ? "\n" : ";\n");
    }
    return text.toString();
  }

  /** Returns where a statement is written, as file:line:column. */
  public static String place(DownScript script, Reversal reversal) {
    return script.migration().path() + ":" + reversal.place().line() + ":"
        + reversal.place().column();
  }

  /** Returns a script as the rollback lines of a changeset in Liquibase's formatted SQL. */
  public static String liquibase(DownScript script) {
    StringBuilder text = new StringBuilder();
    sql(script).lines().forEach(line -> text.append("--rollback ").append(line).append('\n'));
    return text.toString();
  }

  private static String word(Grade grade) {
    return grade.name().toLowerCase(Locale.ROOT);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]\\s*", " ");
  }
}
