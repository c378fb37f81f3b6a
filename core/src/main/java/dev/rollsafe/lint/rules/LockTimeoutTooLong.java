package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import java.util.OptionalLong;

/** Flags lock timeouts that keep others waiting for minutes. */
final class LockTimeoutTooLong implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "lock-timeout-too-long",
          Severity.WARNING,
          "Others may wait for the migration's lock for more than a minute")
      .why(
          "While a statement waits for its lock, all later ones queue behind it: a timeout of minutes is an outage of minutes. The"
              + " number alone is in milliseconds.")
      .instead("A few seconds, and another attempt after a pause.")
      .source("https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT")
      .hazards("TX03")
      .given("CREATE TABLE orders (id bigint PRIMARY KEY);")
      .flags("minutes", """
          SET lock_timeout = '5min'; -- finding
          ALTER TABLE orders ADD COLUMN note text;
          """)
      .accepts("seconds, and none for a concurrent build", """
          SET lock_timeout = '5s';
          ALTER TABLE orders ADD COLUMN note text;
          RESET lock_timeout;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  private static final long LONGEST = 60_000;

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof SetParameter set
        && set.parameter().equals("lock_timeout")
        && set.values().size() == 1) {
      OptionalLong timeout = Timeouts.milliseconds(set.values().get(0));
      if (timeout.isPresent() && timeout.getAsLong() > LONGEST) {
        findings.add(
            set.span(),
            "Others wait up to " + timeout.getAsLong() / 1000 + " seconds for each lock");
      }
    }
  }
}
