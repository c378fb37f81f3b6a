package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.script.Ddl;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A view or routine that is dropped and made anew in one migration. Where the new one does not do for the old release, it has a
 * name of its own until that is gone.
 */
final class Replaced implements Recipe {

  private static final Set<ObjectKind> HANGERS =
      Set.of(ObjectKind.TRIGGER, ObjectKind.POLICY, ObjectKind.RULE);

  @Override
  public Optional<Sequence> plan(Unit unit) {
    return pair(unit).map(Pair::slowly);
  }

  /** Plans a pair of which the old release notices nothing: both in one transaction. */
  static Optional<Sequence> together(Unit unit) {
    return pair(unit).map(Pair::atOnce).or(() -> madeAnew(unit));
  }

  /** A trigger, policy or rule that is there again a few statements later. */
  private static Optional<Sequence> madeAnew(Unit unit) {
    if (!(unit.statement() instanceof Drop drop) || !HANGERS.contains(drop.kind())) {
      return Optional.empty();
    }
    Optional<List<String>> old = Again.of(unit.before(), drop);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    Catalog without = unit.before().apply(drop);
    for (Statement other : behind(unit, drop)) {
      Catalog with = without.apply(other);
      if (Ddl.restore(unit.before(), with).statements().isEmpty()) {
        String name =
            Names.forFile(drop.kind().noun() + " " + drop.targets().get(0).name());
        return Optional.of(atOnce(
            name,
            drop.kind().noun() + " " + drop.targets().get(0).name(),
            unit.sql(),
            Ddl.restore(with, without).statements(),
            old.get(),
            other));
      }
    }
    return Optional.empty();
  }

  private static List<Statement> behind(Unit unit, Statement statement) {
    int at = unit.migration().indexOf(statement);
    return at < 0
        ? List.of()
        : unit.migration().subList(at + 1, unit.migration().size());
  }

  private static Sequence atOnce(
      String id, String noun, String drop, List<String> made, List<String> old, Statement create) {
    List<String> statements = new ArrayList<>();
    statements.add(drop);
    statements.addAll(made);
    List<String> undo = new ArrayList<>();
    undo.add(drop);
    undo.addAll(old);
    return new Sequence(
        id + "-replaced",
        "Make the " + noun + " anew",
        List.of(Step.of(
                Names.joined(Names.forFile(id), "replaced"),
                Stage.EXPAND,
                "Make the " + noun + " anew, in one moment",
                Block.transaction(statements))
            .undo(Block.transaction(undo))),
        List.of(),
        List.of(create));
  }

  private static Optional<Pair> pair(Unit unit) {
    if (!(unit.statement() instanceof Drop drop) || drop.targets().size() != 1 || drop.cascade()) {
      return Optional.empty();
    }
    for (Statement other : behind(unit, drop)) {
      Optional<ObjectName> made = made(unit, drop, other);
      if (made.isPresent()) {
        return Optional.of(new Pair(unit, drop, other, made.get()));
      }
    }
    return Optional.empty();
  }

  /** The name of what {@code other} makes, where it is what is dropped. */
  private static Optional<ObjectName> made(Unit unit, Drop drop, Statement other) {
    if (drop.kind() == ObjectKind.VIEW
        && other instanceof CreateView view
        && !view.materialized()) {
      return Optional.of(unit.before().resolve(drop.targets().get(0).name()))
          .filter(name -> name.equals(unit.before().resolve(view.name()))
              && unit.before().view(name).isPresent());
    }
    boolean routine = drop.kind() == ObjectKind.FUNCTION || drop.kind() == ObjectKind.PROCEDURE;
    if (routine && other instanceof CreateRoutine create) {
      ObjectName name = unit.before().resolveRoutine(drop.targets().get(0).name());
      return signature(unit.before(), drop, create)
          .filter(same -> name.equals(unit.before().resolveRoutine(create.name())))
          .map(same -> name);
    }
    return Optional.empty();
  }

  /** The types of the arguments, where the new routine has the same as the one that is dropped. */
  private static Optional<String> signature(Catalog before, Drop drop, CreateRoutine create) {
    Catalog without = before.apply(drop);
    List<Routine> left = without.routines(create.name());
    for (Routine routine : without.apply(create).routines(create.name())) {
      boolean there = before.routines(create.name()).stream()
          .anyMatch(old -> old.signature().equals(routine.signature()));
      boolean stays = left.stream().anyMatch(old -> old.signature().equals(routine.signature()));
      if (there && !stays) {
        return Optional.of(routine.signature());
      }
    }
    return Optional.empty();
  }

  /** One that is dropped and the one that takes its place. */
  private static final class Pair {

    private final Unit unit;
    private final Drop drop;
    private final Statement create;
    private final ObjectName name;
    private final String noun;

    Pair(Unit unit, Drop drop, Statement create, ObjectName name) {
      this.unit = unit;
      this.drop = drop;
      this.create = create;
      this.name = name;
      this.noun = drop.kind().noun() + " " + name;
    }

    private List<String> old() {
      return Again.of(unit.before(), drop)
          .orElseThrow(() -> new Refused("the " + noun + " as it is could not be made again"));
    }

    /** The new one under a name, as statements. */
    private List<String> made(ObjectName as) {
      Catalog without = unit.before().apply(drop);
      Catalog with = without.apply(create);
      if (as.equals(name)) {
        return Ddl.restore(with, without).statements();
      }
      String rename = "ALTER " + drop.kind().sql() + " " + Sql.qualified(name) + arguments()
          + " RENAME TO " + Sql.identifier(as.name());
      return Ddl.restore(Scratch.after(with, List.of(rename)), without).statements();
    }

    private String arguments() {
      if (drop.kind() == ObjectKind.VIEW) {
        return "";
      }
      return "(" + signature(unit.before(), drop, (CreateRoutine) create).orElseThrow() + ")";
    }

    private String drop(ObjectName object) {
      return "DROP " + drop.kind().sql() + " " + Sql.qualified(object) + arguments();
    }

    Sequence atOnce() {
      return Replaced.atOnce(name.toString(), noun, drop(name), made(name), old(), create);
    }

    Sequence slowly() {
      ObjectName fresh = new ObjectName(name.schema(), Names.joined(name.name(), "new"));
      List<String> over = new ArrayList<>();
      over.add(drop(name));
      over.addAll(made(name));
      List<String> back = new ArrayList<>();
      back.add(drop(name));
      back.addAll(old());
      String step = Names.joined(name.name(), "replaced");
      return new Sequence(
          name + "->" + fresh.name(),
          "Replace the " + noun,
          List.of(
              Step.of(
                      step + "_expand",
                      Stage.EXPAND,
                      "Put the new one beside it, as " + fresh,
                      Block.transaction(made(fresh)))
                  .undo(Block.transaction(List.of(drop(fresh)))),
              Step.of(step + "_switch", Stage.SWITCH, "The application uses " + fresh, Block.none())
                  .notes(List.of("Deploy a release that names only " + fresh
                      + ", and wait until no release that names " + name.name()
                      + " runs or may come back")),
              Step.of(
                      step + "_contract",
                      Stage.CONTRACT,
                      "Make the " + noun + " anew, in one moment",
                      Block.transaction(over))
                  .undo(Block.transaction(back))
                  .expects("drop-breaks-previous-release", "contract-and-expand-in-one-migration"),
              Step.of(
                      step + "_drop",
                      Stage.FINAL,
                      "Drop " + fresh,
                      Block.transaction(List.of(drop(fresh))))
                  .undo(Block.transaction(made(fresh)))
                  .notes(List.of("Deploy a release that names " + name.name()
                      + " again before; or leave the new name, and drop " + name.name()
                      + " instead"))
                  .expects("drop-breaks-previous-release")),
          List.of(),
          List.of(create));
    }
  }
}
