package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.DropColumn;
import dev.rollsafe.ast.AlterAction.DropConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.LockMode;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags drops of foreign keys, which stop the referenced table as well. */
final class ForeignKeyDropLocksReferenced implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "foreign-key-drop-locks-referenced",
          Severity.WARNING,
          "Dropping the foreign key stops reads and writes of the referenced table as well")
      .why(
          "A foreign key has triggers on both tables, so dropping it, or the table or column that has it, takes an ACCESS EXCLUSIVE"
              + " lock on the referenced table too. The lock is short, but it waits for every query that runs there, and all"
              + " later ones wait behind it.")
      .instead(
          "Drop the foreign key first, in a migration of its own with SET lock_timeout, one for each referenced table; try again"
              + " when it times out. Then drop the table or column.")
      .source("https://www.postgresql.org/docs/current/explicit-locking.html")
      .hazards("CN14")
      .given("""
          CREATE TABLE orders (id bigint PRIMARY KEY);
          CREATE TABLE parts (id bigint PRIMARY KEY);
          CREATE TABLE lines (
            order_id bigint CONSTRAINT of_order REFERENCES orders,
            part_id bigint REFERENCES parts);
          """)
      .flags("the foreign key", "ALTER TABLE lines DROP CONSTRAINT of_order; -- finding")
      .flags("its column", "ALTER TABLE lines DROP COLUMN part_id; -- finding")
      .flags("its table", "DROP TABLE lines; -- finding")
      .accepts("one that refers to a table of the same migration", """
          CREATE TABLE carts (id bigint PRIMARY KEY);
          CREATE TABLE wares (cart_id bigint REFERENCES carts);
          DROP TABLE wares;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof Drop drop && drop.kind() == ObjectKind.TABLE) {
      Set<ObjectName> dropped = new HashSet<>();
      for (Drop.Target target : drop.targets()) {
        dropped.add(statement.before().resolve(target.name()));
      }
      for (ObjectName table : dropped) {
        check(statement, statement.effect(), table, dropped, drop.span(), findings);
      }
    } else if (statement.statement() instanceof AlterTable alter) {
      ObjectName table = statement.before().resolve(alter.name());
      for (Action action : statement.actions()) {
        if (action.action() instanceof DropConstraint || action.action() instanceof DropColumn) {
          Span span = action.action().span();
          check(statement, action.effect(), table, Set.of(table), span, findings);
        }
      }
    }
  }

  private static void check(
      StatementContext statement,
      Effect effect,
      ObjectName table,
      Set<ObjectName> own,
      Span span,
      Findings findings) {
    Optional<Table> known = statement.before().table(table);
    if (known.isEmpty()) {
      return;
    }
    Set<ObjectName> locked = new LinkedHashSet<>();
    for (Constraint constraint : known.get().constraints()) {
      Optional<ObjectName> parent = constraint.referenced();
      if (parent.isPresent()
          && !own.contains(parent.get())
          && !statement.isNew(parent.get())
          && Locks.on(effect, parent.get()).filter(LockMode::blocksReads).isPresent()) {
        locked.add(parent.get());
      }
    }
    if (!locked.isEmpty()) {
      List<String> names = new ArrayList<>();
      locked.forEach(name -> names.add(name.toString()));
      findings.add(
          span, "Reads and writes of " + String.join(", ", names) + " wait as well for this lock");
    }
  }
}
