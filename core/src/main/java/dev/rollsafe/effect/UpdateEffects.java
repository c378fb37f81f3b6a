package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;

/**
 * UPDATE: a backfill gives values where there are none, in a column that release N-1 does not know or only where it is null;
 * anything else overwrites what release N-1 wrote.
 */
final class UpdateEffects {

  private static final String BACKFILL = "Values are filled in where there are none";

  private final Catalog catalog;
  private final ServerVersion version;

  UpdateEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  Effect update(Update statement) {
    ObjectName relation = catalog.resolve(statement.table());
    if (SystemCatalogs.contains(statement.table(), catalog)) {
      return SystemCatalogs.written(relation).build();
    }
    ObjectName base = Writable.base(catalog, relation);
    boolean isNew = Writable.isNew(catalog, base);
    EffectDraft draft =
        new EffectDraft(Phase.EXPAND, isNew ? Relations.unknown(relation) : BACKFILL);
    Writable.lock(draft, catalog, relation, base, statement.only());
    if (catalog.isGone(relation)) {
      return draft
          .refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation)
          .build();
    }
    Optional<ExpressionFacts> where = statement.where().map(SqlParser::facts);
    if (statement.from().isEmpty() && Conditions.readsAll(catalog, base, where)) {
      Writable.scan(draft, catalog, base, statement.only());
    }
    for (Update.Assignment assignment : statement.assignments()) {
      for (Identifier column : assignment.columns()) {
        if (!keeps(statement, where, column.value(), assignment)) {
          Overwriting.column(draft, catalog, base, column.value(), "It overwrites ");
        }
      }
    }
    RowLocks.updated(draft, catalog, base, statement.assignments());
    return WithEffects.add(draft, statement.with(), catalog, version);
  }

  /** Says whether no value of the column is overwritten: only nulls are, or it is set to itself. */
  private static boolean keeps(
      Update statement,
      Optional<ExpressionFacts> where,
      String column,
      Update.Assignment assignment) {
    if (where.isPresent()
        && where.get().requiredNull().contains(column)
        && isOfTarget(statement, where.get(), column)) {
      return true;
    }
    return assignment.columns().size() == 1 && keepsItself(statement, assignment.value(), column);
  }

  /** Where other relations are joined in, the column that is null must be the target's own. */
  private static boolean isOfTarget(Update statement, ExpressionFacts where, String column) {
    if (statement.from().isEmpty()) {
      return true;
    }
    for (ColumnReference reference : where.columns()) {
      if (reference.column().equals(column) && !isOwn(statement, reference)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwn(Update statement, ColumnReference reference) {
    if (reference.qualifier().isEmpty()) {
      return statement.from().isEmpty();
    }
    String own =
        statement.alias().map(Identifier::value).orElse(statement.table().name());
    return reference.qualifier().get().equals(own);
  }

  /** {@code SET c = c} and {@code SET c = coalesce(c, ..)}. */
  private static boolean keepsItself(Update statement, Expression value, String column) {
    if (!mayKeep(value.text(), column)) {
      return false;
    }
    ExpressionFacts facts = SqlParser.facts(value);
    if (facts.cast().isPresent()) {
      ExpressionFacts.ColumnCast cast = facts.cast().get();
      return cast.type().isEmpty()
          && cast.column().column().equals(column)
          && isOwn(statement, cast.column());
    }
    for (ColumnReference reference : facts.columns()) {
      if (reference.column().equals(column) && !isOwn(statement, reference)) {
        return false;
      }
    }
    if (!value.text().regionMatches(true, 0, "coalesce", 0, 8)) {
      return false;
    }
    Splitter splitter = Script.of("", value.text()).statements();
    return splitter.next() && isCoalesceOf(splitter.tokens(), column);
  }

  /** A quick look: it must begin with the column, with coalesce, or with a name before a dot or in quotes. */
  private static boolean mayKeep(String value, String column) {
    return value.regionMatches(true, 0, column, 0, column.length())
        || value.regionMatches(true, 0, "coalesce", 0, 8)
        || value.startsWith("\"")
        || (value.indexOf('.') > 0 && Character.isLetter(value.charAt(0)));
  }

  private static boolean isCoalesceOf(Tokens tokens, String column) {
    int at = 2;
    if (!tokens.matches(0, "coalesce") || tokens.kind(1) != TokenKind.LEFT_PAREN) {
      return false;
    }
    if (tokens.kind(at + 1) == TokenKind.DOT) {
      at += 2;
    }
    return (tokens.kind(at) == TokenKind.WORD || tokens.kind(at) == TokenKind.QUOTED_IDENTIFIER)
        && tokens.identifier(at).equals(column)
        && tokens.kind(at + 1) == TokenKind.COMMA
        && closesAtEnd(tokens);
  }

  private static boolean closesAtEnd(Tokens tokens) {
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.kind(i) == TokenKind.LEFT_PAREN) {
        depth++;
      } else if (tokens.kind(i) == TokenKind.RIGHT_PAREN && --depth == 0) {
        return i == tokens.size() - 1;
      }
    }
    return false;
  }
}
