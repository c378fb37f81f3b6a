package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what ALTER COLUMN TYPE does. */
final class SetTypeEffects {

  private final Target target;

  SetTypeEffects(Target target) {
    this.target = target;
  }

  void judge(AlterAction.SetType action) {
    String name = action.column().value();
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    if (target.refusesFor(name) || refused(name)) {
      return;
    }
    if (cannotBeIndexed(name, action.type())) {
      return;
    }
    Optional<Column> column = target.column(name);
    TypeChange change = change(action, column);
    if (!change.castable()) {
      target.refused(
          Breaks.DATATYPE_MISMATCH,
          "Column " + name + " cannot be cast automatically to " + action.type());
      return;
    }
    if (action.using().isPresent() && keepsDefault(column, action.type())) {
      target.refused(
          Breaks.DATATYPE_MISMATCH,
          "The default of column " + name + " cannot be cast automatically to " + action.type());
      return;
    }
    if (change.assumed()) {
      target.draft.assumed();
    }
    boolean sorts = change.sorts() && sameCollation(action, column);
    for (ObjectName relation : target.reached()) {
      store(relation, name, change.rewrites(), sorts);
    }
    column.ifPresent(this::lockSequence);
    judge(name, column, change, sameCollation(action, column));
  }

  /** USING says how to convert the values, but not the default. */
  private boolean keepsDefault(Optional<Column> column, DataType to) {
    return column.isPresent()
        && column.get().defaultValue().isPresent()
        && !target.droppedDefaults.contains(column.get().name())
        && !Casts.byAssignment(
            Domains.base(column.get().type(), target.catalog),
            Domains.base(to, target.catalog),
            target.catalog);
  }

  private TypeChange change(AlterAction.SetType action, Optional<Column> column) {
    DataType to = action.type();
    if (column.isEmpty() || column.get().type().name().name().equals("unknown")) {
      return TypeChange.ofUnknown(to, action.using().isPresent());
    }
    DataType from = column.get().type();
    return action.using().isPresent()
        ? TypeChange.of(column.get().name(), from, to, action.using().get(), target.catalog)
        : TypeChange.of(from, to, target.catalog);
  }

  /** What the server does not let change: partition keys, what is inherited, and what others are computed from. */
  private boolean refused(String name) {
    Table table = target.table;
    if (table == null) {
      return false;
    }
    if (Dependence.isInherited(target, name)) {
      target.refused("42P16", "Column " + name + " is inherited");
      return true;
    }
    if (Dependence.isPartitionKey(table, name)) {
      target.refused("42P16", "Column " + name + " is part of the partition key");
      return true;
    }
    Optional<String> user = Dependence.ofType(target, name);
    boolean ofGenerated = user.isPresent() && user.get().startsWith("the generated");
    String sqlState =
        ofGenerated && !target.version.atLeast(15) ? "42601" : Breaks.FEATURE_NOT_SUPPORTED;
    user.ifPresent(used -> target.refused(sqlState, "Column " + name + " is used by " + used));
    return user.isPresent();
  }

  /** An index on the column needs an operator class for the new type. */
  private boolean cannotBeIndexed(String name, DataType to) {
    if (!TypeFacts.lacksEquality(to) || to.isArray()) {
      return false;
    }
    for (Index index : target.catalog.indexes(target.name)) {
      for (IndexElement element : index.elements()) {
        boolean plain = element.column().filter(c -> c.is(name)).isPresent()
            && element.operatorClass().isEmpty();
        if (plain && (index.method().equals("btree") || index.method().equals("hash"))) {
          target.refused(
              Breaks.UNDEFINED_OBJECT, "Index " + index.name() + " cannot be built over " + to);
          return true;
        }
      }
    }
    return false;
  }

  /** Without COLLATE the column gets the collation of its new type. */
  private static boolean sameCollation(AlterAction.SetType action, Optional<Column> column) {
    if (column.isEmpty()) {
      return true;
    }
    return collation(action.collation()).equals(collation(column.get().collation()));
  }

  private static String collation(Optional<QualifiedName> collation) {
    return collation.map(QualifiedName::name).orElse("default");
  }

  // ---- what it does to the server ----

  private void store(ObjectName relation, String column, boolean rewrites, boolean sorts) {
    boolean holdsRows = target.holdsRows(relation);
    if (rewrites && holdsRows) {
      target.rewrite(relation);
    }
    for (Index index : target.catalog.indexes(relation)) {
      if (Dependence.uses(index, column)) {
        target.draft.lock(index.name(), ObjectKind.INDEX, LockMode.ACCESS_EXCLUSIVE);
        if (holdsRows && !rewrites && (!sorts || isSpecial(index))) {
          target.draft.rebuild(index.name().toString()).scan(relation);
        }
      }
    }
    Table table = target.catalog.table(relation).orElse(null);
    if (table == null) {
      return;
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.columns().contains(column)) {
        test(relation, constraint, rewrites || !sorts, holdsRows);
      }
    }
    referencing(relation, column, rewrites || !sorts);
  }

  /** An index over an expression or with a predicate is never kept. */
  private static boolean isSpecial(Index index) {
    if (index.where().isPresent()) {
      return true;
    }
    for (IndexElement element : index.elements()) {
      if (element.expression().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** CHECK constraints on the column are always tested again, foreign keys where other operators compare. */
  private void test(
      ObjectName relation, Constraint constraint, boolean compares, boolean holdsRows) {
    boolean check = constraint.kind() == Constraint.Kind.CHECK && constraint.enforced();
    if (check && constraint.validated() && holdsRows) {
      target.draft.scan(relation);
    }
    if (constraint.referenced().isPresent()) {
      new ReferencedLocks(target.draft, target.catalog, target.version)
          .remade(constraint.referenced().get());
      if (compares && constraint.validated() && holdsRows) {
        target.draft.scan(relation);
      }
    }
  }

  private void referencing(ObjectName relation, String column, boolean compares) {
    for (Catalog.ForeignKey key : target.catalog.referencing(relation)) {
      if (key.constraint().referencedColumns().contains(column)) {
        target.draft.lock(key.table(), ObjectKind.TABLE, LockMode.ACCESS_EXCLUSIVE);
        if (compares && key.constraint().validated()) {
          target.draft.scan(key.table());
        }
      }
    }
  }

  /** The sequence of an identity column changes its type too. */
  private void lockSequence(Column column) {
    if (column.identity().isPresent() && column.ownedSequence().isPresent()) {
      target.draft.lock(
          column.ownedSequence().get(), ObjectKind.SEQUENCE, LockMode.SHARE_ROW_EXCLUSIVE);
    }
  }

  // ---- what it does to release N-1 ----

  private void judge(
      String name, Optional<Column> column, TypeChange change, boolean sameCollation) {
    String types = change.from().map(from -> from + " to ").orElse("") + change.to();
    if (target.isNew(name)) {
      target.raise(Phase.EXPAND, "Release N-1 does not know column " + name);
      return;
    }
    if (change.fit() == TypeFit.SAME) {
      if (sameCollation) {
        target.neutral("Column " + name + " keeps its type");
      } else {
        target.raise(Phase.EXPAND, "Column " + name + " is sorted by another collation");
        target.breaks(name, Audience.READERS, "ORDER BY " + name + " gives another order");
      }
      return;
    }
    if (!sameCollation) {
      target.breaks(name, Audience.READERS, "ORDER BY " + name + " gives another order");
    }
    target.breaks(
        name,
        Audience.PREPARED,
        Breaks.FEATURE_NOT_SUPPORTED,
        "A prepared statement that returns " + name + " fails until it is prepared again");
    switch (change.fit()) {
      case WIDER ->
        target.raise(
            Phase.EXPAND, "Everything that release N-1 writes in column " + name + " still fits");
      case ANOTHER -> another(name, change, types);
      case MAY_FAIL -> narrower(name, change, types);
      default -> cut(name, column, change, types);
    }
  }

  private void another(String name, TypeChange change, String types) {
    target.raise(Phase.CONTRACT, "Release N-1 reads column " + name + " as another type: " + types);
    target.breaks(name, Audience.READERS, "They get " + change.to() + " from " + name);
    typed(name, change);
  }

  private void narrower(String name, TypeChange change, String types) {
    target.raise(
        Phase.CONTRACT,
        "Release N-1 may write values that do not fit column " + name + " any more: " + types);
    target.breaks(
        name,
        Audience.WRITERS,
        refusal(change),
        "Values that do not fit " + change.to() + " are refused");
    typed(name, change);
  }

  private void cut(String name, Optional<Column> column, TypeChange change, String types) {
    boolean computed = column.isPresent() && column.get().generated().isPresent();
    if (computed || Saved.column(target.catalog, target.name, name).isPresent()) {
      another(name, change, types);
      return;
    }
    target.raise(
        Phase.DESTRUCTIVE,
        change.from().isPresent()
            ? "Values of column " + name + " are cut or made anew: " + types
            : "The old type of column " + name + " is not known: what does not fit " + types
                + " is cut");
    target.breaks(name, Audience.READERS, "They get " + change.to() + " from " + name);
    typed(name, change);
    if (!target.fresh) {
      target.draft.loses(new Loss(
          target.name,
          Optional.of(name),
          "What " + change.to() + " does not hold of the values in " + name));
    }
  }

  /** Operators and assignments do not mix all types: statements that give the old one may fail. */
  private void typed(String name, TypeChange change) {
    if (change.from().isEmpty()) {
      return;
    }
    DataType from = Domains.base(change.from().get(), target.catalog);
    DataType to = Domains.base(change.to(), target.catalog);
    if (!Casts.comparable(from, to)) {
      target.breaks(
          name,
          Audience.BOTH,
          Breaks.UNDEFINED_FUNCTION,
          "Comparing " + name + " with " + from + " fails: there is no such operator");
    }
    if (!Casts.byAssignment(from, to, target.catalog)) {
      target.breaks(
          name,
          Audience.WRITERS,
          Breaks.DATATYPE_MISMATCH,
          "A parameter of type " + from + " cannot be assigned to " + name);
    }
  }

  /** Returns the error that a value gets which does not fit. */
  private String refusal(TypeChange change) {
    boolean constrained = Domains.of(change.to(), target.catalog)
        .filter(domain -> Domains.isConstrained(domain, target.catalog))
        .isPresent();
    if (constrained) {
      return Breaks.CHECK_VIOLATION;
    }
    DataType to = change.to();
    String name = to.name().name();
    if (TypeFacts.isStringName(name) || name.equals("bit varying")) {
      return "22001";
    }
    if (name.equals("bit")) {
      return "22026";
    }
    boolean fromString = change.from().filter(TypeFacts::isString).isPresent();
    boolean number = TypeFacts.group(to) == TypeFacts.Group.NUMBER || TypeFacts.isOid(name);
    return number && !fromString ? "22003" : Breaks.INVALID_TEXT;
  }
}
