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
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Optional;

/**
 * RENAME and SET SCHEMA: nothing is lost, but the old name is what release N-1 says. Views and constraints follow by
 * themselves; texts do not: queries, function bodies and nextval of a name (manual, reference pages ALTER ..).
 */
final class RenameEffects {

  private static final String NO_QUERY_NAMES_IT = "No query names it, and messages alone change";

  private final Catalog catalog;
  private final EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The name stays the same");

  RenameEffects(Catalog catalog) {
    this.catalog = catalog;
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
      case TYPE, DOMAIN -> type(object, "42704");
      case ENUM_VALUE -> enumValue(statement);
      case ATTRIBUTE -> attribute(statement);
      case FUNCTION, PROCEDURE, ROUTINE -> routine(object, statement.arguments());
      case SCHEMA -> schema(object.name(), statement.newName().value());
      case STATISTICS, EVENT_TRIGGER -> draft.raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
      default -> other(statement.kind(), object);
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
          type(object, Breaks.UNDEFINED_OBJECT);
        }
      }
      case FUNCTION, PROCEDURE, ROUTINE -> {
        if (!catalog.resolveRoutine(object).schema().equals(schema)) {
          routine(object, statement.arguments());
        }
      }
      case STATISTICS -> draft.raise(Phase.EXPAND, NO_QUERY_NAMES_IT);
      default -> other(statement.kind(), object);
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
      gone(from, kind.noun(), Breaks.UNDEFINED_TABLE, catalog.isNew(from), audience);
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

  private void gone(ObjectName name, String noun, String sqlState, boolean isNew) {
    gone(name, noun, sqlState, isNew, Audience.BOTH);
  }

  private void gone(
      ObjectName name, String noun, String sqlState, boolean isNew, Audience audience) {
    if (isNew) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 knows the " + noun + " as " + name)
        .breaks(Breaks.error(name, audience, sqlState, "Statements that say " + name + " fail"));
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

  private void type(QualifiedName object, String sqlState) {
    ObjectName name = catalog.resolveType(object);
    Optional<Type> type = catalog.type(object);
    if (type.filter(known -> known.kind() == Type.Kind.COMPOSITE).isPresent()) {
      draft.lock(name, ObjectKind.TYPE, LockMode.ACCESS_EXCLUSIVE);
    }
    gone(name, "type", sqlState, isNew(type));
    if (type.isEmpty()) {
      draft.assumed();
    }
  }

  private boolean isNew(Optional<Type> type) {
    return type.isPresent() && type.get().origin() == catalog.unit();
  }

  private void enumValue(Rename statement) {
    ObjectName name = catalog.resolveType(statement.object());
    String label = statement.part().map(Identifier::value).orElse("");
    Optional<Type> type = catalog.type(statement.object());
    draft.lock(name, ObjectKind.TYPE, LockMode.EXCLUSIVE);
    if (isNew(type)) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 knows the value as '" + label + "'")
        .breaks(Breaks.error(
            name,
            label,
            Audience.BOTH,
            Breaks.INVALID_TEXT,
            "Statements that write the value or compare with it fail"))
        .breaks(Breaks.silent(
            name, label, Audience.READERS, "Rows come back with a value that is not known"));
    if (type.isEmpty()) {
      draft.assumed();
    } else if (!type.get().labels().contains(label)) {
      draft.refused("22023", "'" + label + "' is no value of " + name);
    }
  }

  private void attribute(Rename statement) {
    ObjectName name = catalog.resolveType(statement.object());
    String attribute = statement.part().map(Identifier::value).orElse("");
    Optional<Type> type = catalog.type(statement.object());
    draft.lock(name, ObjectKind.TYPE, LockMode.ACCESS_EXCLUSIVE);
    if (isNew(type)) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 knows the attribute as " + name + "." + attribute)
        .breaks(Breaks.error(
            name,
            attribute,
            Audience.BOTH,
            Breaks.UNDEFINED_COLUMN,
            "Statements that name the attribute fail"));
  }

  private void routine(QualifiedName object, Optional<String> arguments) {
    ObjectName name = catalog.resolveRoutine(object);
    List<Routine> meant = DropRoutines.meant(catalog.routines(object), arguments);
    boolean isNew = !meant.isEmpty();
    for (Routine routine : meant) {
      isNew &= routine.origin() == catalog.unit();
    }
    gone(name, "routine", Breaks.UNDEFINED_FUNCTION, isNew);
    if (meant.isEmpty()) {
      draft.assumed();
    }
  }

  private void schema(String schema, String to) {
    if (catalog.schema(to).isPresent() || to.equals("public")) {
      draft.refused("42P06", "There is a schema " + to + " already");
      return;
    }
    Optional<Integer> origin = catalog.schema(schema);
    if (origin.filter(unit -> unit == catalog.unit()).isPresent()) {
      draft.raise(Phase.EXPAND, "Release N-1 does not know schema " + schema);
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 knows the schema as " + schema)
        .breaks(Breaks.error(
            new ObjectName(schema, "*"),
            Audience.BOTH,
            Breaks.UNDEFINED_TABLE,
            "Statements that say " + schema + ". before a name fail"));
  }

  private void other(ObjectKind kind, QualifiedName object) {
    String sqlState = switch (kind) {
      case AGGREGATE, OPERATOR, EXTENSION -> Breaks.UNDEFINED_FUNCTION;
      case ROLE -> "28000";
      case DATABASE -> "3D000";
      default -> Breaks.UNDEFINED_OBJECT;
    };
    draft
        .raise(Phase.CONTRACT, "Release N-1 may know the " + kind.noun() + " as " + object)
        .breaks(Breaks.error(
            catalog.resolve(object),
            Audience.BOTH,
            sqlState,
            "What names the " + kind.noun() + " fails"))
        .assumed();
  }
}
