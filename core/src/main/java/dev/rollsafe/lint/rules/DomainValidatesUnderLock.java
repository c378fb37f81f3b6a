package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags what is asked of a domain and is tried on every table that uses it. */
final class DomainValidatesUnderLock implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "domain-validates-under-lock",
          Severity.ERROR,
          "Every table with a column of the domain is read while writes to it wait")
      .why(
          "A domain is checked wherever it is used: ALTER DOMAIN holds a SHARE lock on each table that has such a column until"
              + " all their rows are read.")
      .instead(
          "Add the constraint to the domain NOT VALID, which binds new values only and reads nothing; prove old rows by a CHECK of"
              + " each table, added NOT VALID and validated in later migrations.")
      .source("https://www.postgresql.org/docs/current/sql-alterdomain.html")
      .hazards("CN20")
      .growsWithTable()
      .given("""
          CREATE DOMAIN amount AS numeric;
          CREATE TABLE orders (total amount);
          CREATE DOMAIN unused AS text;
          """)
      .flags("a CHECK", "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0); -- finding")
      .flags("NOT NULL", "ALTER DOMAIN amount SET NOT NULL; -- finding")
      .accepts(
          "one that binds new values only",
          "ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;")
      .accepts("a domain that no table uses", "ALTER DOMAIN unused ADD CHECK (VALUE <> '');")
      .accepts("a domain and a table that the same migration made", """
          CREATE DOMAIN label AS text;
          CREATE TABLE carts (name label);
          ALTER DOMAIN label SET NOT NULL;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof AlterDomain alter)) {
      return;
    }
    for (Lock lock : statement.effect().locks()) {
      if (lock.mode().blocksWrites()
          && statement.effect().scans().contains(lock.object())
          && !statement.isNew(lock.object())) {
        findings.add(
            alter.span(),
            "Reading every row of " + lock.object() + " for the domain " + alter.name()
                + " keeps writes to it waiting");
        return;
      }
    }
  }
}
