package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.CreateType;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flags migrations that both add for the new release and take from the previous one. */
final class ContractAndExpandInOneMigration implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "contract-and-expand-in-one-migration",
          Severity.WARNING,
          "The migration both adds something for the new release and takes something from the previous one")
      .why(
          "There is no moment at which both releases can run on the schema: what the new one needs comes only together with the"
              + " loss of what the previous one needs, so neither a gradual rollout nor a rollback is possible.")
      .instead(
          "Split it: what is added goes first, with the release that uses it; what is taken away follows in a later migration,"
              + " when no older release runs.")
      .source("https://martinfowler.com/bliki/ParallelChange.html")
      .hazards("TX16")
      .given("CREATE TABLE orders (id bigint, status text); CREATE TABLE parts (kind varchar(20));")
      .flags("a column that takes the place of another", """
          ALTER TABLE orders ADD COLUMN state text;
          ALTER TABLE orders DROP COLUMN status; -- finding
          """)
      .accepts("a wider type, which is welcome to both releases", """
          ALTER TABLE parts ALTER COLUMN kind TYPE varchar(40);
          -- rollsafe:ignore column-drop nobody has read it since release 12
          ALTER TABLE orders DROP COLUMN status;
          """)
      .accepts("rows that go, and a table that keeps them", """
          CREATE TABLE void_orders AS SELECT * FROM orders WHERE status = 'void';
          DELETE FROM orders WHERE status = 'void';
          """)
      .accepts("what is only added", """
          ALTER TABLE orders ADD COLUMN state text;
          CREATE TABLE carts (id bigint);
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    StatementContext taken = null;
    StatementContext added = null;
    List<StatementContext> statements = migration.statements();
    RestoredNames restored = RestoredNames.of(statements);
    for (int i = 0; i < statements.size(); i++) {
      StatementContext statement = statements.get(i);
      Phase phase = statement.effect().phase();
      if (phase == Phase.CONTRACT || phase == Phase.DESTRUCTIVE) {
        taken = taken == null && takes(statement, i, restored) ? statement : taken;
      } else if (added == null && phase == Phase.EXPAND && adds(statement.statement())) {
        added = statement;
      }
    }
    report(migration, taken, added, findings);
  }

  /** A query that only gets slower, for want of an index, goes on working; so does one that meets other rows. */
  private static boolean takes(StatementContext statement, int number, RestoredNames restored) {
    if (Dml.is(statement.statement())) {
      return false;
    }
    Optional<Break> broken = Breaks.lasting(statement.effect());
    return !statement.effect().loses().isEmpty()
        || (broken.isPresent() && !restored.undo(broken.get(), number));
  }

  /** Something with a name that the new release can use; an index or a wider type is welcome to both. */
  private static boolean adds(Statement statement) {
    if (statement instanceof AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AddColumn) {
          return true;
        }
      }
    }
    if (statement instanceof CreateTable table) {
      return table.persistence() != Persistence.TEMPORARY;
    }
    if (statement instanceof CreateTableAs table) {
      return table.persistence() != Persistence.TEMPORARY;
    }
    return statement instanceof CreateView
        || statement instanceof CreateRoutine
        || statement instanceof CreateType
        || statement instanceof AddEnumValue;
  }

  private static void report(
      MigrationContext migration,
      @Nullable StatementContext taken,
      @Nullable StatementContext added,
      Findings findings) {
    if (taken != null && added != null) {
      findings.add(
          taken.statement().span(),
          "This takes something from the previous release in the migration that adds something for the new one in line "
              + migration.position(added.statement().span().start()).line());
    }
  }
}
