package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;

/** Flags SECURITY DEFINER routines that leave the search path to their callers. */
final class DefinerWithoutSearchPath implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "definer-without-search-path",
          Severity.INFO,
          "A SECURITY DEFINER routine looks names up where its caller says")
      .why(
          "It runs with the rights of its owner, and finds tables and functions by the search path of whoever calls it, who can put others of the same name first.")
      .instead(
          "Fix the path with the routine: SET search_path = the schemas it needs, pg_temp last.")
      .source(
          "https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY")
      .hazards("PO13")
      .flags(
          "no path",
          "CREATE FUNCTION one() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; -- finding")
      .accepts(
          "a fixed path",
          "CREATE FUNCTION one() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT 1';")
      .accepts(
          "the rights of the caller",
          "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateRoutine routine
        && routine.securityDefiner()
        && !routine.settings().containsKey("search_path")) {
      findings.add(
          routine.name().span(), routine.name() + " runs as its owner on its caller's search path");
    }
  }
}
