package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetType;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.lint.StatementContext.Action;

/** Flags migrations that change columns whose old type no migration shows: once, however many there are. */
final class TypeChangeOfUnknownType implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "type-change-of-unknown-type",
          Severity.WARNING,
          "The old type of the column is not known, so the change may rewrite the table and lose values")
      .why(
          "Whether ALTER COLUMN TYPE is over in a moment or writes every row again, and whether every value fits, depends on the"
              + " type that the column has. The history does not hold the migration that made it.")
      .instead(
          "Give the migrations before these, or a baseline of the schema, as the beginning of the history. If the type only grows"
              + " in a way that keeps its stored form (varchar(10) to varchar(20)), let it through with that reason.")
      .source("https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES")
      .hazards("CT01", "CT05")
      .given("CREATE TABLE orders AS SELECT 1 AS total, 2 AS tax, 3 AS fee;")
      .flags("columns whose types no migration names: one finding for all", """
          ALTER TABLE orders ALTER COLUMN total TYPE bigint; -- finding
          ALTER TABLE orders ALTER COLUMN tax TYPE bigint, ALTER COLUMN fee TYPE bigint;
          """)
      .accepts("a column that a migration made", """
          CREATE TABLE lines (id bigint, total integer);
          ALTER TABLE lines ALTER COLUMN total TYPE bigint;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    SetType first = null;
    String place = "";
    int others = -1;
    for (StatementContext statement : migration.statements()) {
      if (!(statement.statement() instanceof AlterTable alter)) {
        continue;
      }
      for (Action action : statement.actions()) {
        if (action.action() instanceof SetType change
            && action.effect().assumed()
            && OldType.of(statement, change).isEmpty()) {
          others++;
          if (first == null) {
            first = change;
            place = statement.before().resolve(alter.name()) + "." + change.column();
          }
        }
      }
    }
    if (first != null) {
      findings.add(first.span(), message(place, first, others));
    }
  }

  private static String message(String place, SetType change, int others) {
    String more = others == 0
        ? ""
        : others == 1
            ? ", nor that of another column"
            : ", nor those of " + others + " other columns";
    return "No migration shows the old type of " + place + more + ": changing it to "
        + change.type() + " may rewrite the table, and what does not fit is refused or cut";
  }
}
