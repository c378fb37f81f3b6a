package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterType;
import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a statement that holds a literal means a value of an enum by it: it names the type, or a table with a column
 * of it. The server turns the literal into a value when it reads the statement, so also in definitions that only store it.
 */
final class EnumUse {

  private EnumUse() {}

  static boolean of(StatementContext context, String text, ObjectName type, String literal) {
    Statement statement = context.statement();
    if (isOfNoUse(statement)) {
      return false;
    }
    Set<String> words = new HashSet<>();
    collect(text, words);
    if (statement instanceof CreateRoutine routine) {
      routine.body().ifPresent(body -> collect(body, words));
    }
    if (statement instanceof Insert insert && !insert.columns().isEmpty()) {
      return names(context, type, insert.table(), insert.columns());
    }
    if (statement instanceof Update update) {
      return sets(context, update, type, literal);
    }
    if (words.contains(type.name())) {
      return true;
    }
    for (Table table : context.after().tables()) {
      if (words.contains(table.name().name()) && hasColumn(context, table, type)) {
        return true;
      }
    }
    return usesDomain(context, type, words);
  }

  /** These take the text as such, or look at it when they run. */
  private static boolean isOfNoUse(Statement statement) {
    if (statement instanceof CreateRoutine routine) {
      return !routine.language().equals("sql");
    }
    return statement instanceof AddEnumValue
        || statement instanceof AlterType
        || statement instanceof Comment;
  }

  private static boolean names(
      StatementContext context, ObjectName type, QualifiedName name, List<Identifier> columns) {
    Optional<Table> table = context.after().table(name);
    if (table.isEmpty()) {
      return false;
    }
    for (Identifier column : columns) {
      if (table.get().column(column.value()).filter(c -> isOf(context, c, type)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean sets(
      StatementContext context, Update update, ObjectName type, String literal) {
    for (Update.Assignment assignment : update.assignments()) {
      if (assignment.value().text().contains(literal)
          && names(context, type, update.table(), assignment.columns())) {
        return true;
      }
    }
    Optional<Table> table = context.after().table(update.table());
    return table.isPresent()
        && update.where().filter(where -> where.text().contains(literal)).isPresent()
        && hasColumn(context, table.get(), type);
  }

  private static boolean hasColumn(StatementContext context, Table table, ObjectName type) {
    for (Column column : table.columns()) {
      if (isOf(context, column, type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(StatementContext context, Column column, ObjectName type) {
    return context.after().resolveType(column.type().name()).equals(type);
  }

  private static boolean usesDomain(StatementContext context, ObjectName type, Set<String> words) {
    for (Type other : context.after().types()) {
      if (words.contains(other.name().name())
          && other
              .base()
              .filter(b -> context.after().resolveType(b.name()).equals(type))
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Adds the names in a text, as the server folds them. */
  private static void collect(String text, Set<String> words) {
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        TokenKind kind = tokens.kind(i);
        if (kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER) {
          words.add(tokens.identifier(i));
        }
      }
    }
  }
}
