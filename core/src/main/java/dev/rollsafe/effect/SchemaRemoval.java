package dev.rollsafe.effect;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import java.util.List;

/** Follows what goes away with a schema, or keeps it in place without CASCADE. */
final class SchemaRemoval {

  private final Catalog catalog;
  private final EffectDraft draft;
  private final boolean cascade;
  private final Removal removal;

  SchemaRemoval(Catalog catalog, ServerVersion version, EffectDraft draft, boolean cascade) {
    this.catalog = catalog;
    this.draft = draft;
    this.cascade = cascade;
    removal = new Removal(catalog, version, draft, cascade);
  }

  /** All that is in a schema. */
  void schema(String schema) {
    routines(schema);
    for (View view : catalog.views()) {
      if (view.name().schema().equals(schema)
          && !removal.takes(view.name())
          && goes(view.name(), schema)) {
        removal.view(view.name());
      }
    }
    for (Table table : catalog.tables()) {
      if (table.name().schema().equals(schema)
          && !removal.takes(table.name())
          && goes(table.name(), schema)) {
        removal.table(table.name());
      }
    }
    for (Sequence sequence : catalog.sequences()) {
      if (sequence.name().schema().equals(schema)
          && sequence.owner().isEmpty()
          && goes(sequence.name(), schema)) {
        removal.sequence(sequence.name());
      }
    }
    for (Type type : catalog.types()) {
      if (type.name().schema().equals(schema) && goes(type.name(), schema)) {
        removal.type(type.name(), type.origin() == catalog.unit());
      }
    }
  }

  private void routines(String schema) {
    for (List<Routine> routines : catalog.routines()) {
      ObjectName name = routines.get(0).name();
      if (name.schema().equals(schema) && goes(name, schema)) {
        removal.routine(name, routines);
      }
    }
  }

  /** Without CASCADE nothing in the schema goes, and so the schema does not go. */
  private boolean goes(ObjectName name, String schema) {
    if (!cascade) {
      draft.fails(
          Removal.DEPENDENT_OBJECTS,
          "Without CASCADE, " + name + " keeps schema " + schema + " in place");
    }
    return cascade;
  }
}
