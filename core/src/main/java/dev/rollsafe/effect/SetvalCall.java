package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Optional;

/** {@code setval}: a sequence goes on elsewhere (manual, section 9.17). */
final class SetvalCall {

  private final Catalog catalog;
  private final String text;

  /**
   * @param text the query or expression that holds the call
   */
  SetvalCall(Catalog catalog, String text) {
    this.catalog = catalog;
    this.text = text;
  }

  /** Adds what the call does. A sequence set to the highest number in use, or beyond, goes on as before. */
  void add(EffectDraft draft, List<String> functions) {
    Optional<ObjectName> sequence = SequenceNames.in(text, "setval", catalog);
    sequence.ifPresent(name -> draft.lock(name, ObjectKind.SEQUENCE, LockMode.ROW_EXCLUSIVE));
    if (sequence.filter(catalog::isNew).isPresent()) {
      draft.raise(Phase.EXPAND, Relations.unknown(sequence.get()));
    } else if (functions.contains("max")) {
      draft.raise(Phase.EXPAND, "The sequence goes on behind the highest number in use");
    } else {
      ObjectName name = sequence.orElse(new ObjectName("pg_catalog", "setval"));
      draft
          .raise(Phase.CONTRACT, "The sequence may give out numbers that are in use")
          .breaks(Breaks.error(
              name,
              Audience.WRITERS,
              Breaks.UNIQUE_VIOLATION,
              "Inserts get numbers that are in use"))
          .assumed();
    }
  }
}
