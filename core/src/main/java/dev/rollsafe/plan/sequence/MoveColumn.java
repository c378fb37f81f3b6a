package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code DROP COLUMN} of a column that an UPDATE of the same migration copies to another table: both are kept the same until it goes. */
final class MoveColumn implements Recipe {

  @Override
  public Optional<Sequence> plan(Unit unit) {
    if (!(unit.statement() instanceof AlterTable alter)
        || alter.actions().size() != 1
        || !(alter.actions().get(0) instanceof AlterAction.DropColumn drop)
        || drop.cascade()) {
      return Optional.empty();
    }
    Table table = unit.table(alter.name());
    Column column = unit.column(table, drop.column().value());
    List<Move> moves = new ArrayList<>();
    for (Statement other : unit.migration()) {
      if (other instanceof Update update && update.from().isPresent()) {
        Move.of(unit, update)
            .filter(move -> move.source().name().equals(table.name())
                && move.column().name().equals(column.name()))
            .ifPresentOrElse(moves::add, () -> refuseUnread(unit, table, column, update));
      } else if (other instanceof Insert insert) {
        refuseUnread(unit, table, column, insert);
      }
    }
    if (moves.size() > 1) {
      throw new Refused(table.name() + "." + column.name()
          + " goes to several tables; let it go to one, and from there on in another migration");
    }
    return moves.stream().findFirst().map(move -> sequence(unit, move));
  }

  /** A copy that is not understood must not be taken for none: what is written behind it would be lost. */
  private static void refuseUnread(Unit unit, Table table, Column column, Update update) {
    boolean reads =
        reads(unit, table, SqlParser.facts(update.from().orElseThrow()).relations())
            && update.assignments().stream()
                .anyMatch(set -> Words.has(set.value().text(), column.name()));
    if (reads) {
      throw unread(table, column);
    }
  }

  private static void refuseUnread(Unit unit, Table table, Column column, Insert insert) {
    boolean reads = insert
        .query()
        .filter(query -> reads(unit, table, SqlParser.facts(query).relations())
            && Words.has(query.text(), column.name()))
        .isPresent();
    if (reads) {
      throw unread(table, column);
    }
  }

  private static boolean reads(
      Unit unit, Table table, List<dev.rollsafe.ast.QueryFacts.Relation> relations) {
    return relations.stream()
        .anyMatch(relation -> unit.before().resolve(relation.name()).equals(table.name()));
  }

  private static Refused unread(Table table, Column column) {
    return new Refused(table.name() + "." + column.name()
        + " is copied to another table in a way that does not tell which row gets which value; write UPDATE target SET"
        + " column = s." + column.name() + " FROM " + table.name()
        + " AS s WHERE s.key = target.reference");
  }

  private static Sequence sequence(Unit unit, Move move) {
    refuse(unit, move);
    String place = move.source().name() + "." + move.column().name();
    String to = move.target().name() + "." + move.fresh().name();
    List<String> notes = new ArrayList<>();
    notes.add("A row of " + move.source().name() + " that has none in "
        + move.target().name()
        + " has no value; where the old release writes one, the row is made");
    notes.add("Who deletes the row of " + move.target().name()
        + " deletes the value for the old release too");
    notes.add("Old writers lock " + move.source().name() + " first and new ones "
        + move.target().name()
        + ": where both write the value of the same row at the same moment, one of them can meet a deadlock (40P01) and"
        + " has to try again");
    return new Sequence(
        place + "->" + to, "Move " + place + " to " + to, new Steps(unit, move).all(), notes);
  }

  private static void refuse(Unit unit, Move move) {
    String place = move.source().name() + "." + move.column().name();
    if (!move.column().type().sameAs(move.fresh().type())) {
      throw new Refused(place + " has another type than " + move.target().name() + "."
          + move.fresh().name() + "; move it first, and change its type in another migration");
    }
    if (move.column().generated().isPresent() || move.column().identity().isPresent()) {
      throw new Refused(place + " is computed by the server, so that no trigger can set it");
    }
    if (!isUnique(unit.before(), move.source(), move.key())
        || !isUnique(unit.before(), move.target(), move.reference())) {
      throw new Refused("a row of " + move.source().name() + " may have several of "
          + move.target().name() + ", or the other way round: " + move.source().name() + "."
          + move.key() + " and " + move.target().name() + "." + move.reference()
          + " must both be unique");
    }
    for (Column other : move.target().columns()) {
      boolean needed = other.notNull() && !other.fillsItself();
      if (needed && !other.name().equals(move.reference())) {
        throw new Refused("no row of " + move.target().name()
            + " can be made for a value that the old release writes: " + other.name()
            + " is NOT NULL and has no default");
      }
    }
  }

  private static boolean isUnique(Catalog catalog, Table table, String column) {
    for (Index index : catalog.indexes(table.name())) {
      if (index.unique()
          && index.where().isEmpty()
          && index.elements().size() == 1
          && index.elements().get(0).column().filter(name -> name.is(column)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The steps of one move. */
  private static final class Steps {

    private final Unit unit;
    private final Move move;
    private final String name;
    private final String title;
    private final CrossSync sync;
    private final KeysetBackfill forward;
    private final KeysetBackfill back;
    private final Key key;

    Steps(Unit unit, Move move) {
      this.unit = unit;
      this.move = move;
      this.key = unit.key(move.source());
      this.name = Names.joined(
          move.source().name().name(),
          move.column().name(),
          move.target().name().name());
      this.title = move.source().name() + "." + move.column().name() + " and "
          + move.target().name() + "." + move.fresh().name();
      this.sync = new CrossSync(move, name);
      List<String> carried = new ArrayList<>(List.of(move.key(), move.column().name()));
      this.forward = KeysetBackfill.of(
          move.source().name(), key, unit.before(), name, carried, sync.fill(), sync.diverged());
      String column = Sql.identifier(move.column().name());
      this.back = new KeysetBackfill(
          move.source().name(),
          key,
          unit.before(),
          Names.joined(name, "back"),
          column + " = " + sync.value(),
          "t." + column + " IS DISTINCT FROM " + sync.value());
    }

    List<Step> all() {
      List<Step> steps = new ArrayList<>();
      steps.add(Step.of(
              name + "_expand",
              Stage.EXPAND,
              "Keep " + title + " in step",
              Block.transaction(sync.create()))
          .undo(Block.transaction(sync.drop())));
      steps.add(Step.of(
              name + "_prepare_backfill",
              Stage.BACKFILL,
              "Prepare to copy the values that are there already",
              Block.transaction(forward.create()))
          .undo(Block.transaction(forward.drop())));
      steps.add(Step.of(
              name + "_backfill",
              Stage.BACKFILL,
              "Copy them in batches that commit; started again, it goes on where it was",
              Block.rows(forward.call()))
          .undo(Block.transaction(List.of(forward.restart())))
          .verify(sync.diverged(), "rows differ between the two tables")
          .batches(forward.batches()));
      if (move.column().notNull() && !move.column().fillsItself()) {
        steps.add(DropColumn.relax(move.source(), move.column(), name));
      }
      steps.add(Step.of(
              name + "_switch",
              Stage.SWITCH,
              "The application reads and writes " + move.target().name() + "."
                  + move.fresh().name(),
              Block.none())
          .notes(List.of("Deploy a release that no longer names "
              + move.source().name() + "." + move.column().name()
              + ", and wait until no release that does runs or may come back")));
      steps.add(contract());
      steps.addAll(
          new TombedColumns(move.source(), unit.before(), key, name, List.of(move.column()))
              .drop(false, List.of()));
      return steps;
    }

    private Step contract() {
      Alter alter = new Alter(move.source().name());
      String column = move.column().name();
      String tomb = TombedColumns.name(move.column());
      List<String> statements = new ArrayList<>(sync.drop());
      statements.addAll(forward.drop());
      statements.add(alter.renameColumn(column, tomb));
      List<String> undo = new ArrayList<>();
      undo.add(alter.renameColumn(tomb, column));
      undo.addAll(sync.create());
      undo.addAll(forward.create());
      undo.addAll(back.create());
      return Step.of(
              name + "_contract",
              Stage.CONTRACT,
              "Stop keeping " + title + " in step, and put the old one out of reach as " + tomb,
              Block.transaction(statements))
          .undo(Block.transaction(undo), Block.rows(back.call()), Block.transaction(back.drop()))
          .risk(sync.diverged(), "rows differ between the two tables; do not go on before it is 0")
          .expects("rename-breaks-previous-release", "drop-breaks-previous-release");
    }
  }
}
