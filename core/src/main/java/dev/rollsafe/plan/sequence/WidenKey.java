package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction.SetType;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER COLUMN .. TYPE} of a key, of what refers to one, or of a column with a sequence: from an integer to a wider one, together
 * with all columns that refer to it. Names stay as they are, so the old release goes on through it.
 */
final class WidenKey implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof SetType set)) {
      return Optional.empty();
    }
    Table table = unit.table(alter.name());
    Column column = unit.column(table, set.column().value());
    if (!isNumbered(column) && !isKey(unit, table, column)) {
      return Optional.empty();
    }
    Shadow root = new Shadow(table, column, set.type());
    if (table.column(root.fresh()).isPresent()) {
      return Optional.of(goesAlong(root));
    }
    if (set.using().isPresent() || !Conversion.widens(column.type(), set.type())) {
      throw new Refused(table.name() + "." + column.name()
          + " is a key, and only an integer can become a wider one under its own name; another kind of value is"
          + " another key: add a column for it, let the application fill it, and let what refers to the old one"
          + " refer to it, one after the other");
    }
    refuseNarrowParent(unit, table, root);
    ShadowFamily family = ShadowFamily.of(unit, root);
    ShadowLimits.check(family);
    return Optional.of(sequence(family));
  }

  private static boolean isNumbered(Column column) {
    return column.identity().isPresent()
        || column.ownedSequence().isPresent()
        || column
            .defaultValue()
            .filter(value -> value.text().contains("nextval"))
            .isPresent();
  }

  private static boolean isKey(Unit unit, Table table, Column column) {
    for (Constraint constraint : table.constraints()) {
      boolean key = constraint.kind() == Constraint.Kind.PRIMARY_KEY
          || constraint.kind() == Constraint.Kind.FOREIGN_KEY;
      if (key && constraint.columns().contains(column.name())) {
        return true;
      }
    }
    for (Catalog.ForeignKey key : unit.before().referencing(table.name())) {
      if (key.constraint().referencedColumns().contains(column.name())) {
        return true;
      }
    }
    return Key.of(table, unit.before()).filter(key -> key.has(column.name())).isPresent();
  }

  private static Sequence goesAlong(Shadow root) {
    String place = root.table().name() + "." + root.name();
    return new Sequence(
        place + "->" + root.type() + "-along",
        place + " gets its new type together with the key that it refers to",
        List.of(),
        List.of());
  }

  /** What refers to a key follows it, not the other way round. */
  private static void refuseNarrowParent(Unit unit, Table table, Shadow root) {
    for (Constraint key : table.constraints()) {
      int at = key.kind() == Constraint.Kind.FOREIGN_KEY ? key.columns().indexOf(root.name()) : -1;
      if (at < 0 || key.referencedColumns().isEmpty()) {
        continue;
      }
      Optional<Column> parent = key.referenced()
          .flatMap(unit.before()::table)
          .flatMap(referenced -> referenced.column(key.referencedColumns().get(at)));
      boolean itself = key.referenced().filter(table.name()::equals).isPresent();
      if (!itself
          && parent.filter(c -> Conversion.widens(c.type(), root.type())).isPresent()) {
        throw new Refused(table.name() + "." + root.name() + " refers to "
            + key.referenced().get() + "." + key.referencedColumns().get(at)
            + ", which is narrower: change the type of that one in a statement before this; what refers to it goes"
            + " along");
      }
    }
  }

  private static Sequence sequence(ShadowFamily family) {
    Shadow root = family.root();
    String place = root.table().name() + "." + root.name();
    List<String> notes = new ArrayList<>();
    List<String> along = new ArrayList<>();
    for (Shadow member : family.members().subList(1, family.members().size())) {
      along.add(member.table().name() + "." + member.name());
    }
    if (!along.isEmpty()) {
      notes.add("What refers to it gets the type too: " + String.join(", ", along));
    }
    notes.add(
        "Names stay; sessions that have prepared statements with the column in their result plan them anew when the"
            + " columns change places (\"cached plan must not change result type\"): drivers do, outside of transactions");
    notes.add(
        "Functions that hold its values in variables of the old type are not found; look for them");
    notes.add(
        "Publications with a list of columns name the old column; triggers do not fire where logical replication"
            + " writes");
    return new Sequence(
        place + "->" + root.type(),
        "Make " + place + " a " + root.type(),
        new ShadowSteps(family)
            .steps(List.of("Deploy a release that reads and writes the values of " + place
                + " as " + root.type() + ", and wait until none that takes them for "
                + root.column().type()
                + " runs or may come back")),
        notes);
  }
}
