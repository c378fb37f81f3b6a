package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What keeps the columns of one table and those beside them the same: one way only, as all releases write the same name. */
final class ShadowSync {

  private static final String PATH = "pg_catalog, pg_temp";

  private final Table table;
  private final List<Shadow> members;
  private final Catalog before;
  private final String name;

  ShadowSync(ShadowFamily family, Table table) {
    this.table = table;
    this.members = family.of(table);
    this.before = family.before();
    this.name = Names.joined(family.name(), table.name().name());
  }

  /** The trigger that fills the column beside. */
  RowTrigger forward() {
    return trigger(name, member -> assign(member.fresh(), "NEW." + Sql.identifier(member.name())));
  }

  /** The trigger that keeps the old column fresh as far as it can hold what is written, when they have changed places. */
  RowTrigger back() {
    return trigger(
        Names.joined(name, "back"),
        member -> assign(member.tomb(), member.narrowed("NEW." + Sql.identifier(member.name()))));
  }

  private static String assign(String column, String value) {
    return "  NEW." + Sql.identifier(column) + " := " + value + ";";
  }

  private RowTrigger trigger(String named, Function<Shadow, String> line) {
    List<String> lines = new ArrayList<>();
    members.forEach(member -> lines.add(line.apply(member)));
    return new RowTrigger(table.name(), named, PATH, String.join("\n", lines));
  }

  /** The batches that fill the columns beside. */
  KeysetBackfill fill() {
    return backfill(
        name,
        Key.of(table, before).orElseThrow(),
        member -> Sql.identifier(member.fresh()) + " = t." + Sql.identifier(member.name()),
        Shadow::pending);
  }

  /** The batches that fill the old columns, when they have come again. */
  KeysetBackfill refill() {
    return backfill(
        Names.joined(name, "back"),
        wideKey(),
        member -> Sql.identifier(member.tomb()) + " = "
            + member.narrowed("t." + Sql.identifier(member.name())),
        member -> "t." + Sql.identifier(member.tomb()) + " IS DISTINCT FROM "
            + member.narrowed("t." + Sql.identifier(member.name())));
  }

  private KeysetBackfill backfill(
      String named, Key key, Function<Shadow, String> set, Function<Shadow, String> pending) {
    return new KeysetBackfill(
        table.name(),
        key,
        before,
        named,
        String.join(", ", members.stream().map(set).toList()),
        String.join(" OR ", members.stream().map(pending).toList()));
  }

  private Key wideKey() {
    List<Column> columns = new ArrayList<>();
    for (Column column : Key.of(table, before).orElseThrow().columns()) {
      columns.add(members.stream()
          .filter(member -> member.name().equals(column.name()))
          .findFirst()
          .map(member -> Halves.typed(column.name(), member.type(), column))
          .orElse(column));
    }
    return new Key(columns);
  }

  ObjectName table() {
    return table.name();
  }
}
