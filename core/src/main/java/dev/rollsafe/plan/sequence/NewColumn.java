package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.ColumnDefinition.Nullability;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.SequenceText;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ADD COLUMN} that rewrites or reads the table: the plain column first, which touches no row; rows get their values in batches,
 * and constraints come one by one.
 */
final class NewColumn implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof AddColumn add)) {
      return Optional.empty();
    }
    return Optional.of(new Column(unit, unit.table(alter.name()), alter, add.column()).sequence());
  }

  /** One new column. */
  private record Column(Unit unit, Table table, AlterTable statement, ColumnDefinition column) {

    private String name() {
      return column.name().value();
    }

    private String place() {
      return table.name() + "." + name();
    }

    private Alter alter() {
      return new Alter(table.name());
    }

    Sequence sequence() {
      if (column.generated().isPresent()) {
        throw new Refused(place()
            + " is computed for every row as it is added, which rewrites the table; add a plain"
            + " column, and let a trigger compute it");
      }
      boolean numbered = column.identity().isPresent()
          || column.type().filter(DataType::isSerial).isPresent();
      Sequence plain = numbered ? numbered() : isTouchingNoRow() ? bare() : filled();
      if (column.constraints().isEmpty()) {
        return plain;
      }
      List<Step> steps = new ArrayList<>(plain.steps());
      Catalog with = Scratch.after(unit.before(), List.of(added(type())));
      for (TableConstraint constraint : column.constraints()) {
        steps.addAll(constraint(with, constraint).steps());
      }
      return new Sequence(
          place() + "-new",
          "Add " + place() + ", and its constraints one by one",
          steps,
          plain.notes());
    }

    private DataType type() {
      return column.type().orElseThrow();
    }

    private String added(DataType type) {
      return alter()
          .addColumn(
              name(),
              Sql.qualifiedType(unit.before(), type)
                  + column.collation().map(c -> " COLLATE " + Sql.name(c)).orElse(""));
    }

    private Optional<String> value() {
      return unit.options()
          .expression(place())
          .or(() -> column.defaultValue().map(Expression::text));
    }

    private boolean isRequired() {
      return column.nullability() == Nullability.NOT_NULL;
    }

    /** A constant is kept with the table, and no row is written for it. */
    private boolean isTouchingNoRow() {
      return column
          .defaultValue()
          .map(value -> SqlParser.facts(value).constant())
          .orElse(!isRequired() && !column.constraints().isEmpty());
    }

    private Sequence bare() {
      String rest =
          column.defaultValue().map(value -> " DEFAULT " + value.text()).orElse("")
              + (isRequired() ? " NOT NULL" : "");
      return new Sequence(
          place() + "-new",
          "Add " + place(),
          List.of(Step.of(
                  Names.joined(table.name().name(), name(), "new"),
                  Stage.EXPAND,
                  "Add " + place() + ", which touches no row",
                  Block.transaction(List.of(added(type()) + rest)))
              .undo(Block.transaction(List.of(alter().dropColumn(name()))))),
          List.of());
    }

    private Sequence filled() {
      if (value().isEmpty()) {
        throw new Refused("rows that are there have no value for " + place()
            + "; say with -- rollsafe:value " + place() + " = EXPRESSION what they are to have");
      }
      List<String> add = new ArrayList<>(List.of(added(type())));
      column.defaultValue().ifPresent(value -> add.add(alter().setDefault(name(), value.text())));
      return NotNull.sequence(unit, table, name(), value(), add, isRequired());
    }

    /** Rows that are there get numbers in batches, from the sequence that new rows get theirs from. */
    private Sequence numbered() {
      DataType type = numberType();
      ObjectName sequence =
          new ObjectName(table.name().schema(), Names.joined(table.name().name(), name(), "seq"));
      String next = "nextval(" + Sql.literal(Sql.qualified(sequence)).strip() + "::regclass)";
      SequenceOptions options =
          column.identity().map(ColumnDefinition.Identity::options).orElse(SequenceOptions.NONE);
      List<String> add = List.of(
          "CREATE SEQUENCE " + Sql.qualified(sequence) + " AS "
              + Sql.qualifiedType(unit.before(), type) + SequenceText.identityOptions(options),
          added(type),
          alter().setDefault(name(), next),
          "ALTER SEQUENCE " + Sql.qualified(sequence) + " OWNED BY " + Sql.qualified(table.name())
              + "." + Sql.identifier(name()));
      Sequence filled = NotNull.sequence(unit, table, name(), Optional.of(next), add, true);
      if (column.identity().isEmpty()) {
        return filled;
      }
      List<Step> steps = new ArrayList<>(filled.steps());
      Numbers numbers = new Numbers(table.name(), name(), type, sequence, options);
      List<String> over = new ArrayList<>(numbers.toIdentity());
      if (column.identity().get().always()) {
        over.add(alter().setIdentity(name(), true));
      }
      steps.add(Step.of(
              Names.joined(table.name().name(), name(), "identity"),
              Stage.CONTRACT,
              "Make " + place() + " an identity, which goes on where the sequence was",
              Block.transaction(over))
          .undo(Block.transaction(numbers.toDefault(unit.before())))
          .expects("old-writes-get-other-values", "not-null-breaks-old-writers"));
      return new Sequence(filled.id(), filled.title(), steps, filled.notes());
    }

    private DataType numberType() {
      String name = switch (type().name().name()) {
        case "serial" -> "integer";
        case "bigserial" -> "bigint";
        case "smallserial" -> "smallint";
        default -> type().name().name();
      };
      return new DataType(
          new QualifiedName(null, name, type().span()),
          List.of(),
          0,
          false,
          false,
          type().span());
    }

    private Sequence constraint(Catalog with, TableConstraint constraint) {
      AlterAction action = new AlterAction.AddConstraint(constraint, column.span());
      AlterTable alone = new AlterTable(
          statement.kind(),
          statement.name(),
          statement.ifExists(),
          statement.only(),
          List.of(action),
          column.span());
      Unit part =
          new Unit(alone, unit.sql(), with, unit.version(), unit.options(), unit.migration());
      return new AddConstraints()
          .plan(part)
          .orElseThrow(() -> new Refused(place()
              + " has a constraint that is not understood; add it in a statement of its own"));
    }
  }
}
