package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.SequenceText;
import dev.rollsafe.script.Sql;
import java.util.List;
import java.util.Optional;

/**
 * The two ways in which a column gets its numbers, and how one takes the place of the other: the sequence keeps its name and
 * goes on where it was.
 *
 * @param table the table
 * @param column the column
 * @param type its type
 * @param sequence the sequence that belongs to it
 * @param options the options of that
 */
record Numbers(
    ObjectName table, String column, DataType type, ObjectName sequence, SequenceOptions options) {

  private ObjectName meanwhile() {
    return new ObjectName(sequence.schema(), Names.joined(sequence.name(), "new"));
  }

  private String goesOn() {
    return "SELECT pg_catalog.setval(" + Sql.literal(Sql.qualified(meanwhile()))
        + "::pg_catalog.regclass, s.last_value, s.is_called) FROM " + Sql.qualified(sequence)
        + " AS s";
  }

  private String named() {
    return "ALTER SEQUENCE " + Sql.qualified(meanwhile()) + " RENAME TO "
        + Sql.identifier(sequence.name());
  }

  /** From a default to an identity that takes values of the application too. */
  List<String> toIdentity() {
    Alter alter = new Alter(table);
    return List.of(
        alter.dropDefault(column),
        alter.addIdentity(
            column,
            false,
            "SEQUENCE NAME " + Sql.qualified(meanwhile())
                + SequenceText.identityOptions(untyped())),
        goesOn(),
        "-- rollsafe:ignore drop-breaks-previous-release the one that takes its place has its name\nDROP SEQUENCE "
            + Sql.qualified(sequence),
        "-- rollsafe:ignore rename-breaks-previous-release nobody has seen the name that it has\n"
            + named());
  }

  /** The type of an identity is that of its column. */
  private SequenceOptions untyped() {
    return new SequenceOptions(
        Optional.empty(),
        options.increment(),
        options.minValue(),
        options.maxValue(),
        options.start(),
        Optional.empty(),
        options.cache(),
        options.cycle(),
        Optional.empty(),
        false);
  }

  /** From an identity to a default. */
  List<String> toDefault(Catalog catalog) {
    Alter alter = new Alter(table);
    return List.of(
        "CREATE SEQUENCE " + Sql.qualified(meanwhile()) + " AS "
            + Sql.qualifiedType(catalog, type) + SequenceText.identityOptions(untyped())
            + " OWNED BY "
            + Sql.qualified(table) + "." + Sql.identifier(column),
        goesOn(),
        "-- rollsafe:ignore not-null-breaks-old-writers a default follows\n"
            + alter.dropIdentity(column),
        named(),
        alter.setDefault(
            column, "nextval(" + Sql.literal(Sql.qualified(sequence)).strip() + "::regclass)"));
  }
}
