package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Flags drops of whatever the previous release may use, but for tables, columns, indexes and whole schemas. */
final class DropBreaksPreviousRelease implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "drop-breaks-previous-release",
          Severity.ERROR,
          "The previous release may still use what is dropped")
      .also(Severity.WARNING)
      .why(
          "Views, functions, sequences and types are named by statements of the previous release, which fail from then on; triggers,"
              + " rules and policies act on them without being named, so nothing fails and something is missing.")
      .instead(
          "Ship a release that does without it, wait until no older one runs, and drop it in a later migration. To replace it, drop"
              + " and create it in one transaction, or CREATE OR REPLACE.")
      .aboutPreviousRelease()
      .source("https://www.postgresql.org/docs/current/sql-dropview.html")
      .source("https://www.postgresql.org/docs/current/sql-dropfunction.html")
      .source("https://www.postgresql.org/docs/current/sql-droptrigger.html")
      .hazards("DS09", "DS10", "DS11")
      .given("""
          CREATE TABLE orders (id bigint, total numeric);
          CREATE VIEW totals AS SELECT sum(total) AS total FROM orders;
          CREATE SEQUENCE numbers;
          CREATE TYPE mood AS ENUM ('sad', 'ok');
          CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n';
          CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TRIGGER stamps BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
          """)
      .flags("a view", "DROP VIEW totals; -- finding")
      .flags("a sequence", "DROP SEQUENCE numbers; -- finding")
      .flags("a function", "DROP FUNCTION twice(integer); -- finding")
      .flags("a type", "DROP TYPE mood; -- finding")
      .flags("a trigger", "DROP TRIGGER stamps ON orders; -- finding")
      .flags("a view that is made anew without a column", """
          DROP VIEW totals; -- finding
          CREATE VIEW totals AS SELECT count(*) AS n FROM orders;
          """)
      .accepts("a view that is made anew in the same transaction", """
          DROP VIEW totals;
          CREATE VIEW totals AS SELECT sum(total) AS total, count(*) AS n FROM orders;
          """)
      .accepts("a function and a trigger that are made anew in the same transaction", """
          DROP FUNCTION IF EXISTS twice(integer);
          CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + n';
          DROP TRIGGER IF EXISTS stamps ON orders;
          CREATE TRIGGER stamps BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
          """)
      .accepts("what is not there", "DROP TRIGGER IF EXISTS nothing ON orders;")
      .accepts("what the same migration made", """
          CREATE TYPE shade AS ENUM ('dark');
          DROP TYPE shade;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(MigrationContext migration, Findings findings) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof Drop drop && isMeant(drop.kind())) {
        report(statement, drop, findings);
      }
    }
  }

  private static boolean isMeant(ObjectKind kind) {
    return switch (kind) {
      case TABLE, FOREIGN_TABLE, INDEX, SCHEMA, DATABASE, OWNED, TABLESPACE -> false;
      default -> true;
    };
  }

  private static void report(StatementContext statement, Drop drop, Findings findings) {
    Effect effect = statement.effect();
    Optional<Break> broken = Breaks.lasting(effect);
    String dropped =
        "Dropping the " + drop.kind().noun() + " " + drop.targets().get(0).name();
    if (broken.isPresent()) {
      boolean fails = broken.get().sqlState().isPresent();
      findings
          .add(
              drop.span(),
              dropped + " breaks the previous release: " + lower(broken.get().what()))
          .severity(fails ? Severity.ERROR : Severity.WARNING);
    } else if (!effect.loses().isEmpty()) {
      findings.add(
          drop.span(), dropped + " loses " + lower(effect.loses().get(0).what()));
    }
  }

  private static String lower(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
