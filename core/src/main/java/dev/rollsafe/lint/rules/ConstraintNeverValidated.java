package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import java.util.Optional;

/** Flags constraints that are added NOT VALID and that no later migration validates. */
final class ConstraintNeverValidated implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "constraint-never-validated",
          Severity.INFO,
          "No later migration validates the NOT VALID constraint")
      .why(
          "It holds for new rows only: old ones may break it, the planner does not use it, and SET NOT NULL does not trust it.")
      .instead("VALIDATE CONSTRAINT in a later migration; reads and writes go on meanwhile.")
      .source(
          "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT")
      .hazards("CN19")
      .given("CREATE TABLE orders (id bigint, total numeric);")
      .flags(
          "one that is left as it is",
          "ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID; -- finding")
      .accepts("one that a later migration validates", """
          ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;
          -- next migration
          ALTER TABLE orders VALIDATE CONSTRAINT paid;
          """)
      .accepts("one that a later migration drops", """
          ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;
          -- next migration
          ALTER TABLE orders DROP CONSTRAINT paid;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterTable alter)) {
      return;
    }
    for (Action action : statement.actions()) {
      if (action.action() instanceof AddConstraint add
          && add.constraint().attributes().notValid()) {
        ObjectName table = statement.before().resolve(alter.name());
        Optional<Constraint> added = added(statement, table, add);
        added.ifPresent(constraint -> report(add, table, constraint.name(), findings));
      }
    }
  }

  /** Its name is the server's choice where none is given: then it is the one that was not there before. */
  private static Optional<Constraint> added(
      StatementContext statement, ObjectName table, AddConstraint add) {
    Optional<Table> after = statement.after().table(table);
    if (after.isEmpty()) {
      return Optional.empty();
    }
    if (add.constraint().name().isPresent()) {
      return after.get().constraint(add.constraint().name().get().value());
    }
    Optional<Table> before = statement.before().table(table);
    for (Constraint constraint : after.get().constraints()) {
      if (!constraint.validated()
          && before.flatMap(known -> known.constraint(constraint.name())).isEmpty()) {
        return Optional.of(constraint);
      }
    }
    return Optional.empty();
  }

  private static void report(
      AddConstraint add, ObjectName table, String constraint, Findings findings) {
    findings
        .add(add.span(), "No later migration validates " + constraint + " of " + table)
        .unlessAtEnd(end -> isSettled(end, table, constraint));
  }

  private static boolean isSettled(Catalog end, ObjectName table, String constraint) {
    Optional<Constraint> left = end.table(table).flatMap(found -> found.constraint(constraint));
    return left.isEmpty() || left.get().validated();
  }
}
