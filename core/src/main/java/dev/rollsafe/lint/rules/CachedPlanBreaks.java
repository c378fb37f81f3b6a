package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags changes of what {@code SELECT *} returns to statements that are prepared already. */
final class CachedPlanBreaks implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "cached-plan-breaks",
          Severity.INFO,
          "Statements that are prepared already fail where SELECT * returns something else now")
      .why(
          "The server does not change the columns of a prepared statement: it answers 0A000, cached plan must not change result"
              + " type. Drivers such as pgjdbc prepare by themselves what runs several times on a connection, and a transaction in"
              + " which it happens has to be rolled back.")
      .instead(
          "Name the columns in queries in place of SELECT *; else let the pool open new connections after the migration, or set"
              + " autosave=conservative in pgjdbc.")
      .source("https://jdbc.postgresql.org/documentation/server-prepare/")
      .hazards("CT06")
      .given("CREATE TABLE orders (id bigint, status varchar(10));")
      .flags("a new column", "ALTER TABLE orders ADD COLUMN size integer; -- finding")
      .flags(
          "a type that is only wider",
          "ALTER TABLE orders ALTER COLUMN status TYPE varchar(20); -- finding")
      .accepts("a table that the same migration made", """
          CREATE TABLE carts (id bigint);
          ALTER TABLE carts ADD COLUMN size integer;
          """)
      .accepts(
          "what changes no column", "ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    for (Break broken : statement.effect().breaks()) {
      if (broken.audience() == Audience.PREPARED) {
        findings.add(statement.statement().span(), "For " + broken.place() + ": " + broken.what());
        return;
      }
    }
  }
}
