package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code RENAME COLUMN}: a second column of the new name, kept in step. */
final class RenameColumn implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof Rename rename)
        || rename.kind() != ObjectKind.COLUMN
        || rename.objectKind() != ObjectKind.TABLE
        || rename.part().isEmpty()) {
      return Optional.empty();
    }
    Table table = unit.table(rename.object());
    Column column = unit.column(table, rename.part().get().value());
    String name = rename.newName().value();
    if (table.column(name).isPresent()) {
      throw new Refused("there is a column " + name + " already");
    }
    Half old = Halves.of(unit, column, Sql.identifier(name), true);
    Half fresh = Halves.of(unit, Halves.like(column, name), Sql.identifier(column.name()), true);
    SyncedColumns synced = new SyncedColumns(
        unit, table, List.of(old), List.of(fresh), Halves.searchPath(unit, table, List.of(old)));
    List<String> notes = new ArrayList<>();
    notes.add(
        "If only the code is to use the new name, map it there (@Column) and leave the database as it is");
    notes.addAll(synced.notes());
    String title = "Rename " + table.name() + "." + column.name() + " to " + name;
    return Optional.of(new Sequence(
        table.name() + "." + column.name() + "->" + name,
        title,
        synced.steps(List.of(
            "Deploy a release that names only " + table.name() + "." + name + ", and wait until no"
                + " release that names " + column.name() + " runs or may come back")),
        notes));
  }
}
