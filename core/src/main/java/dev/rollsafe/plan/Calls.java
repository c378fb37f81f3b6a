package dev.rollsafe.plan;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Mentions;
import dev.rollsafe.catalog.Routine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What routines that a statement calls may do, as far as the words of their bodies tell. */
final class Calls {

  private static final Set<String> SCHEMA =
      Set.of("execute", "create", "alter", "drop", "grant", "revoke");
  private static final Set<String> ROWS =
      Set.of("insert", "update", "delete", "truncate", "merge", "copy");

  private final Catalog before;
  private final Steps steps;
  private final Set<String> seen = new HashSet<>();

  Calls(Catalog before, Steps steps) {
    this.before = before;
    this.steps = steps;
  }

  /** Looks at functions by their names, qualified as written. */
  void of(List<String> functions) {
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      boolean foreign = dot > 0 && !function.startsWith("pg_catalog.");
      if (!look(function.substring(dot + 1)) && foreign) {
        steps.irreversible("what function " + function + " does is not known from the history");
      }
    }
  }

  /** Looks at a procedure; one that is not known may do anything. */
  void routine(String procedure) {
    if (!look(procedure.substring(procedure.lastIndexOf('.') + 1))) {
      steps.irreversible("what procedure " + procedure + " does is not known from the history");
    }
  }

  /** Says whether a script made the routine. */
  private boolean look(String name) {
    boolean known = false;
    for (List<Routine> named : before.routines()) {
      for (Routine routine : named) {
        if (routine.name().name().equals(name)) {
          known = true;
          body(routine);
        }
      }
    }
    return known;
  }

  private void body(Routine routine) {
    String name = routine.name().toString();
    if (!seen.add(name)) {
      return;
    }
    Set<String> words = Mentions.words(routine.definition().body().orElse(""));
    if (words.stream().anyMatch(SCHEMA::contains)) {
      steps.irreversible("what " + name + " does to the schema is not followed");
    } else if (words.stream().anyMatch(ROWS::contains)) {
      steps.lossy("the rows that " + name + " writes are not followed");
    }
    for (List<Routine> named : before.routines()) {
      for (Routine other : named) {
        if (words.contains(other.name().name())) {
          body(other);
        }
      }
    }
  }
}
