package dev.rollsafe.effect;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterType;
import dev.rollsafe.ast.CreateType;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Optional;

/** CREATE TYPE and ALTER TYPE of enums and composite types. */
final class TypeEffects {

  private static final Effect CREATED =
      new EffectDraft(Phase.EXPAND, "Release N-1 does not know the type").build();

  private final Catalog catalog;

  TypeEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateType statement) {
    Optional<Type> known = catalog.type(statement.name());
    if (known.isEmpty() || known.get().kind() == Type.Kind.SHELL) {
      return CREATED;
    }
    return new EffectDraft()
        .refused("42710", "There is a type " + known.get().name() + " already")
        .build();
  }

  Effect addValue(AddEnumValue statement) {
    ObjectName name = catalog.resolveType(statement.name());
    Optional<Type> type = catalog.type(statement.name());
    String value = statement.value();
    EffectDraft draft =
        new EffectDraft(Phase.EXPAND, "The values that release N-1 knows stay as they are");
    draft.lock(name, ObjectKind.TYPE, LockMode.EXCLUSIVE);
    if (type.isEmpty()) {
      return draft.breaks(unknownValue(name, value)).assumed().build();
    }
    if (type.get().labels().contains(value)) {
      return statement.ifNotExists()
          ? draft.neutral("The value is there already, so nothing is done").build()
          : draft
              .refused("42710", "'" + value + "' is a value of " + name + " already")
              .build();
    }
    if (type.get().origin() != catalog.unit()) {
      draft.breaks(unknownValue(name, value));
    }
    return draft.build();
  }

  private static Break unknownValue(ObjectName name, String value) {
    return Breaks.silent(
        name, value, Audience.READERS, "Rows can come back with a value that they do not know");
  }

  Effect alter(AlterType statement) {
    ObjectName name = catalog.resolveType(statement.name());
    Optional<Type> type = catalog.type(statement.name());
    EffectDraft draft = new EffectDraft(Phase.EXPAND, Relations.unknown(name));
    draft.lock(name, ObjectKind.TYPE, LockMode.ACCESS_EXCLUSIVE);
    List<Dependents.TypedColumn> uses = Dependents.columnsOf(name, catalog);
    boolean isNew = type.isPresent() && type.get().origin() == catalog.unit();
    for (AlterAction action : statement.actions()) {
      attribute(draft, name, action, uses, isNew);
    }
    if (type.isEmpty()) {
      draft.assumed();
    }
    return draft.build();
  }

  private static void attribute(
      EffectDraft draft,
      ObjectName name,
      AlterAction action,
      List<Dependents.TypedColumn> uses,
      boolean isNew) {
    if (action instanceof AlterAction.AddColumn add) {
      added(draft, name, add.column().name().value(), isNew);
    } else if (action instanceof AlterAction.DropColumn drop) {
      dropped(draft, name, drop.column().value(), uses, isNew);
    } else if (action instanceof AlterAction.SetType set) {
      retyped(draft, name, set.column().value(), uses, isNew);
    }
  }

  private static void added(EffectDraft draft, ObjectName name, String attribute, boolean isNew) {
    if (!isNew) {
      draft
          .raise(
              Phase.CONTRACT, "Release N-1 writes values of " + name + " without the new attribute")
          .breaks(Breaks.error(
              name,
              attribute,
              Audience.WRITERS,
              Breaks.INVALID_TEXT,
              "Values written as text have too few attributes"));
    }
  }

  private static void dropped(
      EffectDraft draft,
      ObjectName name,
      String attribute,
      List<Dependents.TypedColumn> uses,
      boolean isNew) {
    if (isNew) {
      return;
    }
    draft.breaks(Breaks.error(
        name,
        attribute,
        Audience.BOTH,
        Breaks.UNDEFINED_COLUMN,
        "Statements that name the attribute fail"));
    if (uses.isEmpty()) {
      draft.raise(Phase.CONTRACT, "Release N-1 may use the attribute " + attribute);
    }
    for (Dependents.TypedColumn use : uses) {
      ObjectName table = use.table().name();
      draft
          .raise(
              Phase.DESTRUCTIVE,
              "What " + table + "." + use.column().name() + " holds in " + attribute + " is lost")
          .loses(new Loss(
              table, Optional.of(use.column().name()), "The attribute " + attribute + " of it"));
    }
  }

  private static void retyped(
      EffectDraft draft,
      ObjectName name,
      String attribute,
      List<Dependents.TypedColumn> uses,
      boolean isNew) {
    for (Dependents.TypedColumn use : uses) {
      draft.fails(
          "0A000",
          "The column " + use.table().name() + "." + use.column().name() + " is of the type");
    }
    if (!isNew) {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may use " + attribute + " of its old type")
          .breaks(Breaks.silent(
              name, attribute, Audience.BOTH, "The attribute is of another type than before"));
    }
  }
}
