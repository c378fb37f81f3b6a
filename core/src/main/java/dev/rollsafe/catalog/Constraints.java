package dev.rollsafe.catalog;

import dev.rollsafe.ast.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of one constraint; the rest of it stays as it was. */
final class Constraints {

  private Constraints() {}

  static Constraint renamed(Constraint c, String name) {
    return copy(
        c, name, c.columns(), c.referenced(), c.referencedColumns(), c.validated(), c.index());
  }

  static Constraint validated(Constraint c) {
    return copy(c, c.name(), c.columns(), c.referenced(), c.referencedColumns(), true, c.index());
  }

  static Constraint referencing(Constraint c, ObjectName table) {
    return copy(
        c,
        c.name(),
        c.columns(),
        Optional.of(table),
        c.referencedColumns(),
        c.validated(),
        c.index());
  }

  static Constraint indexed(Constraint c, ObjectName index) {
    return copy(
        c,
        c.name(),
        c.columns(),
        c.referenced(),
        c.referencedColumns(),
        c.validated(),
        Optional.of(index));
  }

  /** The constraint after one of its own columns was renamed. */
  static Constraint columnRenamed(Constraint c, String from, String to) {
    Constraint read = c.check().isEmpty() ? c : checking(c, from, to);
    return columnNamed(read, from, to);
  }

  private static Constraint checking(Constraint c, String from, String to) {
    return new Constraint(
        c.name(),
        c.kind(),
        c.columns(),
        c.check().map(e -> Renaming.column(e, from, to)),
        c.referenced(),
        c.referencedColumns(),
        c.onDelete(),
        c.onUpdate(),
        c.validated(),
        c.enforced(),
        c.deferrable(),
        c.initiallyDeferred(),
        c.noInherit(),
        c.index(),
        c.key(),
        c.inherited(),
        c.attached(),
        c.origin());
  }

  private static Constraint columnNamed(Constraint c, String from, String to) {
    return copy(
        c,
        c.name(),
        replaced(c.columns(), from, to),
        c.referenced(),
        c.referencedColumns(),
        c.validated(),
        c.index());
  }

  /** The foreign key after a column it refers to was renamed. */
  static Constraint referencedRenamed(Constraint c, String from, String to) {
    return copy(
        c,
        c.name(),
        c.columns(),
        c.referenced(),
        replaced(c.referencedColumns(), from, to),
        c.validated(),
        c.index());
  }

  static Constraint altered(
      Constraint c,
      Optional<Boolean> deferrable,
      Optional<Boolean> initiallyDeferred,
      Optional<Boolean> enforced,
      Optional<Boolean> inherit) {
    return new Constraint(
        c.name(),
        c.kind(),
        c.columns(),
        c.check(),
        c.referenced(),
        c.referencedColumns(),
        c.onDelete(),
        c.onUpdate(),
        c.validated(),
        enforced.orElse(c.enforced()),
        deferrable.orElse(c.deferrable() || initiallyDeferred.orElse(false)),
        deferrable.orElse(true) && initiallyDeferred.orElse(c.initiallyDeferred()),
        inherit.isPresent() ? !inherit.get() : c.noInherit(),
        c.index(),
        c.key(),
        c.inherited(),
        c.attached(),
        c.origin());
  }

  /** The same constraint on another table. */
  static Constraint inherited(Constraint c, int origin, Optional<ObjectName> index) {
    return new Constraint(
        c.name(),
        c.kind(),
        c.columns(),
        c.check(),
        c.referenced(),
        c.referencedColumns(),
        c.onDelete(),
        c.onUpdate(),
        c.validated(),
        c.enforced(),
        c.deferrable(),
        c.initiallyDeferred(),
        c.noInherit(),
        index,
        c.key(),
        true,
        Attached.NONE,
        origin);
  }

  static Constraint attached(Constraint c, Attached attached) {
    return new Constraint(
        c.name(),
        c.kind(),
        c.columns(),
        c.check(),
        c.referenced(),
        c.referencedColumns(),
        c.onDelete(),
        c.onUpdate(),
        c.validated(),
        c.enforced(),
        c.deferrable(),
        c.initiallyDeferred(),
        c.noInherit(),
        c.index(),
        c.key(),
        c.inherited(),
        attached,
        c.origin());
  }

  static List<String> replaced(List<String> names, String from, String to) {
    if (!names.contains(from)) {
      return names;
    }
    List<String> result = new ArrayList<>(names);
    result.replaceAll(name -> name.equals(from) ? to : name);
    return result;
  }

  static TableConstraint.Action none() {
    return TableConstraint.Action.NO_ACTION;
  }

  private static Constraint copy(
      Constraint c,
      String name,
      List<String> columns,
      Optional<ObjectName> referenced,
      List<String> referencedColumns,
      boolean validated,
      Optional<ObjectName> index) {
    return new Constraint(
        name,
        c.kind(),
        columns,
        c.check(),
        referenced,
        referencedColumns,
        c.onDelete(),
        c.onUpdate(),
        validated,
        c.enforced(),
        c.deferrable(),
        c.initiallyDeferred(),
        c.noInherit(),
        index,
        c.key(),
        c.inherited(),
        c.attached(),
        c.origin());
  }
}
