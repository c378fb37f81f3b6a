package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.parser.SqlParser;
import java.util.List;
import java.util.Optional;

/** Tells what CREATE TABLE does: to the tables it refers to, inherits from or becomes a partition of. */
final class CreateTableEffects {

  private static final String IS_THERE = "42P07";

  private final Catalog catalog;
  private final ServerVersion version;
  private final EffectDraft draft = new EffectDraft();

  private CreateTableEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  static Effect of(CreateTable statement, Catalog catalog, ServerVersion version) {
    CreateTableEffects effects = new CreateTableEffects(catalog, version);
    effects.judge(statement);
    return effects.draft.build();
  }

  static Effect of(CreateTableAs statement, Catalog catalog, ServerVersion version) {
    CreateTableEffects effects = new CreateTableEffects(catalog, version);
    effects.judge(statement);
    return effects.draft.build();
  }

  private void judge(CreateTable statement) {
    ObjectName name =
        catalog.creation(statement.name(), statement.persistence() == Persistence.TEMPORARY);
    if (isThere(name, statement.ifNotExists())) {
      return;
    }
    created(name, statement.persistence());
    for (ColumnDefinition column : statement.columns()) {
      for (TableConstraint constraint : column.constraints()) {
        constraint(name, constraint);
      }
    }
    for (TableConstraint constraint : statement.constraints()) {
      constraint(name, constraint);
    }
    for (CreateTable.Like like : statement.likes()) {
      like(like);
    }
    for (QualifiedName parent : statement.inherits()) {
      inherits(catalog.resolve(parent), name);
    }
    if (statement.partitionOf().isPresent()) {
      partition(statement.partitionOf().get());
    }
  }

  private boolean isThere(ObjectName name, boolean ifNotExists) {
    if (!catalog.hasRelation(name)) {
      return false;
    }
    if (!ifNotExists) {
      draft.fails(IS_THERE, name + " is there already");
    }
    draft.raise(Phase.NEUTRAL, name + " is there already");
    return true;
  }

  private void created(ObjectName name, Persistence persistence) {
    if (persistence == Persistence.TEMPORARY) {
      draft.raise(Phase.NEUTRAL, "Nobody but this session sees " + name);
    } else {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
    }
  }

  private void constraint(ObjectName name, TableConstraint constraint) {
    if (constraint instanceof TableConstraint.ForeignKey key) {
      ObjectName parent = catalog.resolve(key.referenced());
      if (!parent.equals(name)) {
        AddForeignKeyEffects.lockParent(draft, catalog, parent);
        if (!key.attributes().notEnforced()) {
          AddForeignKeyEffects.breakParent(draft, catalog, parent, name, key);
        }
      }
    }
  }

  private void like(CreateTable.Like like) {
    ObjectName source = catalog.resolve(like.table());
    draft.lock(source, Relations.kind(catalog, source), LockMode.ACCESS_SHARE);
  }

  private void inherits(ObjectName parent, ObjectName child) {
    draft.lock(parent, ObjectKind.TABLE, LockMode.SHARE_UPDATE_EXCLUSIVE);
    if (!catalog.isNew(parent)) {
      draft.breaks(
          Breaks.silent(parent, Audience.READERS, "They see the rows of " + child + " too"));
    }
  }

  // ---- PARTITION OF ----

  /** A new partition stops everything on the partitioned table for a moment, and looks for its rows in the DEFAULT one. */
  private void partition(CreateTable.PartitionOf of) {
    ObjectName parent = catalog.resolve(of.parent());
    draft.lock(parent, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    Optional<Table> known = catalog.table(parent);
    if (known.isEmpty()) {
      draft.assumed();
      return;
    }
    for (Index index : version.atLeast(14) ? catalog.indexes(parent) : List.<Index>of()) {
      draft.lock(index.name(), ObjectKind.INDEX, LockMode.SHARE_UPDATE_EXCLUSIVE);
    }
    for (Constraint constraint : known.get().constraints()) {
      constraint
          .referenced()
          .ifPresent(target -> AddForeignKeyEffects.lockParent(draft, catalog, target));
    }
    new ReferencedLocks(draft, catalog, version).joined(parent);
    for (ObjectName child : known.get().children()) {
      Optional<Table> rest = catalog
          .table(child)
          .filter(
              table -> table.partitionBound().filter(PartitionBound::isDefault).isPresent());
      if (rest.isPresent() && of.bound().isDefault()) {
        draft.refused("42P17", parent + " has a DEFAULT partition already");
      } else if (rest.isPresent()) {
        holdsTheRest(child, BoundProof.excludes(of.bound(), known.get(), rest.get()));
      }
    }
  }

  private void holdsTheRest(ObjectName child, boolean proven) {
    draft.lock(child, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    for (ObjectName descendant : catalog.descendants(child)) {
      draft.lock(descendant, ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
    }
    if (!proven) {
      for (ObjectName stored : Relations.storage(catalog, child)) {
        draft.scan(stored);
      }
    }
  }

  // ---- AS ----

  private void judge(CreateTableAs statement) {
    ObjectName name =
        catalog.creation(statement.name(), statement.persistence() == Persistence.TEMPORARY);
    if (isThere(name, statement.ifNotExists())) {
      return;
    }
    created(name, statement.persistence());
    QueryFacts facts = SqlParser.facts(statement.query());
    if (!facts.understood()) {
      draft.assumed();
    }
    for (QueryFacts.Relation relation : facts.relations()) {
      ObjectName source = catalog.resolve(relation.name());
      if (facts.understood() || catalog.hasRelation(source)) {
        read(source, statement.withData(), 0);
      }
    }
  }

  private static final int DEEPEST = 8;

  private void read(ObjectName source, boolean withData, int depth) {
    draft.lock(source, Relations.kind(catalog, source), LockMode.ACCESS_SHARE);
    Optional<View> view = catalog.view(source);
    if (view.isEmpty() || view.get().materialized()) {
      table(source, withData);
      return;
    }
    if (depth < DEEPEST) {
      for (QueryFacts.Relation relation : SqlParser.facts(view.get().query()).relations()) {
        ObjectName below = catalog.resolve(relation.name());
        if (catalog.hasRelation(below)) {
          read(below, withData, depth + 1);
        }
      }
    }
  }

  private void table(ObjectName source, boolean withData) {
    for (ObjectName descendant : catalog.descendants(source)) {
      draft.lock(descendant, ObjectKind.TABLE, LockMode.ACCESS_SHARE);
    }
    if (withData) {
      for (ObjectName stored : Relations.storage(catalog, source)) {
        draft.scan(stored);
      }
    }
  }
}
