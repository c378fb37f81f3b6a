package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.effect.Break.Audience;
import java.util.List;
import java.util.Optional;

/** Tells what ADD CONSTRAINT does, and the constraints of an added column. */
final class AddConstraintEffects {

  private final Target target;

  AddConstraintEffects(Target target) {
    this.target = target;
  }

  /**
   * Judges a constraint that is added.
   *
   * @param ofColumn the column it is written with; empty for ADD CONSTRAINT
   */
  void judge(TableConstraint constraint, Optional<ColumnDefinition> ofColumn) {
    if (isThere(constraint.name())) {
      return;
    }
    if (constraint instanceof TableConstraint.Check check) {
      check(check, ofColumn);
    } else if (constraint instanceof TableConstraint.NotNull notNull) {
      notNull(notNull, ofColumn);
    } else if (constraint instanceof TableConstraint.Unique unique) {
      new AddUniqueEffects(target).judge(unique);
    } else if (constraint instanceof TableConstraint.ForeignKey key) {
      new AddForeignKeyEffects(target).judge(key, ofColumn);
    } else if (constraint instanceof TableConstraint.Exclude) {
      exclude();
    }
  }

  private boolean isThere(Optional<Identifier> name) {
    if (name.isEmpty() || target.table == null) {
      return false;
    }
    if (target.dropped.contains(name.get().value())
        || target.table.constraint(name.get().value()).isEmpty()) {
      return false;
    }
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    target.refused(
        "42710", "Constraint " + name.get() + " of " + target.name + " is there already");
    return true;
  }

  // ---- CHECK ----

  private void check(TableConstraint.Check check, Optional<ColumnDefinition> ofColumn) {
    TableConstraint.Attributes attributes = check.attributes();
    if (attributes.noInherit() && !target.version.atLeast(18)) {
      target.lock(LockMode.ACCESS_EXCLUSIVE);
    } else {
      target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    }
    check.name().ifPresent(name -> target.addConstraint(name.value()));
    if (attributes.notEnforced()) {
      notEnforced();
      return;
    }
    if (attributes.noInherit() && target.isPartitioned()) {
      target.refused("42P16", "A partitioned table cannot have a NO INHERIT constraint");
      return;
    }
    if (ofColumn.isEmpty() && target.only && !attributes.noInherit() && target.hasChildren()) {
      target.refused("42P16", "Tables below " + target.name + " must get the constraint too");
      return;
    }
    CheckFacts facts = CheckFacts.of(check.expression(), target);
    Optional<String> missing = facts.missing();
    if (missing.isPresent()) {
      target.refusesFor(missing.get());
      return;
    }
    if (!attributes.notValid()) {
      scan(attributes.noInherit());
    }
    if (facts.alwaysTrue() || facts.holdsForOldRows(ofColumn)) {
      target.raise(Phase.EXPAND, "What release N-1 writes meets the CHECK");
      return;
    }
    target.raise(
        Phase.CONTRACT, "Release N-1 may write rows that the CHECK on " + target.name + " refuses");
    target.breaks(
        Audience.WRITERS,
        Breaks.CHECK_VIOLATION,
        "INSERT and UPDATE fail unless " + check.expression().text());
  }

  private void scan(boolean noInherit) {
    if (noInherit && target.holdsRows(target.name)) {
      target.draft.scan(target.name);
    } else {
      target.scanReached();
    }
  }

  private void notEnforced() {
    if (target.version.atLeast(18)) {
      target.neutral("A constraint that is NOT ENFORCED refuses nothing");
    } else {
      target.refused("42601", "NOT ENFORCED came with PostgreSQL 18");
    }
  }

  // ---- NOT NULL ----

  private void notNull(TableConstraint.NotNull notNull, Optional<ColumnDefinition> ofColumn) {
    if (ofColumn.isPresent()) {
      // The column itself has been judged as NOT NULL.
      return;
    }
    if (!target.version.atLeast(18)) {
      target.refused("42601", "NOT NULL as a table constraint came with PostgreSQL 18");
      return;
    }
    String column = notNull.column().map(Identifier::value).orElse("");
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (isNamedOtherwise(notNull.name(), column)) {
      target.refused(
          "55000", "Column " + column + " has a NOT NULL constraint of another name already");
      return;
    }
    new NotNullEffects(target).set(column, !notNull.attributes().notValid());
  }

  /** A column has one NOT NULL constraint; the server names it after table and column where nobody else does. */
  private boolean isNamedOtherwise(Optional<Identifier> name, String column) {
    if (name.isEmpty() || target.column(column).filter(Column::notNull).isEmpty()) {
      return false;
    }
    for (Constraint constraint : target.constraints()) {
      if (constraint.kind() == Constraint.Kind.NOT_NULL && constraint.columns().contains(column)) {
        return !name.get().is(constraint.name());
      }
    }
    return !name.get().is(target.name.name() + "_" + column + "_not_null");
  }

  // ---- EXCLUDE ----

  private void exclude() {
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (target.isPartitioned() && !target.version.atLeast(17)) {
      target.refused(
          "0A000", "Exclusion constraints on partitioned tables came with PostgreSQL 17");
      return;
    }
    target.scanReached();
    if (target.action != null) {
      BuiltIndexes.note(target, target.action);
    }
    target.raise(
        Phase.CONTRACT, "Release N-1 may write rows that the exclusion constraint refuses");
    target.breaks(
        Audience.WRITERS,
        Breaks.EXCLUSION_VIOLATION,
        "INSERT and UPDATE of rows that conflict with others fail");
  }

  /** Says whether a valid constraint of the table makes {@code columns} unique already. */
  static boolean isUnique(Target target, List<String> columns) {
    if (target.table == null) {
      return false;
    }
    for (Constraint constraint : target.table.constraints()) {
      boolean unique = constraint.kind() == Constraint.Kind.PRIMARY_KEY
          || constraint.kind() == Constraint.Kind.UNIQUE;
      if (unique && !constraint.deferrable() && columns.containsAll(constraint.columns())) {
        return true;
      }
    }
    return false;
  }
}
