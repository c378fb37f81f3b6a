package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.script.Sql;
import java.util.Optional;
import java.util.Set;

/**
 * A column of an archive, which holds the values of a table's column. Values of types that scripts or extensions made are held as
 * text: an archive must depend on nothing that a migration may drop.
 *
 * @param column the column of the table
 * @param name what it is called in the archive
 * @param stored the type it has there
 * @param cast the type it is cast to on the way back, where that is another one
 * @param comparable whether {@code =} of its type says whether values are the same
 */
record Slot(Column column, String name, String stored, Optional<String> cast, boolean comparable) {

  private static final Set<String> COMPARABLE = Set.of(
      "smallint",
      "integer",
      "bigint",
      "numeric",
      "real",
      "double precision",
      "boolean",
      "text",
      "character varying",
      "character",
      "bytea",
      "date",
      "time without time zone",
      "time with time zone",
      "timestamp without time zone",
      "timestamp with time zone",
      "interval",
      "uuid",
      "jsonb",
      "inet",
      "cidr",
      "macaddr",
      "money",
      "oid",
      "bit",
      "bit varying");

  /** They are part of every server, but have no equality, or one that says less than their text. */
  private static final Set<String> OTHER = Set.of(
      "json",
      "xml",
      "point",
      "line",
      "lseg",
      "box",
      "path",
      "polygon",
      "circle",
      "tsvector",
      "tsquery",
      "macaddr8",
      "name");

  /** Returns where the values of a column are held. */
  static Slot of(Catalog catalog, Column column, String name) {
    DataType type = column.type();
    boolean made = catalog.type(type.name()).isPresent() || type.name().schema() != null;
    boolean simple = !made && COMPARABLE.contains(type.name().name());
    if (simple || (!made && OTHER.contains(type.name().name()))) {
      return new Slot(column, name, type.toString(), Optional.empty(), simple);
    }
    boolean label = !type.isArray()
        && catalog.type(type.name()).filter(t -> t.kind() == Type.Kind.ENUM).isPresent();
    return new Slot(column, name, "text", Optional.of(Sql.type(catalog, type)), label);
  }

  String quoted() {
    return Sql.identifier(name);
  }

  private String inTable() {
    return Sql.identifier(column.name());
  }

  /** Returns its definition in the archive. */
  String definition() {
    boolean collated = cast.isEmpty() && column.collation().isPresent();
    return quoted() + " " + stored
        + (collated ? " COLLATE " + Sql.name(column.collation().orElseThrow()) : "");
  }

  /** Returns the value of a row of the table, as the archive holds it. */
  String in(String row) {
    return row + "." + inTable() + (cast.isPresent() ? "::text" : "");
  }

  /** Returns the value of a row of the archive, as the table holds it. */
  String out(String row) {
    return row + "." + quoted() + cast.map(type -> "::" + type).orElse("");
  }

  /** Returns whether a row of the table has the value that a row of the archive holds. */
  String isSame(String row, String archived) {
    return comparable
        ? row + "." + inTable() + " IS NOT DISTINCT FROM " + out(archived)
        : in(row) + "::text IS NOT DISTINCT FROM " + archived + "." + quoted() + "::text";
  }

  /** Returns the same of a column of a key, which holds no null. */
  String isKey(String row, String archived) {
    return row + "." + inTable() + " = " + out(archived);
  }

  /** Returns an assignment of the value of a row of the archive. */
  String assign(String archived) {
    return inTable() + " = " + out(archived);
  }
}
