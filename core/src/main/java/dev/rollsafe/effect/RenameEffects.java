package dev.rollsafe.effect;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/**
 * RENAME and SET SCHEMA: nothing is lost, but the old name is what release N-1 says. Views and constraints follow by
 * themselves; texts do not: queries, function bodies and nextval of a name (manual, reference pages ALTER ..).
 */
final class RenameEffects {

  private static final String NO_QUERY_NAMES_IT = "No query names it, and messages alone change";

  private final Catalog catalog;
  private final EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The name stays the same");
  private final RenamedObjects others;

  RenameEffects(Catalog catalog) {
    this.catalog = catalog;
    others = new RenamedObjects(catalog, draft);
  }

  Effect rename(Rename statement) {
    QualifiedName object = statement.object();
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX -> {
        ObjectName from = catalog.resolve(object);
        String to = statement.newName().value();
        relation(statement.kind(), from, new ObjectName(from.schema(), to), statement.ifExists());
      }
      case COLUMN -> column(statement);
      case CONSTRAINT -> constraint(statement);
      case TRIGGER, POLICY, RULE -> part(statement);
      case TYPE, DOMAIN -> others.type(object);
      case ENUM_VALUE -> others.enumValue(statement);
      case ATTRIBUTE -> others.attribute(statement);
      case FUNCTION, PROCEDURE, ROUTINE -> others.routine(object, statement.arguments());
      case SCHEMA -> others.schema(object.name(), statement.newName().value());
      case STATISTICS, EVENT_TRIGGER -> draft.raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
      default -> others.any(statement.kind(), object);
    }
    return draft.build();
  }

  Effect move(SetSchema statement) {
    QualifiedName object = statement.name();
    String schema = statement.schema().value();
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE -> {
        ObjectName from = catalog.resolve(object);
        if (!from.schema().equals(schema)) {
          relation(
              statement.kind(), from, new ObjectName(schema, from.name()), statement.ifExists());
        } else {
          draft.lock(from, Relations.kind(catalog, from), LockMode.ACCESS_EXCLUSIVE);
        }
        lockOwned(from);
        if (catalog.sequence(from).flatMap(Sequence::owner).isPresent()) {
          draft.refused("0A000", "A sequence that a column owns moves with its table alone");
        }
      }
      case TYPE, DOMAIN -> {
        if (!catalog.resolveType(object).schema().equals(schema)) {
          others.type(object);
        }
      }
      case FUNCTION, PROCEDURE, ROUTINE -> {
        if (!catalog.resolveRoutine(object).schema().equals(schema)) {
          others.routine(object, statement.arguments());
        }
      }
      case STATISTICS -> draft.raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
      default -> others.any(statement.kind(), object);
    }
    return draft.build();
  }

  private void lockOwned(ObjectName table) {
    for (Sequence sequence : catalog.ownedSequences(table)) {
      draft.lock(sequence.name(), ObjectKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE);
    }
  }

  private void relation(ObjectKind named, ObjectName from, ObjectName to, boolean ifExists) {
    if (catalog.isGone(from)) {
      absent(named, from, ifExists);
      return;
    }
    ObjectKind kind = catalog.hasRelation(from) ? Relations.kind(catalog, from) : named;
    if (kind == ObjectKind.INDEX) {
      index(from, named == ObjectKind.INDEX);
    } else {
      draft.lock(from, kind, LockMode.ACCESS_EXCLUSIVE);
      Audience audience = kind == ObjectKind.MATERIALIZED_VIEW ? Audience.READERS : Audience.BOTH;
      others.gone(from, kind.noun(), Breaks.UNDEFINED_TABLE, catalog.isNew(from), audience);
    }
    if (!from.equals(to) && catalog.hasRelation(to)) {
      draft.refused("42P07", "There is a relation " + to + " already");
    }
    if (!catalog.hasRelation(from)) {
      draft.assumed();
    }
  }

  private void absent(ObjectKind kind, ObjectName name, boolean ifExists) {
    if (ifExists) {
      draft.neutral("There is no " + kind.noun() + " " + name + ", so nothing is done");
    } else {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no " + kind.noun() + " " + name);
    }
  }

  /** Renaming the index of a constraint renames the constraint. */
  private void index(ObjectName name, boolean alterIndex) {
    IndexEffects.lock(
        draft, name, alterIndex ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    Optional<String> constraint = catalog.index(name).flatMap(index -> index.constraint());
    if (constraint.isPresent()) {
      ObjectName table = catalog.index(name).orElseThrow().table();
      arbiter(table, constraint.get());
    } else {
      draft.raise(Phase.EXPAND, "No query names an index");
    }
  }

  private void arbiter(ObjectName table, String constraint) {
    if (catalog.isNew(table)) {
      draft.raise(Phase.EXPAND, Relations.unknown(table));
      return;
    }
    draft
        .raise(Phase.CONTRACT, "INSERT .. ON CONFLICT ON CONSTRAINT can say " + constraint)
        .breaks(Breaks.error(
            table,
            constraint,
            Audience.WRITERS,
            Breaks.UNDEFINED_OBJECT,
            "INSERT .. ON CONFLICT ON CONSTRAINT " + constraint + " fails"));
  }

  private void column(Rename statement) {
    ObjectName relation = catalog.resolve(statement.object());
    String from = statement.part().map(Identifier::value).orElse("");
    if (catalog.isGone(relation)) {
      absent(statement.objectKind(), relation, statement.ifExists());
      return;
    }
    Relations.lockAll(draft, catalog, relation, LockMode.ACCESS_EXCLUSIVE);
    Optional<Table> table = catalog.table(relation);
    Optional<Column> column = table.flatMap(known -> known.column(from));
    if (catalog.isNew(relation)) {
      draft.raise(Phase.EXPAND, Relations.unknown(relation));
    } else if (column.filter(known -> known.origin() == catalog.unit()).isPresent()) {
      draft.raise(Phase.EXPAND, "Release N-1 does not know " + relation + "." + from);
    } else {
      draft
          .raise(Phase.CONTRACT, "Release N-1 knows the column as " + relation + "." + from)
          .breaks(Breaks.error(
              relation,
              from,
              Audience.BOTH,
              Breaks.UNDEFINED_COLUMN,
              "Statements that name the column fail"))
          .breaks(Breaks.prepared(relation));
    }
    columnFailures(statement, table, column, from);
  }

  private void columnFailures(
      Rename statement, Optional<Table> table, Optional<Column> column, String from) {
    if (table.isEmpty()) {
      if (catalog.view(statement.object()).isEmpty()) {
        draft.assumed();
      }
      return;
    }
    if (column.isEmpty() && table.get().complete()) {
      draft.refused(
          Breaks.UNDEFINED_COLUMN, "There is no column " + table.get().name() + "." + from);
    }
    String to = statement.newName().value();
    if (table.get().column(to).isPresent()) {
      draft.refused("42701", "There is a column " + table.get().name() + "." + to + " already");
    }
  }

  private void constraint(Rename statement) {
    if (statement.objectKind() == ObjectKind.DOMAIN) {
      draft.raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
      return;
    }
    ObjectName relation = catalog.resolve(statement.object());
    String name = statement.part().map(Identifier::value).orElse("");
    Relations.lockAll(draft, catalog, relation, LockMode.ACCESS_EXCLUSIVE);
    Optional<Constraint> known = catalog.table(relation).flatMap(table -> table.constraint(name));
    if (known.isEmpty()) {
      arbiter(relation, name);
      if (catalog.table(relation).filter(Table::complete).isPresent()
          && !name.contains("not_null")) {
        draft.refused(
            Breaks.UNDEFINED_OBJECT, "There is no constraint " + name + " of " + relation);
      }
      draft.assumed();
      return;
    }
    switch (known.get().kind()) {
      case PRIMARY_KEY, UNIQUE, EXCLUDE -> {
        known
            .get()
            .index()
            .ifPresent(index -> IndexEffects.lock(draft, index, LockMode.SHARE_UPDATE_EXCLUSIVE));
        arbiter(relation, name);
      }
      default -> draft.raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
    }
  }

  private void part(Rename statement) {
    ObjectName relation = catalog.resolve(statement.object());
    draft
        .lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_EXCLUSIVE)
        .raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
  }
}
