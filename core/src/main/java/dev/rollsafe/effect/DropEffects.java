package dev.rollsafe.effect;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DROP of relations, types, routines and schemas; {@link DropOthers} knows the rest. */
final class DropEffects {

  private final Catalog catalog;
  private final ServerVersion version;
  private final Drop statement;
  private final EffectDraft draft =
      new EffectDraft(Phase.NEUTRAL, "What is dropped is not there, so nothing is done");

  DropEffects(Catalog catalog, ServerVersion version, Drop statement) {
    this.catalog = catalog;
    this.version = version;
    this.statement = statement;
  }

  Effect effect() {
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE -> relations();
      case INDEX -> new DropIndexes(catalog, statement, draft).drop();
      case TYPE, DOMAIN -> types();
      case FUNCTION, PROCEDURE, ROUTINE ->
        new DropRoutines(catalog, version, statement, draft).drop();
      case SCHEMA -> schemas();
      default -> new DropOthers(catalog, statement, draft).drop();
    }
    return draft.build();
  }

  private void relations() {
    List<ObjectName> names = new ArrayList<>(statement.targets().size());
    for (Drop.Target target : statement.targets()) {
      ObjectName name = catalog.resolve(target.name());
      if (!absent(name)) {
        names.add(name);
      }
    }
    Removal removal = new Removal(catalog, version, draft, statement.cascade());
    removal.named(names);
    for (ObjectName name : names) {
      relation(removal, name);
    }
  }

  private void relation(Removal removal, ObjectName name) {
    ObjectKind kind = catalog.hasRelation(name) ? Relations.kind(catalog, name) : statement.kind();
    boolean table =
        statement.kind() == ObjectKind.TABLE || statement.kind() == ObjectKind.FOREIGN_TABLE;
    if (table != (kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE)
        || (!table && kind != statement.kind())) {
      draft.refused("42809", name + " is no " + statement.kind().noun());
      return;
    }
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE -> removal.table(name);
      case SEQUENCE -> removal.sequence(name);
      default -> removal.view(name);
    }
  }

  private boolean absent(ObjectName name) {
    if (!catalog.isGone(name)) {
      return false;
    }
    if (!statement.ifExists()) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no " + statement.kind().noun() + " " + name);
    }
    return true;
  }

  private void types() {
    Removal removal = new Removal(catalog, version, draft, statement.cascade());
    for (Drop.Target target : statement.targets()) {
      ObjectName name = catalog.resolveType(target.name());
      Optional<Type> type = catalog.type(target.name());
      removal.type(name, type.map(known -> known.origin() == catalog.unit()).orElse(false));
      if (type.isEmpty()) {
        unknownType(target.name());
      }
    }
  }

  /** A type that no script made: with CASCADE it can take columns of tables that are not known along. */
  private void unknownType(QualifiedName name) {
    draft.assumed();
    if (statement.cascade()) {
      draft.raise(Phase.DESTRUCTIVE, "CASCADE may drop columns of the type " + name);
    }
  }

  private void schemas() {
    SchemaRemoval removal = new SchemaRemoval(catalog, version, draft, statement.cascade());
    for (Drop.Target target : statement.targets()) {
      String schema = target.name().name();
      Optional<Integer> origin = catalog.schema(schema);
      boolean isNew = origin.filter(unit -> unit == catalog.unit()).isPresent();
      if (isNew) {
        draft.raise(Phase.EXPAND, "Release N-1 does not know schema " + schema);
      } else {
        draft.raise(Phase.CONTRACT, "Release N-1 may use the schema " + schema);
      }
      removal.schema(schema);
      if (origin.isEmpty()) {
        draft.assumed();
        if (statement.cascade()) {
          draft
              .raise(Phase.DESTRUCTIVE, "CASCADE drops all that is in schema " + schema)
              .breaks(Breaks.error(
                  new ObjectName(schema, "*"),
                  Audience.BOTH,
                  Breaks.UNDEFINED_TABLE,
                  "Statements that name what is in it fail"))
              .loses(new Loss(new ObjectName(schema, "*"), Optional.empty(), "All that is in it"));
        }
      }
    }
  }
}
