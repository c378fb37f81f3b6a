package dev.rollsafe.effect;

import dev.rollsafe.ast.ChangeOwner;
import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Optional;

/** What is the same for objects of any kind: OWNER TO and COMMENT. */
final class OwnerEffects {

  private final Catalog catalog;

  OwnerEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Says whether this unit made the object. */
  static boolean isNew(Catalog catalog, ObjectKind kind, QualifiedName name, ObjectName object) {
    switch (kind) {
      case TYPE, DOMAIN -> {
        return catalog
            .type(name)
            .filter(type -> type.origin() == catalog.unit())
            .isPresent();
      }
      case FUNCTION, PROCEDURE, ROUTINE -> {
        List<Routine> routines = catalog.routines(name);
        for (Routine routine : routines) {
          if (routine.origin() != catalog.unit()) {
            return false;
          }
        }
        return !routines.isEmpty();
      }
      case SCHEMA -> {
        return isNewSchema(catalog, name.name());
      }
      default -> {
        return catalog.isNew(object);
      }
    }
  }

  static boolean isNewSchema(Catalog catalog, String name) {
    Optional<Integer> origin = catalog.schema(name);
    return origin.isPresent() && origin.get() == catalog.unit();
  }

  Effect owner(ChangeOwner statement) {
    QualifiedName name = statement.name();
    ObjectKind kind = statement.kind();
    ObjectName object = switch (kind) {
      case TYPE, DOMAIN -> catalog.resolveType(name);
      case FUNCTION, PROCEDURE, ROUTINE -> catalog.resolveRoutine(name);
      default -> catalog.resolve(name);
    };
    boolean isNew = isNew(catalog, kind, name, object);
    EffectDraft draft = isNew
        ? new EffectDraft(Phase.EXPAND, Relations.unknown(object))
        : new EffectDraft(
            Phase.CONTRACT,
            "The owner before loses its rights on the " + kind.noun() + " " + object);
    if (kind == ObjectKind.TYPE
        && catalog.type(name).filter(type -> type.kind() == Type.Kind.COMPOSITE).isPresent()) {
      draft.lock(object, ObjectKind.TYPE, LockMode.ACCESS_EXCLUSIVE);
    }
    if (!isNew) {
      draft
          .breaks(Breaks.error(
              object,
              Audience.BOTH,
              Breaks.INSUFFICIENT_PRIVILEGE,
              "Statements of the owner before need a right of their own"))
          .assumed();
    }
    return draft.build();
  }

  Effect comment(Comment statement) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "A comment changes nothing but itself");
    switch (statement.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX, COLUMN -> {
        ObjectName relation = catalog.resolve(statement.name());
        draft.lock(
            relation, commentKind(statement.kind(), relation), LockMode.SHARE_UPDATE_EXCLUSIVE);
        if (catalog.isGone(relation)) {
          draft.refused(Breaks.UNDEFINED_TABLE, "There is no relation " + relation);
        }
      }
      case TYPE, DOMAIN ->
        draft.lock(
            catalog.resolveType(statement.name()),
            ObjectKind.TYPE,
            LockMode.SHARE_UPDATE_EXCLUSIVE);
      default -> {}
    }
    return draft.build();
  }

  private ObjectKind commentKind(ObjectKind written, ObjectName relation) {
    if (catalog.hasRelation(relation) || written == ObjectKind.COLUMN) {
      return Relations.kind(catalog, relation);
    }
    return written == ObjectKind.FOREIGN_TABLE ? ObjectKind.TABLE : written;
  }
}
