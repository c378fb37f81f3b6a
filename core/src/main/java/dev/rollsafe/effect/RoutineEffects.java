package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterRoutine;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * CREATE and ALTER FUNCTION and PROCEDURE. One that is replaced answers release N-1 at once, with code that nobody can judge
 * here.
 */
final class RoutineEffects {

  private static final Effect CREATED =
      new EffectDraft(Phase.EXPAND, "Release N-1 does not know the routine").build();

  private final Catalog catalog;

  RoutineEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateRoutine statement) {
    Optional<Routine> known = same(statement);
    if (known.isEmpty()) {
      return CREATED;
    }
    ObjectName name = known.get().name();
    if (!statement.orReplace()) {
      return new EffectDraft()
          .refused("42723", "There is a routine " + name + " with these arguments already")
          .build();
    }
    if (known.get().origin() == catalog.unit()) {
      return CREATED;
    }
    return replaced(known.get().definition(), statement, name);
  }

  private Optional<Routine> same(CreateRoutine statement) {
    ObjectName name = catalog.creation(statement.name(), false);
    for (Routine routine : catalog.routines(statement.name())) {
      if (routine.name().equals(name)
          && sameInputs(routine.definition().parameters(), statement.parameters())) {
        return Optional.of(routine);
      }
    }
    return Optional.empty();
  }

  private static boolean sameInputs(
      List<CreateRoutine.Parameter> before, List<CreateRoutine.Parameter> now) {
    List<CreateRoutine.Parameter> one = inputs(before);
    List<CreateRoutine.Parameter> other = inputs(now);
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      DataType type = other.get(i).type();
      if (!one.get(i).type().name().sameAs(type.name())
          || one.get(i).type().isArray() != type.isArray()) {
        return false;
      }
    }
    return true;
  }

  private static List<CreateRoutine.Parameter> inputs(List<CreateRoutine.Parameter> parameters) {
    List<CreateRoutine.Parameter> inputs = new java.util.ArrayList<>(parameters.size());
    for (CreateRoutine.Parameter parameter : parameters) {
      if (!parameter.mode().equals("OUT") && !parameter.mode().equals("TABLE")) {
        inputs.add(parameter);
      }
    }
    return inputs;
  }

  private static Effect replaced(CreateRoutine before, CreateRoutine now, ObjectName name) {
    if (before.body().equals(now.body())
        && before.strict() == now.strict()
        && before.securityDefiner() == now.securityDefiner()
        && before.settings().equals(now.settings())
        && sameResult(before, now)) {
      return new EffectDraft(Phase.EXPAND, "The routine does what it did before").build();
    }
    EffectDraft draft = new EffectDraft(
            Phase.CONTRACT, "Release N-1 calls the new code of " + name + " at once")
        .breaks(Breaks.silent(name, Audience.BOTH, "Calls may do or return something else"))
        .assumed();
    refused(draft, before, now, name);
    return draft.build();
  }

  /** What CREATE OR REPLACE cannot change: the kind, the result, the names of arguments, that one has a default. */
  private static void refused(
      EffectDraft draft, CreateRoutine before, CreateRoutine now, ObjectName name) {
    if (before.procedure() != now.procedure()) {
      draft.refused("42809", name + " is of another kind");
    } else if (!sameResult(before, now)) {
      draft.refused("42P13", "The result of " + name + " cannot be changed in place");
    } else {
      parameters(draft, inputs(before.parameters()), inputs(now.parameters()));
    }
  }

  private static void parameters(
      EffectDraft draft, List<CreateRoutine.Parameter> before, List<CreateRoutine.Parameter> now) {
    for (int i = 0; i < before.size(); i++) {
      Optional<Identifier> name = before.get(i).name();
      if (name.isPresent()
          && !name.get().value().equals(now.get(i).name().map(Identifier::value).orElse(""))) {
        draft.refused("42P13", "The argument " + name.get() + " cannot be renamed in place");
      }
      if (before.get(i).defaultValue().isPresent() && now.get(i).defaultValue().isEmpty()) {
        draft.refused("42P13", "Defaults of arguments cannot be taken away in place");
      }
    }
  }

  private static boolean sameResult(CreateRoutine before, CreateRoutine now) {
    if (before.returns().isPresent() && now.returns().isPresent()) {
      return before.returns().get().sameAs(now.returns().get());
    }
    return before.returns().isPresent() == now.returns().isPresent();
  }

  Effect alter(AlterRoutine statement) {
    ObjectName name = catalog.resolveRoutine(statement.name());
    List<Routine> meant =
        DropRoutines.meant(catalog.routines(statement.name()), statement.arguments());
    boolean isNew = !meant.isEmpty();
    for (Routine routine : meant) {
      isNew &= routine.origin() == catalog.unit();
    }
    if (isNew) {
      return new EffectDraft(Phase.EXPAND, Relations.unknown(name)).build();
    }
    if (isHint(statement.attributes())) {
      return new EffectDraft(
              Phase.EXPAND, "The planner alone is told something, and the code stays the same")
          .build();
    }
    return new EffectDraft(
            Phase.CONTRACT, "Release N-1 calls " + name + ", which runs in another way now")
        .breaks(Breaks.silent(name, Audience.BOTH, "Calls may do or return something else"))
        .assumed()
        .build();
  }

  private static boolean isHint(String attributes) {
    String words = attributes.toUpperCase(Locale.ROOT);
    return !words.contains("STRICT")
        && !words.contains("NULL")
        && !words.contains("SECURITY")
        && !words.contains("SET")
        && !words.contains("RESET");
  }
}
