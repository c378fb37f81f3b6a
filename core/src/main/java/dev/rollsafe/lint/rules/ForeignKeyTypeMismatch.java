package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.TableConstraint.ForeignKey;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags foreign keys between columns of different types. */
final class ForeignKeyTypeMismatch implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "foreign-key-type-mismatch",
          Severity.WARNING,
          "The foreign key's column is of another type than the one it refers to")
      .why(
          "Each check casts one type to the other, and a narrower column cannot hold every key there is: once the keys outgrow it,"
              + " inserts fail, and widening a large column later rewrites its table.")
      .instead(
          "Give the column the type of the one that it refers to; change both where one changes.")
      .source("https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK")
      .hazards("CN11")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY, no varchar(20) UNIQUE);")
      .flags("a narrower integer", """
          CREATE TABLE bills (
            order_id integer PRIMARY KEY
              REFERENCES orders -- finding
          );
          """)
      .accepts(
          "the same type, whatever its length",
          "CREATE TABLE bills (order_no varchar(40) PRIMARY KEY REFERENCES orders (no));")
      .accepts("a domain over the same type", """
          CREATE DOMAIN order_id AS bigint CHECK (VALUE > 0);
          CREATE TABLE bills (order_id order_id PRIMARY KEY REFERENCES orders);
          """)
      .accepts(
          "the type behind bigserial",
          "CREATE TABLE bills (order_id bigserial PRIMARY KEY REFERENCES orders);");

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    ForeignKeys.added(statement, (table, key) -> check(statement, table, key, findings));
  }

  private static void check(
      StatementContext statement, ObjectName table, ForeignKey key, Findings findings) {
    Catalog after = statement.after();
    Optional<Table> child = after.table(table);
    Optional<Table> parent = after.table(key.referenced());
    if (child.isEmpty() || parent.isEmpty()) {
      return;
    }
    for (Constraint constraint : child.get().constraints()) {
      if (isMeant(constraint, key, parent.get().name())) {
        compare(child.get(), parent.get(), constraint, key, after, findings);
        return;
      }
    }
  }

  private static boolean isMeant(Constraint constraint, ForeignKey key, ObjectName parent) {
    if (constraint.kind() != Constraint.Kind.FOREIGN_KEY
        || constraint.referenced().filter(parent::equals).isEmpty()
        || constraint.columns().size() != key.columns().size()
        || constraint.referencedColumns().size() != key.columns().size()) {
      return false;
    }
    for (int i = 0; i < key.columns().size(); i++) {
      if (!key.columns().get(i).is(constraint.columns().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void compare(
      Table child,
      Table parent,
      Constraint constraint,
      ForeignKey key,
      Catalog catalog,
      Findings findings) {
    for (int i = 0; i < constraint.columns().size(); i++) {
      Optional<Column> own = child.column(constraint.columns().get(i));
      Optional<Column> other = parent.column(constraint.referencedColumns().get(i));
      if (own.isPresent()
          && other.isPresent()
          && differ(base(own.get().type(), catalog), base(other.get().type(), catalog))) {
        findings.add(
            key.span(),
            child.name() + "." + own.get().name() + " is " + own.get().type() + ", but "
                + parent.name() + "." + other.get().name() + " is "
                + other.get().type());
        return;
      }
    }
  }

  /** Returns the type that a domain restricts, whatever domains stand between; any other type as it is. */
  private static DataType base(DataType type, Catalog catalog) {
    DataType base = type;
    Optional<Type> domain = catalog.type(base.name());
    while (domain.isPresent() && domain.get().base().isPresent()) {
      base = domain.get().base().get();
      domain = catalog.type(base.name());
    }
    return base;
  }

  private static boolean differ(DataType one, DataType other) {
    return !one.withoutModifiers().sameAs(other.withoutModifiers())
        && !(isText(one) && isText(other));
  }

  private static boolean isText(DataType type) {
    String name = type.name().name();
    return name.equals("text") || name.equals("character varying");
  }
}
