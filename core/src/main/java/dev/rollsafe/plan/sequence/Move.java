package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that goes over to another table, as {@code UPDATE target SET fresh = source.column FROM source WHERE source.key =
 * target.reference} says.
 *
 * @param source its table
 * @param column the column
 * @param key what tells the rows of its table apart
 * @param target the other table
 * @param fresh the column there
 * @param reference the column there that holds the key
 */
record Move(Table source, Column column, String key, Table target, Column fresh, String reference) {

  /** Reads an UPDATE; empty where it is none of this form. */
  static Optional<Move> of(Unit unit, Update update) {
    if (update.from().isEmpty()
        || update.where().isEmpty()
        || update.assignments().size() != 1
        || update.assignments().get(0).columns().size() != 1) {
      return Optional.empty();
    }
    QueryFacts from = SqlParser.facts(update.from().get());
    Optional<Table> target = unit.before().table(update.table());
    if (!from.understood() || from.relations().size() != 1 || target.isEmpty()) {
      return Optional.empty();
    }
    QueryFacts.Relation relation = from.relations().get(0);
    Optional<Table> source = unit.before().table(relation.name());
    if (source.isEmpty() || source.get().name().equals(target.get().name())) {
      return Optional.empty();
    }
    String alias = relation.alias().orElse(relation.name().name());
    String own = update.alias().map(name -> name.value()).orElse(update.table().name());
    ExpressionFacts value = SqlParser.facts(update.assignments().get(0).value());
    Optional<Column> column = value
        .cast()
        .filter(cast -> cast.type().isEmpty() && isOf(cast.column(), alias))
        .flatMap(cast -> source.get().column(cast.column().column()));
    Optional<Column> fresh =
        target.get().column(update.assignments().get(0).columns().get(0).value());
    List<ColumnReference> joined = equality(update.where().get());
    if (column.isEmpty() || fresh.isEmpty() || joined.size() != 2) {
      return Optional.empty();
    }
    boolean sourceFirst = isOf(joined.get(0), alias);
    ColumnReference key = joined.get(sourceFirst ? 0 : 1);
    ColumnReference reference = joined.get(sourceFirst ? 1 : 0);
    return isOf(key, alias) && isOf(reference, own)
        ? Optional.of(new Move(
            source.get(),
            column.get(),
            key.column(),
            target.get(),
            fresh.get(),
            reference.column()))
        : Optional.empty();
  }

  private static boolean isOf(ColumnReference reference, String relation) {
    return reference.qualifier().filter(relation::equals).isPresent();
  }

  /** The columns of {@code a.x = b.y}; none where it is something else. */
  private static List<ColumnReference> equality(Expression where) {
    List<String> words = new ArrayList<>();
    StringBuilder shape = new StringBuilder();
    Splitter splitter = Script.of("", where.text()).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        boolean word =
            tokens.kind(i) == TokenKind.WORD || tokens.kind(i) == TokenKind.QUOTED_IDENTIFIER;
        if (word) {
          words.add(tokens.identifier(i));
        }
        shape.append(word ? "x" : tokens.text(i));
      }
    }
    return shape.toString().equals("x.x=x.x")
        ? List.of(
            new ColumnReference(Optional.of(words.get(0)), words.get(1)),
            new ColumnReference(Optional.of(words.get(2)), words.get(3)))
        : List.of();
  }
}
