package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * New columns take the place of old ones in the same table: both are there for some releases, a trigger keeps them the same,
 * and the old ones go in two moves, of which the first can be taken back.
 */
final class SyncedColumns {

  private final Table table;
  private final Catalog catalog;
  private final List<Half> old;
  private final List<Half> fresh;
  private final String name;
  private final SyncTrigger trigger;
  private final KeysetBackfill forward;
  private final KeysetBackfill back;
  private final Key key;

  /**
   * The change of some columns.
   *
   * @param old the old columns, as the trigger computes them from the new ones
   * @param fresh the new columns, as the trigger computes them from the old ones
   */
  SyncedColumns(Unit unit, Table table, List<Half> old, List<Half> fresh, String searchPath) {
    this.table = table;
    this.catalog = unit.before();
    this.old = old;
    this.fresh = fresh;
    this.key = unit.key(table);
    refuseWhatCannotBeSynced();
    name = Names.joined(
        table.name().name(), old.get(0).column().name(), fresh.get(0).column().name());
    trigger = new SyncTrigger(table.name(), name, old, fresh, searchPath);
    forward = new KeysetBackfill(table.name(), key, catalog, name, set(fresh), pending());
    back = new KeysetBackfill(
        table.name(), key, catalog, Names.joined(name, "back"), set(old), diverged());
  }

  private void refuseWhatCannotBeSynced() {
    if (!table.children().isEmpty() && !table.isPartitioned()) {
      throw new Refused(
          "other tables inherit from " + table.name() + ", which a trigger on it does not see");
    }
    for (Half half : old) {
      refuse(half.column());
    }
    for (Trigger other : table.triggers()) {
      boolean sync = other.name().startsWith("zz_") && other.name().endsWith("_sync");
      if (sync && mentions(other)) {
        throw new Refused("the trigger " + other.name()
            + " keeps the column in step with another one already; finish that change first");
      }
      if (!sync && other.name().compareTo("zz_" + table.name().name()) > 0) {
        throw new Refused("the trigger " + other.name()
            + " fires behind every trigger that could be put there; give it an earlier name first");
      }
    }
  }

  private boolean mentions(Trigger sync) {
    for (Half half : old) {
      String column = half.column().name();
      if (sync.name().contains("_" + column + "_")) {
        return true;
      }
    }
    return false;
  }

  private void refuse(Column column) {
    String place = table.name() + "." + column.name();
    if (key.has(column.name())) {
      throw new Refused(
          place + " is in the key of the table; keep its name in the database and give"
              + " it another one in the code");
    }
    if (column.generated().isPresent() || column.identity().isPresent()) {
      throw new Refused(place + " is computed by the server, so that no trigger can set it");
    }
    if (table.partitionBy().isPresent()
        && table.partitionBy().get().toString().contains(column.name())) {
      throw new Refused(
          place + " decides into which partition a row goes, which no trigger may change");
    }
    for (Catalog.ForeignKey reference : catalog.referencing(table.name())) {
      if (reference.constraint().referencedColumns().contains(column.name())) {
        throw new Refused(place + " is referred to by the foreign key "
            + reference.constraint().name() + " of " + reference.table());
      }
    }
  }

  private static String set(List<Half> side) {
    List<String> set = new ArrayList<>();
    for (Half half : side) {
      set.add(half.name() + " = " + inQuery(half));
    }
    return String.join(", ", set);
  }

  private static String inQuery(Half half) {
    return half.plain() ? "t." + half.from() : "(" + half.from() + ")";
  }

  private static String test(List<Half> side, String test, String joint) {
    List<String> terms = new ArrayList<>();
    for (Half half : side) {
      terms.add("t." + half.name() + test);
    }
    return String.join(joint, terms);
  }

  /** Rows that the old release has written before the trigger was there. */
  private String pending() {
    List<String> known = new ArrayList<>();
    for (Half half : fresh) {
      known.add(inQuery(half) + " IS NOT NULL");
    }
    return test(fresh, " IS NULL", " AND ") + " AND (" + String.join(" OR ", known) + ")";
  }

  /** Rows of which neither side is what the other one makes of it. */
  private String diverged() {
    String differs = differs(fresh);
    return isLossless() ? differs : "(" + differs + ") AND (" + differs(old) + ")";
  }

  private static String differs(List<Half> side) {
    List<String> terms = new ArrayList<>();
    for (Half half : side) {
      terms.add(half.differs("t." + half.name(), inQuery(half)));
    }
    return String.join(" OR ", terms);
  }

  private boolean isLossless() {
    return old.size() == 1
        && fresh.size() == 1
        && old.get(0).plain()
        && fresh.get(0).plain();
  }

  private String count(String condition) {
    return "SELECT count(*) FROM " + Names.quoted(table.name()) + " AS t WHERE " + condition;
  }

  private String alter(String action) {
    return "ALTER TABLE " + Names.quoted(table.name()) + " " + action;
  }

  private static String tomb(Half half) {
    return TombedColumns.name(half.column());
  }

  String name() {
    return name;
  }

  /** Returns the steps, with what only the application does in the middle. */
  List<Step> steps(List<String> switchNotes) {
    List<Step> steps = new ArrayList<>();
    steps.add(expand());
    steps.add(Step.of(
            name + "_prepare_backfill",
            Stage.BACKFILL,
            "Prepare to fill " + freshNames() + " in rows that are there already",
            Block.transaction(forward.create()))
        .undo(Block.transaction(forward.drop())));
    steps.add(backfill());
    for (Half half : fresh) {
      steps.addAll(notNull(half));
    }
    steps.addAll(new ColumnCopies(table, catalog, old, fresh).steps(name));
    steps.add(Step.of(
            name + "_switch",
            Stage.SWITCH,
            "The application reads and writes " + freshNames() + " and no longer names "
                + oldNames(),
            Block.none())
        .notes(switchNotes));
    steps.add(contract());
    steps.addAll(finish());
    return steps;
  }

  private String freshNames() {
    return names(fresh);
  }

  private String oldNames() {
    return names(old);
  }

  private String names(List<Half> side) {
    List<String> names = new ArrayList<>();
    for (Half half : side) {
      names.add(table.name() + "." + half.column().name());
    }
    return String.join(" and ", names);
  }

  private Step expand() {
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>(trigger.drop());
    for (Half half : fresh) {
      if (table.column(half.column().name()).isEmpty()) {
        statements.add(alter("ADD COLUMN " + half.name() + " " + half.type() + collation(half)));
        undo.add(alter("DROP COLUMN " + half.name()));
      }
    }
    statements.addAll(trigger.create());
    Step step = Step.of(
            name + "_expand",
            Stage.EXPAND,
            "Put " + freshNames() + " beside " + oldNames() + " and keep them in step",
            Block.transaction(statements))
        .undo(Block.transaction(undo))
        .verify(trigger.missing(), "triggers are missing or switched off");
    if (isLossless()) {
      return step;
    }
    List<String> unknown = new ArrayList<>();
    for (Half half : fresh) {
      unknown.add(inQuery(half) + " IS NULL");
    }
    return step.risk(
        count("(" + test(old, " IS NOT NULL", " OR ") + ") AND " + String.join(" AND ", unknown)),
        "rows hold a value that the new side cannot hold");
  }

  private static String collation(Half half) {
    return half.column().collation().map(name -> " COLLATE " + name).orElse("");
  }

  private Step backfill() {
    return Step.of(
            name + "_backfill",
            Stage.BACKFILL,
            "Fill " + freshNames()
                + " in batches that commit; started again, it goes on where it was",
            Block.rows(forward.call()))
        .undo(Block.transaction(List.of(forward.restart())))
        .verify(count(diverged()), "rows differ between the old and the new side")
        .batches(forward.batches());
  }

  private boolean mustBeSet(Half half) {
    return old.size() == 1
        && fresh.size() == 1
        && old.get(0).column().notNull()
        && !half.from().isEmpty();
  }

  private String notNullName(Half half) {
    return Names.joined(table.name().name(), half.column().name(), "nn");
  }

  private String addCheck(Half half) {
    return alter("ADD CONSTRAINT " + Names.quoted(notNullName(half)) + " CHECK (" + half.name()
        + " IS NOT NULL) NOT VALID");
  }

  private List<Step> notNull(Half half) {
    if (!mustBeSet(half)) {
      return List.of();
    }
    String constraint = Names.quoted(notNullName(half));
    return List.of(
        Step.of(
                name + "_not_null",
                Stage.BACKFILL,
                "Let no new row leave " + freshNames() + " empty",
                Block.transaction(List.of(addCheck(half))))
            .undo(Block.transaction(List.of(alter("DROP CONSTRAINT " + constraint))))
            .risk(count("t." + half.name() + " IS NULL"), "rows are still without a value"),
        Step.of(
                name + "_not_null_proven",
                Stage.BACKFILL,
                "Prove that no row does",
                Block.scan(alter("VALIDATE CONSTRAINT " + constraint)))
            .verify(count("t." + half.name() + " IS NULL"), "rows are without a value"));
  }

  private Step contract() {
    List<String> statements = new ArrayList<>(trigger.drop());
    statements.addAll(forward.drop());
    List<String> undo = new ArrayList<>();
    for (Half half : old) {
      undo.add(alter("RENAME COLUMN " + Names.quoted(tomb(half)) + " TO " + half.name()));
    }
    for (Half half : fresh) {
      freshTakesOver(half, statements, undo);
    }
    for (Half half : old) {
      oldSteps(half, statements, undo);
    }
    undo.addAll(trigger.create());
    undo.addAll(forward.create());
    undo.addAll(back.create());
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.transaction(undo));
    blocks.add(Block.rows(back.call()));
    blocks.add(Block.transaction(back.drop()));
    for (Half half : fresh) {
      if (mustBeSet(half)) {
        blocks.add(Block.scan(alter("VALIDATE CONSTRAINT " + Names.quoted(notNullName(half)))));
      }
    }
    for (Half half : old) {
      if (half.column().notNull()) {
        blocks.addAll(notNullAgain(half));
      }
    }
    return Step.of(
            name + "_contract",
            Stage.CONTRACT,
            "Stop keeping " + oldNames() + " in step and put it out of reach as "
                + tomb(old.get(0)),
            Block.transaction(statements))
        .undo(blocks.toArray(new Block[0]))
        .risk(
            count(diverged()),
            "rows differ between the old and the new side; do not go on before it is 0")
        .verify(count("false"), "rows are lost")
        .expects("rename-breaks-previous-release", "drop-breaks-previous-release");
  }

  private void freshTakesOver(Half half, List<String> statements, List<String> undo) {
    if (mustBeSet(half)) {
      statements.add(alter("ALTER COLUMN " + half.name() + " SET NOT NULL"));
      statements.add(alter("DROP CONSTRAINT " + Names.quoted(notNullName(half))));
      undo.add(addCheck(half));
      undo.add(alter("ALTER COLUMN " + half.name() + " DROP NOT NULL"));
    }
    if (old.size() == 1
        && fresh.size() == 1
        && old.get(0).column().defaultValue().isPresent()) {
      statements.add(alter("ALTER COLUMN " + half.name() + " SET DEFAULT "
          + old.get(0).column().defaultValue().get().text()));
      undo.add(alter("ALTER COLUMN " + half.name() + " DROP DEFAULT"));
    }
  }

  private void oldSteps(Half half, List<String> statements, List<String> undo) {
    if (half.column().notNull()) {
      statements.add(alter("ALTER COLUMN " + half.name() + " DROP NOT NULL"));
    }
    if (half.column().defaultValue().isPresent()) {
      statements.add(alter("ALTER COLUMN " + half.name() + " DROP DEFAULT"));
      undo.add(alter("ALTER COLUMN " + half.name() + " SET DEFAULT "
          + half.column().defaultValue().get().text()));
    }
    statements.add(alter("RENAME COLUMN " + half.name() + " TO " + Names.quoted(tomb(half))));
  }

  private List<Block> notNullAgain(Half half) {
    String constraint = Names.quoted(notNullName(half));
    return List.of(
        Block.transaction(List.of(addCheck(half))),
        Block.scan(alter("VALIDATE CONSTRAINT " + constraint)),
        Block.transaction(List.of(
            alter("ALTER COLUMN " + half.name() + " SET NOT NULL"),
            alter("DROP CONSTRAINT " + constraint))));
  }

  private List<Step> finish() {
    List<Column> columns = new ArrayList<>();
    for (Half half : old) {
      columns.add(Halves.like(half.column(), half.column().name()));
    }
    return new TombedColumns(table, catalog, key, name, columns).drop(!isLossless());
  }
}
