package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An UPDATE of a whole table: the same in batches that commit. */
final class BatchedUpdate implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof Update update)) {
      return Optional.empty();
    }
    Table table = unit.table(update.table());
    if (update.from().isPresent() || !update.with().isEmpty() || update.returning()) {
      throw new Refused(
          "an UPDATE with FROM, WITH or RETURNING does not say how it could be done in batches");
    }
    if (update.alias().isPresent()) {
      throw new Refused("an UPDATE with an alias is not taken apart; write it without");
    }
    List<String> set = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    String first = "";
    for (Update.Assignment assignment : update.assignments()) {
      if (assignment.columns().size() != 1) {
        throw new Refused(
            "an UPDATE that sets several columns from one row is not taken apart; set them one by one");
      }
      String column = assignment.columns().get(0).value();
      if (unit.key(table).has(column)) {
        throw new Refused("the UPDATE changes " + column + ", by which its batches would go");
      }
      first = first.isEmpty() ? column : first;
      set.add(Sql.identifier(column) + " = " + assignment.value().text());
      changes.add("t." + Sql.identifier(column) + " IS DISTINCT FROM ("
          + assignment.value().text() + ")");
    }
    String pending = update.where().map(where -> "(" + where.text() + ") AND ").orElse("") + "("
        + String.join(" OR ", changes) + ")";
    String name = Names.joined(table.name().name(), first, "fill");
    return Optional.of(
        new Sequence(
            table.name() + "." + first + "-fill",
            "Update " + table.name() + " in batches",
            Fill.steps(unit, table, name, String.join(", ", set), pending, "to be updated"),
            List.of(
                "A batch is seen as soon as it commits: for a while some rows are updated and others are not")));
  }
}
