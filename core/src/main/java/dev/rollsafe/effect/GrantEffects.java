package dev.rollsafe.effect;

import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** GRANT gives, REVOKE takes what release N-1 may need (manual, section 5.8). No table is locked against reads or writes. */
final class GrantEffects {

  private static final Effect GRANTED =
      new EffectDraft(Phase.EXPAND, "Rights are added, none is taken").build();
  private static final Effect OPTION =
      new EffectDraft(Phase.EXPAND, "The right itself stays, only to pass it on is taken").build();

  private final Catalog catalog;

  GrantEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect grant(Grant statement) {
    Optional<ObjectName> gone = gone(statement);
    if (gone.isPresent()) {
      return new EffectDraft()
          .refused(Breaks.UNDEFINED_TABLE, "There is no relation " + gone.get())
          .build();
    }
    if (!statement.revoke()) {
      return GRANTED;
    }
    if (!statement.options().isEmpty()) {
      return OPTION;
    }
    EffectDraft draft =
        new EffectDraft(Phase.EXPAND, "Release N-1 does not know what the rights are on");
    for (Grant.Target target : statement.objects()) {
      ObjectName object = object(statement.kind(), target.name());
      if (!isNew(statement.kind(), target.name(), object)) {
        revoked(draft, object, object.toString(), audience(statement));
      }
    }
    for (Identifier schema : statement.schemas()) {
      if (!OwnerEffects.isNewSchema(catalog, schema.value())) {
        revoked(
            draft,
            new ObjectName(schema.value(), "*"),
            "what is in schema " + schema,
            audience(statement));
      }
    }
    if (statement.kind().isEmpty()) {
      draft
          .raise(Phase.CONTRACT, "The role of release N-1 may lose what another role may")
          .assumed();
    }
    return draft.build();
  }

  private Optional<ObjectName> gone(Grant statement) {
    if (statement.kind().isEmpty()
        || (statement.kind().get() != ObjectKind.TABLE
            && statement.kind().get() != ObjectKind.SEQUENCE)) {
      return Optional.empty();
    }
    for (Grant.Target target : statement.objects()) {
      ObjectName name = catalog.resolve(target.name());
      if (catalog.isGone(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Whoever writes most often reads as well, but who only reads needs no right to write. */
  private static Audience audience(Grant statement) {
    for (Grant.Privilege privilege : statement.privileges()) {
      switch (privilege.name()) {
        case "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN" -> {}
        default -> {
          return Audience.BOTH;
        }
      }
    }
    return statement.privileges().isEmpty() ? Audience.BOTH : Audience.WRITERS;
  }

  private static void revoked(
      EffectDraft draft, ObjectName object, String what, Audience audience) {
    draft
        .raise(Phase.CONTRACT, "The role of release N-1 may lose a right on " + what)
        .breaks(Breaks.error(
            object,
            audience,
            Breaks.INSUFFICIENT_PRIVILEGE,
            "Statements of the role need the right that is taken"));
  }

  private ObjectName object(Optional<ObjectKind> kind, QualifiedName name) {
    if (kind.isEmpty()) {
      return catalog.resolve(name);
    }
    return switch (kind.get()) {
      case TYPE, DOMAIN -> catalog.resolveType(name);
      case FUNCTION, PROCEDURE, ROUTINE -> catalog.resolveRoutine(name);
      case SCHEMA -> new ObjectName(name.name(), "*");
      default -> catalog.resolve(name);
    };
  }

  private boolean isNew(Optional<ObjectKind> kind, QualifiedName name, ObjectName object) {
    return kind.isPresent() && OwnerEffects.isNew(catalog, kind.get(), name, object);
  }
}
