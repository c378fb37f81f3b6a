package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.TextEdit;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;

/** Puts together fixes that several rules offer. */
final class SafeForms {

  private static final String FLYWAY_LOCK =
      "Flyway needs flyway.postgresql.transactional.lock=false for it (rollsafe explain flyway-lock-against-concurrently).";

  private SafeForms() {}

  /** Says whether a statement commits by itself, so that what it locks is free again behind it. */
  static boolean runsAlone(StatementContext statement) {
    return statement.transaction().isEmpty() && !statement.nested();
  }

  /**
   * Returns the fix that puts CONCURRENTLY behind a keyword of the statement's head.
   *
   * @param statement CREATE INDEX, DROP INDEX or REINDEX; it must run by itself
   * @param kind the keyword
   */
  static Optional<Fix> concurrently(StatementContext statement, Keyword kind) {
    Tokens tokens = tokens(statement, statement.statement().span());
    for (int i = 0; i < tokens.size() && tokens.kind(i) != TokenKind.LEFT_PAREN; i++) {
      if (tokens.keyword(i) == kind) {
        Fix fix = Fix.of("Add CONCURRENTLY", TextEdit.insert(tokens.end(i), " CONCURRENTLY"));
        return Optional.of(isFlyway(statement.migration()) ? fix.note(FLYWAY_LOCK) : fix);
      }
    }
    return Optional.empty();
  }

  private static boolean isFlyway(Migration migration) {
    return migration.version().isPresent();
  }

  private static Tokens tokens(StatementContext statement, Span span) {
    Splitter splitter =
        Script.body(statement.migration().script(), span.start(), span.end()).statements();
    splitter.next();
    return splitter.tokens();
  }

  /**
   * Returns the fix that adds a constraint NOT VALID and validates it behind the statement. It is one only where the statement
   * runs by itself: in a transaction the validation would read every row under the lock of ADD.
   *
   * @param statement the statement that adds it
   * @param alter the same
   * @param action the action that adds it
   */
  static Optional<Fix> validatedLater(
      StatementContext statement, AlterTable alter, AlterAction action) {
    if (!runsAlone(statement)
        || alter.kind() != ObjectKind.TABLE
        || !(action instanceof AddConstraint add)
        || add.constraint().name().isEmpty()) {
      return Optional.empty();
    }
    String head =
        statement.text(new Span(alter.span().start(), alter.name().span().end()));
    String name = statement.text(add.constraint().name().get().span());
    String validation = ";" + newline(statement) + head + " VALIDATE CONSTRAINT " + name;
    int end = alter.span().end();
    String title = "Add " + name + " NOT VALID, and validate it in a statement of its own";
    return Optional.of(
        add.span().end() == end
            ? Fix.of(title, TextEdit.insert(end, " NOT VALID" + validation))
            : Fix.of(
                title,
                TextEdit.insert(add.span().end(), " NOT VALID"),
                TextEdit.insert(end, validation)));
  }

  /** Returns a table of which it is known that it is a plain one; of one that no migration made nothing is. */
  static Optional<Table> plainTable(StatementContext statement, QualifiedName name) {
    return statement.before().table(name).filter(table -> !table.isPartitioned());
  }

  /** An index that belongs to an EXCLUDE constraint cannot be built concurrently. */
  static boolean excludes(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.EXCLUDE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the edit that puts another statement before this one, on a line of its own. Comments that let findings of this one
   * through stay with it.
   */
  static TextEdit before(StatementContext statement, String other) {
    String text = statement.migration().script().text();
    int start = statement.statement().span().start();
    int line = lineStart(text, start);
    if (!text.substring(line, start).isBlank()) {
      return TextEdit.insert(start, other + "; ");
    }
    String indent = text.substring(line, start);
    while (line > 0 && isSuppression(text, lineStart(text, line - 1), line)) {
      line = lineStart(text, line - 1);
    }
    return TextEdit.insert(line, indent + other + ";" + newline(statement));
  }

  private static int lineStart(String text, int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private static boolean isSuppression(String text, int from, int to) {
    String line = text.substring(from, to).strip();
    return line.startsWith("--") && line.contains("rollsafe:ignore");
  }

  /** Returns what ends a line in the migration's file. */
  static String newline(StatementContext statement) {
    String text = statement.migration().script().text();
    int end = text.indexOf('\n');
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }
}
