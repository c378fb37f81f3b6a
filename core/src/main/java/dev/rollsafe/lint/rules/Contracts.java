package dev.rollsafe.lint.rules;

import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.GateAssertion;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What migrations take from the previous release, and how they ask the release gate. */
final class Contracts {

  /** What the ledger brings, so that examples run without it. */
  static final String LEDGER =
      "CREATE SCHEMA IF NOT EXISTS rollsafe; CREATE OR REPLACE FUNCTION rollsafe.assert_contract(text)"
          + " RETURNS void LANGUAGE sql AS 'SELECT'; ";

  private Contracts() {}

  /** Returns the first statement that takes something of the schema from the previous release. */
  static Optional<StatementContext> first(MigrationContext migration) {
    for (StatementContext statement : migration.statements()) {
      if (takes(statement)) {
        return Optional.of(statement);
      }
    }
    return Optional.empty();
  }

  private static boolean takes(StatementContext statement) {
    Effect effect = statement.effect();
    Phase phase = effect.phase();
    return (phase == Phase.CONTRACT || phase == Phase.DESTRUCTIVE)
        && !Dml.is(statement.statement())
        && (!effect.loses().isEmpty() || Breaks.lasting(effect).isPresent());
  }

  /** Returns the changes of which a migration asserts, before {@code statement}, that their contract may run. */
  static List<String> assertedBefore(StatementContext statement, MigrationContext migration) {
    List<String> changes = new ArrayList<>(1);
    for (StatementContext before : migration.statements()) {
      if (before == statement) {
        break;
      }
      GateAssertion.change(before.statement(), migration.migration().script().text())
          .ifPresent(changes::add);
    }
    return changes;
  }
}
