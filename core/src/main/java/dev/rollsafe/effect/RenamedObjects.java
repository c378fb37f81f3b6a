package dev.rollsafe.effect;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Optional;

/** What it means that objects other than relations have another name or schema. */
final class RenamedObjects {

  private final Catalog catalog;
  private final EffectDraft draft;

  RenamedObjects(Catalog catalog, EffectDraft draft) {
    this.catalog = catalog;
    this.draft = draft;
  }

  /** Notes that an object is not found by its old name any more. */
  void gone(ObjectName name, String noun, String sqlState, boolean isNew, Audience audience) {
    if (isNew) {
      draft.raise(Phase.EXPAND, Relations.unknown(name));
      return;
    }
    draft
        .raise(Phase.CONTRACT, "Release N-1 knows the " + noun + " as " + name)
        .breaks(Breaks.error(name, audience, sqlState, "Statements that say " + name + " fail"));
  }

  void type(QualifiedName object) {
    ObjectName name = catalog.resolveType(object);
    Optional<Type> type = catalog.type(object);
    if (type.filter(known -> known.kind() == Type.Kind.COMPOSITE).isPresent()) {
      draft.lock(name, ObjectKind.TYPE, LockMode.ACCESS_EXCLUSIVE);
    }
    gone(name, "type", Breaks.UNDEFINED_OBJECT, isNew(type), Audience.BOTH);
    if (type.isEmpty()) {
      draft.assumed();
    }
  }

  private boolean isNew(Optional<Type> type) {
    return type.isPresent() && type.get().origin() == catalog.unit();
  }

  void enumValue(Rename statement) {
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

  void attribute(Rename statement) {
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

  void routine(QualifiedName object, Optional<String> arguments) {
    ObjectName name = catalog.resolveRoutine(object);
    List<Routine> meant = DropRoutines.meant(catalog.routines(object), arguments);
    boolean isNew = !meant.isEmpty();
    for (Routine routine : meant) {
      isNew &= routine.origin() == catalog.unit();
    }
    gone(name, "routine", Breaks.UNDEFINED_FUNCTION, isNew, Audience.BOTH);
    if (meant.isEmpty()) {
      draft.assumed();
    }
  }

  void schema(String schema, String to) {
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

  void any(ObjectKind kind, QualifiedName object) {
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
