package dev.rollsafe.effect;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** What it means that values of a column give way to others. */
final class Overwriting {

  static final String OVERWRITES = "ON CONFLICT DO UPDATE overwrites ";

  private Overwriting() {}

  /**
   * Judges that a column is overwritten: nothing where release N-1 does not know it, a contract where the values are kept
   * elsewhere, else a loss.
   *
   * @param how what overwrites it, as the beginning of a sentence that the column ends
   */
  static void column(
      EffectDraft draft, Catalog catalog, ObjectName relation, String column, String how) {
    Optional<Table> table = catalog.table(relation);
    Optional<Column> known = table.flatMap(found -> found.column(column));
    if (Writable.isNew(catalog, relation)
        || known.filter(found -> found.origin() == catalog.unit()).isPresent()) {
      return;
    }
    if (known.isEmpty() && table.isPresent() && table.get().complete()) {
      draft.refused(Breaks.UNDEFINED_COLUMN, "There is no column " + relation + "." + column);
      return;
    }
    Break seen = seen(relation, column);
    Optional<String> saved = Saved.column(catalog, relation, column);
    if (saved.isPresent()) {
      draft
          .raise(
              Phase.CONTRACT,
              how + relation + "." + column + ", whose values are kept in " + saved.get())
          .breaks(seen);
      return;
    }
    draft
        .raise(Phase.DESTRUCTIVE, how + relation + "." + column)
        .breaks(seen)
        .loses(new Loss(relation, Optional.of(column), "The values before"));
    if (known.isEmpty()) {
      draft.assumed();
    }
  }

  /** Judges that rows that scripts keep are written anew: a contract, as an earlier script tells what they held. */
  static void seed(EffectDraft draft, Catalog catalog, ObjectName relation, String column) {
    EffectDraft alone = new EffectDraft();
    column(alone, catalog, relation, column, OVERWRITES);
    if (alone.build().loses().isEmpty()) {
      column(draft, catalog, relation, column, OVERWRITES);
      return;
    }
    draft
        .raise(
            Phase.CONTRACT,
            "Rows of " + relation + " are written anew, which an earlier migration wrote out")
        .breaks(seen(relation, column));
  }

  private static Break seen(ObjectName relation, String column) {
    return Breaks.silent(
        relation, column, Audience.READERS, "Other values come back than release N-1 wrote");
  }
}
