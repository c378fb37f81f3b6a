package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.ast.CreateDomain;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.effect.Break.Audience;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Domains: what is asked of one is asked of every column of it, and checked by reading every table that has such a column
 * (manual, reference page ALTER DOMAIN).
 */
final class DomainEffects {

  private static final Effect CREATED =
      new EffectDraft(Phase.EXPAND, "Release N-1 does not know the domain").build();

  private final Catalog catalog;

  DomainEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateDomain statement) {
    Optional<Type> known = catalog.type(statement.name());
    if (known.isEmpty()) {
      return CREATED;
    }
    return new EffectDraft()
        .refused("42710", "There is a type " + known.get().name() + " already")
        .build();
  }

  Effect alter(AlterDomain statement) {
    ObjectName name = catalog.resolveType(statement.name());
    Optional<Type> domain = catalog.type(statement.name());
    boolean isNew = domain.isPresent() && domain.get().origin() == catalog.unit();
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND,
        isNew ? Relations.unknown(name) : "The domain asks no more of its values than before");
    AlterAction action = statement.action();
    if (action instanceof AlterAction.SetNotNull) {
      checked(draft, name, new HashSet<>());
      if (!isNew) {
        refuses(draft, name, Breaks.NOT_NULL_VIOLATION, "Nulls are refused");
      }
    } else if (action instanceof AlterAction.AddConstraint add) {
      if (!add.constraint().attributes().notValid()) {
        checked(draft, name, new HashSet<>());
      }
      if (!isNew) {
        refuses(
            draft, name, Breaks.CHECK_VIOLATION, "Values that break the constraint are refused");
      }
    } else if (action instanceof AlterAction.ValidateConstraint validate) {
      validated(draft, name, domain, validate.constraint().value());
    } else if (action instanceof AlterAction.DropConstraint drop && lacks(domain, drop)) {
      draft.refused(
          Breaks.UNDEFINED_OBJECT,
          "There is no constraint " + drop.constraint() + " of domain " + name);
    } else if (!isNew) {
      relaxed(draft, name, domain, action);
    }
    return domain.isPresent() ? draft.build() : draft.assumed().build();
  }

  private static boolean lacks(Optional<Type> domain, AlterAction.DropConstraint drop) {
    if (domain.isEmpty() || drop.ifExists()) {
      return false;
    }
    for (Constraint known : domain.get().constraints()) {
      if (drop.constraint().is(known.name())) {
        return false;
      }
    }
    return true;
  }

  private void validated(
      EffectDraft draft, ObjectName name, Optional<Type> domain, String constraint) {
    if (domain.isPresent()) {
      for (Constraint known : domain.get().constraints()) {
        if (known.name().equals(constraint) && known.validated()) {
          return;
        }
      }
    }
    checked(draft, name, new HashSet<>());
  }

  private static void refuses(EffectDraft draft, ObjectName name, String sqlState, String what) {
    draft
        .raise(Phase.CONTRACT, "Release N-1 may write values that the domain refuses now")
        .breaks(Breaks.error(name, Audience.WRITERS, sqlState, what));
  }

  private static void relaxed(
      EffectDraft draft, ObjectName name, Optional<Type> domain, AlterAction action) {
    if (action instanceof AlterAction.DropNotNull) {
      draft.breaks(
          Breaks.silent(name, Audience.READERS, "Columns of the domain can come back null"));
    } else if (action instanceof AlterAction.DropDefault
        && domain.map(Type::notNull).orElse(true)) {
      draft
          .raise(Phase.CONTRACT, "Release N-1 may leave columns of the domain out of its inserts")
          .breaks(Breaks.error(
              name,
              Audience.WRITERS,
              Breaks.NOT_NULL_VIOLATION,
              "Inserts that leave the column out have no value for it"));
    }
  }

  /** Tables with a column of the domain, or of one over it, are read while writers wait. */
  private void checked(EffectDraft draft, ObjectName domain, Set<ObjectName> seen) {
    if (!seen.add(domain)) {
      return;
    }
    for (Dependents.TypedColumn use : Dependents.columnsOf(domain, catalog)) {
      ObjectName table = use.table().name();
      if (use.column().type().isArray()) {
        draft.fails(
            "0A000", "The column " + table + "." + use.column().name() + " is an array of it");
      } else if (!use.table().isPartitioned()) {
        draft.lock(table, ObjectKind.TABLE, LockMode.SHARE).scan(table);
      }
    }
    for (Type over : Dependents.typesOver(domain, catalog)) {
      if (over.kind() == Type.Kind.DOMAIN) {
        checked(draft, over.name(), seen);
      } else if (!Dependents.columnsOf(over.name(), catalog).isEmpty()) {
        draft.fails("0A000", "Columns are of the type " + over.name() + ", which holds it");
      }
    }
  }
}
