package dev.rollsafe.plan;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.RowText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes rows out again that a statement puts in by their values, where a key makes them its own. */
final class InsertReversal {

  private static final Set<String> COMPARABLE =
      Set.of("text", "character varying", "smallint", "integer", "bigint");

  private InsertReversal() {}

  /** Returns the DELETE; empty where the rows cannot be told from the text, or others could be like them. */
  static Optional<String> delete(Insert statement, Catalog before, String script) {
    Optional<Table> table = before.table(statement.table());
    boolean plain = statement.source() == Insert.Source.VALUES
        && statement.onConflict().isEmpty()
        && !statement.partial();
    if (table.isEmpty() || !plain || !table.get().complete()) {
      return Optional.empty();
    }
    List<String> columns = statement.columns().isEmpty()
        ? table.get().columns().stream().map(Column::name).toList()
        : statement.columns().stream().map(Identifier::value).toList();
    String values = values(statement, script);
    boolean keyed = table.get().constraints().stream().anyMatch(c -> isKey(c, columns));
    if (!keyed || !comparesWithText(table.get(), columns) || !areLiterals(values)) {
      return Optional.empty();
    }
    return Optional.of(RowText.delete(table.get().name(), columns, values));
  }

  /** Returns what is written from VALUES on; a part that is no list of literals is found out later. */
  private static String values(Insert statement, String script) {
    int from = statement.columns().isEmpty()
        ? statement.table().span().end()
        : statement.columns().get(statement.columns().size() - 1).span().end();
    String rest = script.substring(from, statement.span().end());
    int start = rest.toLowerCase(Locale.ROOT).indexOf("values");
    return start < 0 ? "" : rest.substring(start);
  }

  private static boolean isKey(Constraint constraint, List<String> columns) {
    return constraint.kind() == Constraint.Kind.PRIMARY_KEY
        && columns.containsAll(constraint.columns());
  }

  /** A literal in a list of rows is text where it is no number: not every type compares with it. */
  private static boolean comparesWithText(Table table, List<String> columns) {
    return columns.stream()
        .allMatch(name -> table
            .column(name)
            .filter(
                c -> COMPARABLE.contains(c.type().name().name()) && !c.type().isArray())
            .isPresent());
  }

  /** Says whether there are only literals: no calls, no DEFAULT, and no NULL, which equals nothing. */
  private static boolean areLiterals(String values) {
    StringBuilder bare = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < values.length(); i++) {
      char c = values.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth > 1) {
          return false;
        }
        bare.append(c);
      }
    }
    String words = bare.toString().toLowerCase(Locale.ROOT).strip();
    return words.startsWith("values") && !words.substring(6).chars().anyMatch(Character::isLetter);
  }
}
