package dev.rollsafe.plan;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import java.util.Optional;
import java.util.Set;

/** What a statement changes although the history does not tell how it was before; then the reversal says so. */
final class Gaps {

  private static final Set<String> CHANGES =
      Set.of("CREATE", "ALTER", "DROP", "IMPORT", "SECURITY");

  private final Catalog before;
  private final Steps steps;

  Gaps(Catalog before, Steps steps) {
    this.before = before;
    this.steps = steps;
  }

  boolean changesSomething(Other statement) {
    return statement.consequence() != Other.Consequence.NONE || CHANGES.contains(statement.verb());
  }

  /** Says whether the migration itself made the object, so that its down script drops it. */
  boolean goesAnyway(ObjectKind kind, QualifiedName name) {
    return switch (kind) {
      case SCHEMA -> before.schema(name.name()).filter(this::isNow).isPresent();
      case TYPE, DOMAIN ->
        before.type(name).filter(type -> isNow(type.origin())).isPresent();
      case FUNCTION, PROCEDURE, ROUTINE ->
        !before.routines(name).isEmpty()
            && before.routines(name).stream().allMatch(routine -> isNow(routine.origin()));
      default -> before.isNew(before.resolve(name));
    };
  }

  private boolean isNow(int origin) {
    return origin == before.unit();
  }

  // ---- DROP ----

  void drop(Drop statement) {
    for (Drop.Target target : statement.targets()) {
      if (!statement.ifExists() && !isKnown(statement.kind(), target)) {
        steps.irreversible(
            "the definition of " + statement.kind().noun() + " " + target.name() + " is not known");
      }
    }
    if (statement.kind() == ObjectKind.EXTENSION && statement.cascade()) {
      steps.irreversible("what was made with the extension, and dropped with it, is not known");
    }
  }

  private boolean isKnown(ObjectKind kind, Drop.Target target) {
    QualifiedName name = target.name();
    return switch (kind) {
      case TABLE, FOREIGN_TABLE -> before.table(name).isPresent();
      case VIEW, MATERIALIZED_VIEW -> before.view(name).isPresent();
      case INDEX -> before.index(name).isPresent();
      case SEQUENCE -> before.sequence(name).isPresent();
      case TYPE, DOMAIN -> before.type(name).isPresent();
      case FUNCTION, PROCEDURE, ROUTINE -> !before.routines(name).isEmpty();
      case SCHEMA -> before.schema(name.name()).isPresent();
      case EXTENSION -> before.hasExtension(name.name());
      case TRIGGER, POLICY, RULE ->
        target
            .table()
            .filter(table -> hangs(kind, before.resolve(table), name.name()))
            .isPresent();
      case STATISTICS -> isStatistics(name);
      default ->
        before.others().stream()
            .anyMatch(o -> o.kind() == kind && o.name().equals(name.toString()));
    };
  }

  private boolean hangs(ObjectKind kind, ObjectName relation, String name) {
    Optional<Table> table = before.table(relation);
    Optional<View> view = before.view(relation);
    return switch (kind) {
      case TRIGGER ->
        table
                .filter(t -> t.triggers().stream().anyMatch(g -> g.name().equals(name)))
                .isPresent()
            || view.filter(v -> v.triggers().stream().anyMatch(g -> g.name().equals(name)))
                .isPresent();
      case POLICY ->
        table
            .filter(t -> t.policies().stream().anyMatch(p -> p.name().equals(name)))
            .isPresent();
      default ->
        table
                .filter(t -> t.rules().stream().anyMatch(r -> r.name().equals(name)))
                .isPresent()
            || view.filter(v -> v.rules().stream().anyMatch(r -> r.name().equals(name)))
                .isPresent();
    };
  }

  private boolean isStatistics(QualifiedName name) {
    for (Table table : before.tables()) {
      if (table.statistics().stream().anyMatch(s -> s.name().name().equals(name.name()))) {
        return true;
      }
    }
    return false;
  }

  // ---- ALTER TABLE ----

  void alter(AlterTable statement) {
    ObjectName name = before.resolve(statement.name());
    Optional<Table> table = before.table(name);
    boolean onTable = table.isPresent() || !before.hasRelation(name);
    for (AlterAction action : statement.actions()) {
      if (!onTable) {
        otherRelation(action, name);
      } else if (!(statement.ifExists() && table.isEmpty())) {
        column(action, table);
      }
      unfollowed(action);
    }
  }

  /** Says whether a column is only added if it is not there, to a table of which not all columns are known. */
  boolean mayBeThere(AlterTable statement) {
    boolean complete = before.table(statement.name()).filter(Table::complete).isPresent();
    for (AlterAction action : statement.actions()) {
      if (!complete && action instanceof AlterAction.AddColumn add && add.ifNotExists()) {
        return true;
      }
    }
    return false;
  }

  /** Views, indexes and sequences have few things that ALTER changes and the catalog holds. */
  private void otherRelation(AlterAction action, ObjectName name) {
    boolean held = before.view(name).isPresent()
        ? action instanceof AlterAction.SetOptions
        : before.index(name).isPresent() || action instanceof AlterAction.SetLogged;
    if (!held && !(action instanceof AlterAction.OwnerTo)) {
      steps.irreversible("what was changed of " + name + " is not followed");
    }
  }

  private void unfollowed(AlterAction action) {
    if (action instanceof AlterAction.OtherAction other) {
      steps.irreversible("what " + other.words() + " changed is not followed");
    } else if (action instanceof AlterAction.SetColumnAttribute set
        && (set.attribute().equals("RESET") || set.attribute().equals("OPTIONS"))) {
      steps.irreversible("the options of column " + set.column() + " before are not followed");
    }
  }

  private void column(AlterAction action, Optional<Table> table) {
    Optional<Identifier> column = column(action);
    boolean known =
        column.isEmpty() || table.flatMap(t -> t.column(column.get().value())).isPresent();
    if (!known && !table.filter(Table::complete).isPresent()) {
      steps.irreversible("column " + column.get() + " before is not known: what made the table is"
          + " not in the history");
    }
    if (action instanceof AlterAction.DropConstraint drop
        && !drop.ifExists()
        && table.flatMap(t -> t.constraint(drop.constraint().value())).isEmpty()) {
      steps.irreversible("constraint " + drop.constraint() + " is not known");
    }
  }

  /** Returns the column that an action changes or drops. */
  private static Optional<Identifier> column(AlterAction action) {
    if (action instanceof AlterAction.DropColumn drop) {
      return drop.ifExists() ? Optional.empty() : Optional.of(drop.column());
    } else if (action instanceof AlterAction.SetType set) {
      return Optional.of(set.column());
    } else if (action instanceof AlterAction.SetDefault set) {
      return Optional.of(set.column());
    } else if (action instanceof AlterAction.DropDefault drop) {
      return Optional.of(drop.column());
    } else if (action instanceof AlterAction.SetNotNull set) {
      return Optional.of(set.column());
    } else if (action instanceof AlterAction.DropNotNull drop) {
      return Optional.of(drop.column());
    } else if (action instanceof AlterAction.SetColumnAttribute set) {
      return Optional.of(set.column());
    } else if (action instanceof AlterAction.DropIdentity drop) {
      return Optional.of(drop.column());
    } else if (action instanceof AlterAction.SetIdentity set) {
      return Optional.of(set.column());
    }
    return Optional.empty();
  }
}
