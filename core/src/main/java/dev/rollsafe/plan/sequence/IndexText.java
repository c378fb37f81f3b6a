package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes an index anew, under another name or over another column. */
public final class IndexText {

  private IndexText() {}

  /** Says whether an index has the column in it. */
  public static boolean names(Index index, String column) {
    for (IndexElement element : index.elements()) {
      if (element.column().filter(name -> name.is(column)).isPresent()) {
        return true;
      }
    }
    return index.include().contains(column);
  }

  /** Says whether it holds expressions, whose columns cannot be exchanged. */
  public static boolean hasExpressions(Index index) {
    for (IndexElement element : index.elements()) {
      if (element.expression().isPresent()) {
        return true;
      }
    }
    return index.where().isPresent();
  }

  /**
   * Returns the statement that builds it while its table is in use.
   *
   * @param from a column of it
   * @param to the column that takes its place
   */
  public static String create(Index index, String name, String from, String to) {
    List<String> elements = new ArrayList<>();
    for (IndexElement element : index.elements()) {
      elements.add(element(element, from, to));
    }
    List<String> include = new ArrayList<>();
    for (String column : index.include()) {
      include.add(column.equals(from) ? to : column);
    }
    return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX CONCURRENTLY "
        + Names.quoted(name) + " ON " + Names.quoted(index.table()) + " USING " + index.method()
        + " (" + String.join(", ", elements) + ")"
        + (include.isEmpty() ? "" : " INCLUDE (" + Names.list(include) + ")")
        + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
        + options(index)
        + index.where().map(where -> " WHERE " + where.text()).orElse("");
  }

  private static String element(IndexElement element, String from, String to) {
    Optional<Identifier> column = element.column();
    String what = column.isPresent()
        ? Names.quoted(column.get().is(from) ? to : column.get().value())
        : "(" + element.expression().orElseThrow().text() + ")";
    return what
        + element.collation().map(collation -> " COLLATE " + collation).orElse("")
        + element.operatorClass().map(opclass -> " " + opclass).orElse("")
        + (element.descending() ? " DESC" : "")
        + element
            .nullsFirst()
            .map(first -> first ? " NULLS FIRST" : " NULLS LAST")
            .orElse("");
  }

  private static String options(Index index) {
    if (index.options().isEmpty()) {
      return "";
    }
    List<String> options = new ArrayList<>();
    index
        .options()
        .forEach((name, value) -> options.add(value.isEmpty() ? name : name + " = " + value));
    return " WITH (" + String.join(", ", options) + ")";
  }

  /** Counts 1 where the index is not there or not valid, as after a failed build. */
  public static String missing(Index like, String name) {
    return "SELECT count(*) FROM (VALUES (1)) AS wanted WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index AS i"
        + " WHERE i.indexrelid = pg_catalog.to_regclass("
        + Names.literal(Names.quoted(like.table(), name)) + ") AND i.indisvalid)";
  }
}
