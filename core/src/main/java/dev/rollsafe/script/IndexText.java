package dev.rollsafe.script;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Index;
import java.util.List;
import java.util.StringJoiner;

/** Writes indexes. */
final class IndexText {

  private IndexText() {}

  /**
   * Returns CREATE INDEX.
   *
   * @param only whether the table is partitioned, and the indexes of its partitions are made and attached apart
   */
  static String create(Index index, boolean only) {
    return head(index)
        + (only ? " ON ONLY " : " ON ")
        + Sql.name(index.table())
        + definition(index);
  }

  private static String head(Index index) {
    return (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + Sql.identifier(index.name().name());
  }

  /** Returns what stands behind the table, from USING on, with a blank before it. */
  static String definition(Index index) {
    StringBuilder text = new StringBuilder(fixed(index));
    if (!index.options().isEmpty()) {
      text.append(" WITH ").append(Sql.options(index.options()));
    }
    index.tablespace().ifPresent(t -> text.append(" TABLESPACE ").append(Sql.identifier(t)));
    return text.append(where(index)).toString();
  }

  /** Returns CREATE INDEX without what can be changed. */
  static String key(Index index) {
    return head(index) + " ON " + Sql.name(index.table()) + fixed(index) + where(index);
  }

  /** Returns CREATE INDEX and DROP INDEX as they run beside writers. */
  static String concurrently(String statement) {
    for (String words : List.of("CREATE INDEX ", "CREATE UNIQUE INDEX ", "DROP INDEX ")) {
      if (statement.startsWith(words)) {
        return words + "CONCURRENTLY " + statement.substring(words.length());
      }
    }
    return statement;
  }

  private static String where(Index index) {
    return index.where().map(where -> " WHERE " + where.text()).orElse("");
  }

  private static String fixed(Index index) {
    StringBuilder text = new StringBuilder(" USING ")
        .append(Sql.identifier(index.method()))
        .append(' ')
        .append(elements(index.elements()));
    if (!index.include().isEmpty()) {
      text.append(" INCLUDE (").append(Sql.identifiers(index.include())).append(')');
    }
    if (index.nullsNotDistinct()) {
      text.append(" NULLS NOT DISTINCT");
    }
    return text.toString();
  }

  static String elements(List<IndexElement> elements) {
    StringJoiner list = new StringJoiner(", ", "(", ")");
    for (IndexElement element : elements) {
      list.add(element(element));
    }
    return list.toString();
  }

  private static String element(IndexElement element) {
    StringBuilder text = new StringBuilder();
    if (element.column().isPresent()) {
      text.append(Sql.identifier(element.column().get().value()));
    } else {
      text.append('(').append(element.expression().orElseThrow().text()).append(')');
    }
    element.collation().ifPresent(name -> text.append(" COLLATE ").append(Sql.name(name)));
    element.operatorClass().ifPresent(name -> text.append(' ').append(name));
    if (element.descending()) {
      text.append(" DESC");
    }
    element.nullsFirst().ifPresent(first -> text.append(first ? " NULLS FIRST" : " NULLS LAST"));
    element.operator().ifPresent(operator -> text.append(" WITH ").append(operator));
    return text.toString();
  }
}
