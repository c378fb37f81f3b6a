package dev.rollsafe.plan;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What DROP .. CASCADE of a function takes along: the triggers that call it. */
final class Cascade {

  private Cascade() {}

  /** Returns the catalog without what goes along with what {@code statement} drops. */
  static Catalog before(Statement statement, Catalog catalog) {
    if (!(statement instanceof Drop drop) || !drop.cascade() || !isRoutine(drop.kind())) {
      return catalog;
    }
    Catalog left = catalog;
    for (Drop.Target target : drop.targets()) {
      ObjectName function = catalog.resolveRoutine(target.name());
      for (Table table : List.copyOf(catalog.tables())) {
        List<Drop.Target> triggers = new ArrayList<>();
        for (Trigger trigger : table.triggers()) {
          if (trigger.function().equals(function)) {
            QualifiedName on =
                new QualifiedName(table.name().schema(), table.name().name(), drop.span());
            triggers.add(new Drop.Target(
                new QualifiedName(null, trigger.name(), drop.span()),
                Optional.empty(),
                Optional.of(on)));
          }
        }
        if (!triggers.isEmpty()) {
          left =
              left.apply(new Drop(ObjectKind.TRIGGER, triggers, false, false, false, drop.span()));
        }
      }
    }
    return left;
  }

  private static boolean isRoutine(ObjectKind kind) {
    return kind == ObjectKind.FUNCTION || kind == ObjectKind.ROUTINE;
  }
}
