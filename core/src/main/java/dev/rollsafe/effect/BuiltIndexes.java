package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.sql.Span;
import java.util.List;

/** The indexes that an action makes, by the names that the replay gives them as the server does. */
final class BuiltIndexes {

  private BuiltIndexes() {}

  /** Notes the indexes that {@code action} makes on tables that hold rows, behind what the same statement drops. */
  static void note(Target target, AlterAction action) {
    Catalog before =
        target.drops.isEmpty() ? target.catalog : after(target, target.catalog, target.drops);
    Catalog after = after(target, before, List.of(action));
    for (ObjectName relation : target.reached()) {
      if (target.holdsRows(relation)) {
        for (Index index : after.indexes(relation)) {
          if (before.index(index.name()).isEmpty()) {
            target.draft.rebuild(index.name().toString());
          }
        }
      }
    }
  }

  private static Catalog after(Target target, Catalog before, List<AlterAction> actions) {
    Span span = actions.get(0).span();
    QualifiedName name = new QualifiedName(target.name.schema(), target.name.name(), span);
    return before.apply(new AlterTable(ObjectKind.TABLE, name, false, target.only, actions, span));
  }
}
