package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/** The last stage of columns that got a wider type: numbers may grow, and the old columns go. */
final class ShadowEnd {

  private final ShadowFamily family;

  ShadowEnd(ShadowFamily family) {
    this.family = family;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Shadow member : family.members()) {
      List<List<String>> grow = new ShadowNumbers(member, family.before()).grow();
      if (!grow.isEmpty()) {
        steps.add(Step.of(
                Names.joined(family.name(), member.table().name().name(), "grow"),
                Stage.FINAL,
                "Let the numbers of " + member.table().name() + "." + member.name()
                    + " grow beyond the old type",
                Block.transaction(grow.get(0)))
            .undo(Block.transaction(grow.get(1)))
            .notes(List.of("There is no way back behind the first number greater than "
                + Conversion.most(member.column().type()))));
      }
    }
    family.tables().forEach(table -> steps.add(drop(table)));
    return steps;
  }

  private Step drop(Table table) {
    ShadowSync sync = new ShadowSync(family, table);
    List<String> statements = new ArrayList<>(sync.back().drop());
    List<String> again = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Shadow member : family.of(table)) {
      statements.add(member.alter().dropColumn(member.tomb()));
      names.add(member.tomb());
      again.add(member
          .alter()
          .addColumn(
              member.tomb(), Sql.qualifiedType(family.before(), member.column().type())));
    }
    again.addAll(sync.back().create());
    again.addAll(sync.refill().create());
    List<Block> undo = new ArrayList<>();
    undo.add(Block.transaction(again));
    undo.add(Block.rows(sync.refill().call()));
    undo.add(Block.transaction(sync.refill().drop()));
    undo.addAll(indexes(table));
    return Step.of(
            Names.joined(family.name(), table.name().name(), "drop"),
            Stage.FINAL,
            "Drop " + String.join(" and ", names) + " of " + table.name(),
            Block.transaction(statements))
        .undo(undo.toArray(new Block[0]))
        .expects("column-drop", "column-drop-takes-constraints", "drop-breaks-previous-release");
  }

  /** The indexes that go with the old columns, under the names that they have by then. */
  private List<Block> indexes(Table table) {
    List<Block> blocks = new ArrayList<>();
    Alter alter = new Alter(table.name());
    for (Copies.IndexCopy index : family.tombs(table).indexes()) {
      if (!ShadowSwap.isPrimary(table, index)) {
        String name = ShadowSwap.tomb(index.name());
        blocks.add(Block.outside(OnlineSql.index(index.copy(), name)));
        if (index.constraint().isPresent()) {
          blocks.add(Block.transaction(
              List.of(alter.add(name, ShadowSwap.usingIndex(table, index, name)))));
        }
      }
    }
    return blocks;
  }
}
