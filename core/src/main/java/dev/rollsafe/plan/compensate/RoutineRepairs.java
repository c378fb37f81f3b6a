package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.Ddl;
import dev.rollsafe.script.ObjectDdl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings back functions and procedures that were dropped, and gives those that were replaced their earlier text. */
final class RoutineRepairs {

  private final Scene scene;
  private final Repairs repairs;

  RoutineRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void mend() {
    for (List<Routine> overloads : scene.before().routines()) {
      for (Routine was : overloads) {
        Optional<Routine> now = same(scene.after(), was);
        if (now.isEmpty()) {
          add(was, List.of(), "Bring back " + was.name() + "(" + was.signature() + ")");
        } else if (scene.lineage().isMade(was.name())
            && !text(scene.was(), was).equals(text(scene.is(), was))) {
          replaced(was, now.get());
        } else {
          repairs.looked(was.name());
        }
      }
      ambiguous(overloads);
    }
  }

  private static Optional<Routine> same(Catalog catalog, Routine routine) {
    for (List<Routine> overloads : catalog.routines()) {
      for (Routine candidate : overloads) {
        if (candidate.name().equals(routine.name())
            && candidate.signature().equals(routine.signature())) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> text(ObjectDdl made, Routine routine) {
    return made.routine(routine.name(), routine.signature()).statements();
  }

  private void replaced(Routine was, Routine now) {
    List<String> drop = fits(was.definition(), now.definition())
        ? List.of()
        : List.of("DROP " + (now.definition().procedure() ? "PROCEDURE " : "FUNCTION ")
            + Names.quoted(was.name()) + "(" + was.signature() + ")");
    add(was, drop, "Give " + was.name() + "(" + was.signature() + ") its earlier text back");
  }

  /** Only the text of a routine can be replaced, not its result nor the names of its arguments (manual, CREATE FUNCTION). */
  private static boolean fits(CreateRoutine was, CreateRoutine now) {
    return was.procedure() == now.procedure()
        && was.returns().map(Object::toString).equals(now.returns().map(Object::toString))
        && parameters(was.parameters()).equals(parameters(now.parameters()))
        && parameters(was.returnsTable()).equals(parameters(now.returnsTable()));
  }

  private static List<String> parameters(List<CreateRoutine.Parameter> parameters) {
    List<String> names = new ArrayList<>();
    for (CreateRoutine.Parameter parameter : parameters) {
      names.add(parameter.mode() + " " + parameter.name().map(n -> n.value()).orElse("") + " "
          + parameter.type() + " " + parameter.defaultValue().isPresent());
    }
    return names;
  }

  private void add(Routine was, List<String> drop, String title) {
    Ddl ddl = scene.was().routine(was.name(), was.signature());
    if (!ddl.unwritten().isEmpty()) {
      repairs.refuse(was.name(), "", ddl.unwritten().get(0).reason());
      return;
    }
    List<String> statements = new ArrayList<>();
    statements.add("SET LOCAL check_function_bodies = off");
    statements.addAll(drop);
    statements.addAll(ddl.statements());
    repairs.add(
        was.name(),
        "",
        title,
        Step.of(
            Names.joined(was.name().name(), "text"),
            Stage.EXPAND,
            title,
            Block.transaction(statements)));
  }

  /** Another function that takes as many arguments, through defaults, makes calls ambiguous (SQLSTATE 42725). */
  private void ambiguous(List<Routine> overloads) {
    for (Routine was : overloads) {
      int given = was.definition().parameters().size();
      for (List<Routine> others : scene.after().routines()) {
        for (Routine other : others) {
          boolean newer = other.name().equals(was.name())
              && scene.isNew(other.origin())
              && same(scene.before(), other).isEmpty();
          long needed = other.definition().parameters().stream()
              .filter(parameter -> parameter.defaultValue().isEmpty())
              .count();
          if (newer && needed <= given && other.definition().parameters().size() > given) {
            repairs.refuse(
                was.name(),
                "",
                "calls of " + was.name() + " with " + given + " arguments are ambiguous beside "
                    + other.name() + "(" + other.signature()
                    + ") of the new release; give that one another name");
          }
        }
      }
    }
  }
}
