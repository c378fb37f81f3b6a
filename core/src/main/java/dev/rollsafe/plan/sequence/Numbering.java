package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterSequence;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence.SequenceOwner;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A serial column that becomes an identity, or the other way round: all statements of the migration about its numbers become one
 * short transaction, so that no row is without a number and none gets one twice.
 */
final class Numbering implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter) || about(alter).isEmpty()) {
      return Optional.empty();
    }
    String name = about(alter).get();
    Optional<Table> table = unit.before().table(alter.name());
    Optional<Column> column = table.flatMap(t -> t.column(name));
    Optional<AlterAction> change = change(unit, alter, name);
    if (column.isEmpty() || change.isEmpty()) {
      return Optional.empty();
    }
    Column c = column.get();
    boolean identity = change.get() instanceof AlterAction.AddIdentity;
    if (identity == c.identity().isPresent()) {
      return Optional.of(Sequence.along(
          table.get().name() + "." + name + "-numbers", "Its numbers have changed hands already"));
    }
    if (c.ownedSequence().isEmpty() || (identity && !isSerial(c))) {
      return Optional.empty();
    }
    return Optional.of(sequence(unit, table.get(), c, change.get()));
  }

  private static boolean isSerial(Column column) {
    return column
        .defaultValue()
        .filter(value -> value.text().contains("nextval"))
        .isPresent();
  }

  /** The column whose numbers, and nothing else, a statement is about. */
  private static Optional<String> about(AlterTable alter) {
    Optional<String> column = Optional.empty();
    for (AlterAction action : alter.actions()) {
      Optional<String> its = about(action);
      if (its.isEmpty() || (column.isPresent() && !column.equals(its))) {
        return Optional.empty();
      }
      column = its;
    }
    return column;
  }

  private static Optional<String> about(AlterAction action) {
    if (action instanceof AlterAction.AddIdentity add) {
      return Optional.of(add.column().value());
    }
    if (action instanceof AlterAction.DropIdentity drop) {
      return Optional.of(drop.column().value());
    }
    if (action instanceof AlterAction.SetIdentity set) {
      return Optional.of(set.column().value());
    }
    if (action instanceof AlterAction.DropDefault drop) {
      return Optional.of(drop.column().value());
    }
    return action instanceof AlterAction.SetDefault set && set.value().text().contains("nextval")
        ? Optional.of(set.column().value())
        : Optional.empty();
  }

  /** The action of the migration that adds or drops the identity. */
  private static Optional<AlterAction> change(Unit unit, AlterTable about, String column) {
    for (Statement other : unit.migration()) {
      if (other instanceof AlterTable alter && isSame(unit, about, alter, column)) {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.AddIdentity
              || action instanceof AlterAction.DropIdentity) {
            return Optional.of(action);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Unit unit, AlterTable one, AlterTable other, String column) {
    return unit.before().resolve(one.name()).equals(unit.before().resolve(other.name()))
        && about(other).filter(column::equals).isPresent();
  }

  private static Sequence sequence(Unit unit, Table table, Column column, AlterAction change) {
    ObjectName sequence = column.ownedSequence().orElseThrow();
    Numbers numbers = new Numbers(
        table.name(),
        column.name(),
        column.type(),
        sequence,
        column
            .identity()
            .map(identity -> identity.options())
            .orElseGet(() -> unit.before()
                .sequence(sequence)
                .map(known -> known.options())
                .orElse(SequenceOptions.NONE)));
    String place = table.name() + "." + column.name();
    String name = Names.joined(table.name().name(), column.name(), "numbers");
    List<Step> steps = new ArrayList<>();
    boolean toIdentity = change instanceof AlterAction.AddIdentity;
    List<String> over = toIdentity ? numbers.toIdentity() : numbers.toDefault(unit.before());
    List<String> back = toIdentity ? numbers.toDefault(unit.before()) : numbers.toIdentity();
    boolean wasAlways = column.identity().filter(identity -> identity.always()).isPresent();
    if (wasAlways) {
      back = new ArrayList<>(back);
      back.add(new Alter(table.name()).setIdentity(column.name(), true));
    }
    steps.add(Step.of(
            name + "_expand",
            Stage.EXPAND,
            toIdentity
                ? "Let an identity give " + place + " its numbers, from where the sequence was"
                : "Let a default give " + place + " its numbers, from where the identity was",
            Block.transaction(over))
        .undo(Block.transaction(back)));
    if (change instanceof AlterAction.AddIdentity add && add.identity().always()) {
      Alter alter = new Alter(table.name());
      steps.add(Step.of(
              name + "_contract",
              Stage.CONTRACT,
              "Refuse numbers of the application for " + place,
              Block.transaction(List.of(alter.setIdentity(column.name(), true))))
          .undo(Block.transaction(List.of(alter.setIdentity(column.name(), false))))
          .notes(List.of("Wait until no release that writes " + column.name()
              + " itself runs or may come back"))
          .expects("old-writes-get-other-values"));
    }
    return new Sequence(
        place + "-numbers",
        toIdentity
            ? "Make " + place + " an identity"
            : "Make " + place + " a column with a default",
        steps,
        List.of("The sequence keeps the name " + sequence.name()),
        claims(unit, table, column, sequence));
  }

  /** All that the migration says of the numbers. */
  private static List<Statement> claims(
      Unit unit, Table table, Column column, ObjectName sequence) {
    List<Statement> claims = new ArrayList<>();
    for (Statement other : unit.migration()) {
      boolean alters = other instanceof AlterTable alter
          && unit.before().resolve(alter.name()).equals(table.name())
          && about(alter).filter(column.name()::equals).isPresent();
      boolean asks = other instanceof Select select && select.query().text().contains("setval(");
      if (alters || asks || isOfSequence(unit, other, table, column, sequence)) {
        claims.add(other);
      }
    }
    return claims;
  }

  private static boolean isOfSequence(
      Unit unit, Statement other, Table table, Column column, ObjectName sequence) {
    if (other instanceof CreateSequence create) {
      return create.options().ownedBy().isPresent()
          || unit.before().creation(create.name(), false).equals(sequence);
    }
    if (other instanceof AlterSequence alter) {
      return unit.before().resolve(alter.name()).equals(sequence);
    }
    if (other instanceof Drop drop && drop.kind() == ObjectKind.SEQUENCE) {
      return drop.targets().size() == 1
          && unit.before()
              .sequence(drop.targets().get(0).name())
              .flatMap(known -> known.owner())
              .filter(new SequenceOwner(table.name(), column.name())::equals)
              .isPresent();
    }
    return false;
  }
}
