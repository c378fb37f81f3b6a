package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER TYPE .. RENAME VALUE}: a second label. Rows go over to it when no release is left that does not know it; the
 * old label stays, as none can be dropped.
 */
final class RenameLabel implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof Rename rename)
        || rename.kind() != ObjectKind.ENUM_VALUE
        || rename.part().isEmpty()) {
      return Optional.empty();
    }
    Type type = unit.before()
        .type(rename.object())
        .orElseThrow(() -> new Refused("the history does not make the type " + rename.object()));
    return Optional.of(
        new Labels(unit, type, rename.part().get().value(), rename.newName().value()).sequence());
  }

  /** Two labels of one type. */
  private record Labels(Unit unit, Type type, String old, String fresh) {

    Sequence sequence() {
      List<Step> steps = new ArrayList<>();
      String name = Names.joined(type.name().name(), Names.forFile(fresh));
      steps.add(Step.of(
          name + "_expand",
          Stage.EXPAND,
          "Give " + type.name() + " the value " + fresh + " too",
          Block.transaction(List.of("ALTER TYPE " + Sql.qualified(type.name())
              + " ADD VALUE IF NOT EXISTS " + Sql.literal(fresh).strip() + " AFTER "
              + Sql.literal(old).strip()))));
      steps.add(Step.of(
              name + "_switch",
              Stage.SWITCH,
              "The application reads both, and writes only " + fresh,
              Block.none())
          .notes(List.of(
              "First deploy a release that reads " + fresh + " as it reads " + old
                  + ", and writes " + old + "; when none is left that does not know " + fresh
                  + ", one that writes it",
              "Wait until no release that writes " + old + " runs or may come back")));
      for (Table table : unit.before().tables()) {
        for (Column column : table.columns()) {
          if (isOfType(column) && table.partitionOf().isEmpty()) {
            steps.addAll(rows(table, column, name));
          }
        }
      }
      return new Sequence(
          type.name() + "." + old + "->" + fresh,
          "Rename the value " + old + " of " + type.name() + " to " + fresh,
          steps,
          List.of(
              "The label " + old
                  + " stays in the type: none can be dropped; a CHECK can keep it out of a column",
              "Functions and views that name " + old + " are not found; look for them"));
    }

    private boolean isOfType(Column column) {
      if (!unit.before().type(column.type().name()).filter(type::equals).isPresent()) {
        return false;
      }
      if (column.type().isArray()) {
        throw new Refused(column.name() + " holds arrays of " + type.name()
            + ", whose elements are not exchanged in batches");
      }
      return true;
    }

    private List<Step> rows(Table table, Column column, String name) {
      Key key = unit.key(table);
      if (key.has(column.name())) {
        throw new Refused(table.name() + "." + column.name()
            + " is in the key of the table, by which its batches would go");
      }
      String step = Names.joined(name, table.name().name(), column.name());
      String c = Sql.identifier(column.name());
      KeysetBackfill over = fill(table, key, step, c, old, fresh);
      KeysetBackfill back = fill(table, key, Names.joined(step, "back"), c, fresh, old);
      List<Step> steps = new ArrayList<>();
      column
          .defaultValue()
          .filter(value -> value.text().contains("'" + old + "'"))
          .ifPresent(value -> steps.add(Step.of(
                  step + "_default",
                  Stage.CONTRACT,
                  "Let " + table.name() + "." + column.name() + " begin as " + fresh,
                  Block.transaction(List.of(new Alter(table.name())
                      .setDefault(column.name(), Sql.literal(fresh).strip()))))
              .undo(Block.transaction(
                  List.of(new Alter(table.name()).setDefault(column.name(), value.text()))))
              .expects("old-writes-get-other-values")));
      steps.add(Step.of(
              step + "_prepare",
              Stage.CONTRACT,
              "Prepare to bring the rows of " + table.name() + " over",
              Block.transaction(over.create()))
          .undo(Block.transaction(over.drop())));
      steps.add(Step.of(
              step + "_contract",
              Stage.CONTRACT,
              "Bring them over in batches that commit; started again, it goes on where it was",
              Block.rows(over.call()))
          .undo(
              Block.transaction(back.create()),
              Block.rows(back.call()),
              Block.transaction(back.drop()),
              Block.transaction(List.of(over.restart())))
          .verify(over.count(), "rows hold the old value")
          .batches(over.batches()));
      steps.add(Step.of(
              step + "_clean",
              Stage.FINAL,
              "Take the procedure away",
              Block.transaction(over.drop()))
          .undo(Block.transaction(over.create())));
      return steps;
    }

    private KeysetBackfill fill(
        Table table, Key key, String name, String column, String from, String to) {
      return new KeysetBackfill(
          table.name(),
          key,
          unit.before(),
          name,
          column + " = " + Sql.literal(to).strip(),
          "t." + column + " = " + Sql.literal(from).strip());
    }
  }
}
