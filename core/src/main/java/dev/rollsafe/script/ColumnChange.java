package dev.rollsafe.script;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what turns a column into what it shall be. */
final class ColumnChange {

  private final Catalog present;
  private final Catalog wanted;
  private final Table table;
  private final Column is;
  private final Column was;
  private final String alter;

  ColumnChange(Catalog present, Catalog wanted, Table table, Column is, Column was) {
    this.present = present;
    this.wanted = wanted;
    this.table = table;
    this.is = is;
    this.was = was;
    alter = TableText.alter(table) + "ALTER COLUMN " + Sql.identifier(was.name()) + " ";
  }

  /** No action makes a column generated that is not. */
  boolean isRemade() {
    return was.generated().isPresent() && is.generated().isEmpty();
  }

  private boolean isRetyped() {
    return !was.type().sameAs(is.type())
        || !was.collation().map(Sql::name).equals(is.collation().map(Sql::name));
  }

  /** Expressions that read it get casts put in, which stay. */
  boolean isOfAnotherKind() {
    return isRetyped() && !was.type().name().sameAs(is.type().name());
  }

  List<String> statements() {
    List<String> all = new ArrayList<>();
    boolean retyped = isRetyped();
    boolean defaulted = !text(was.defaultValue()).equals(text(is.defaultValue()));
    if (is.identity().isPresent() && was.identity().isEmpty()) {
      all.add(alter + "DROP IDENTITY");
    }
    generated(all);
    if (is.defaultValue().isPresent()
        && (retyped || (defaulted && was.defaultValue().isEmpty()))) {
      all.add(alter + "DROP DEFAULT");
    }
    if (retyped) {
      all.add(alter + type());
    }
    if (was.notNull() != is.notNull()) {
      all.add(alter + (was.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
    }
    if (was.defaultValue().isPresent() && (retyped || defaulted)) {
      all.add(alter + "SET DEFAULT " + was.defaultValue().get().text());
    }
    if (!was.settings().compression().equals(is.settings().compression())) {
      all.add(alter + "SET COMPRESSION " + was.settings().compression().orElse("default"));
    }
    identity(all);
    return all;
  }

  private static String text(Optional<Expression> value) {
    return value.map(Expression::text).orElse("");
  }

  private void generated(List<String> all) {
    if (is.generated().isEmpty()) {
      return;
    }
    if (was.generated().isEmpty()) {
      all.add(alter + "DROP EXPRESSION");
    } else {
      String expression = was.generated().get().expression().text();
      if (!expression.equals(is.generated().get().expression().text())) {
        all.add(alter + "SET EXPRESSION AS (" + expression + ")");
      }
    }
  }

  private void identity(List<String> all) {
    if (was.identity().isEmpty()) {
      return;
    }
    if (is.identity().isEmpty()) {
      all.add(alter + "ADD" + ColumnText.identity(wanted, was));
      String sequence = "pg_get_serial_sequence("
          + Sql.literal(Sql.name(table.name())).strip() + ", "
          + Sql.literal(was.name()).strip() + ")";
      all.add(SequenceText.position(sequence, table.name(), was.name()));
      return;
    }
    if (is.identity().get().always() != was.identity().get().always()) {
      all.add(alter + "SET GENERATED " + (was.identity().get().always() ? "ALWAYS" : "BY DEFAULT"));
    }
    String options = SequenceText.changes(
        wanted,
        is.ownedSequence()
            .flatMap(present::sequence)
            .map(s -> s.options())
            .orElse(is.identity().get().options()),
        was.ownedSequence()
            .flatMap(wanted::sequence)
            .map(s -> s.options())
            .orElse(was.identity().get().options()),
        " SET ");
    if (!options.isEmpty()) {
      all.add(alter + options.strip());
    }
  }

  // ---- types ----

  private static final List<List<String>> FAMILIES = List.of(
      List.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
      List.of("date", "timestamp without time zone", "timestamp with time zone", "timestamp"),
      List.of("boolean", "integer"),
      List.of("json", "jsonb"));
  private static final List<String> TEXTS =
      List.of("text", "character varying", "character", "name");

  private String type() {
    String type = Sql.type(wanted, was.type());
    String name = Sql.identifier(was.name());
    String collate = was.collation().map(c -> " COLLATE " + Sql.name(c)).orElse("");
    return "TYPE " + type + collate + " USING " + name + (isCast() ? "::" : "::text::") + type;
  }

  /** Says whether there is a cast between the two; every type has one to and from text by its form in writing. */
  private boolean isCast() {
    DataType from = is.type();
    DataType to = was.type();
    if (from.name().sameAs(to.name()) || isText(from) || isText(to)) {
      return true;
    }
    for (List<String> family : FAMILIES) {
      if (family.contains(from.name().name()) && family.contains(to.name().name())) {
        return from.isArray() == to.isArray();
      }
    }
    return false;
  }

  private static boolean isText(DataType type) {
    return !type.isArray()
        && type.name().schema() == null
        && TEXTS.contains(type.name().name());
  }
}
