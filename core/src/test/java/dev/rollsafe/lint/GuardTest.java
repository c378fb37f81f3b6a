package dev.rollsafe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finished expand and contract is quiet; what the gate does not hold back, and what hits others than old releases, is not. */
class GuardTest {

  private static final String TABLE =
      "CREATE TABLE customer (id bigint PRIMARY KEY, mail text, total integer);";
  private static final String EXPAND = "-- rollsafe:change customer.mail->email phase=expand\n"
      + "ALTER TABLE customer ADD COLUMN email text;";
  private static final String ASSERT = "SELECT rollsafe.assert_contract('customer.mail->email');\n";

  private static List<Finding> findings(String... scripts) {
    List<Migration> migrations = new ArrayList<>();
    for (String script : scripts) {
      String name = "V" + (migrations.size() + 1);
      migrations.add(
          Migration.of(name, TransactionMode.SINGLE, List.of(Script.of(name + ".sql", script))));
    }
    List<Rule> asked =
        BuiltInRules.all().stream().filter(rule -> rule.doc().onByDefault()).toList();
    return Linter.of(asked, ServerVersion.DEFAULT)
        .run()
        .check(History.of("x", migrations), Scope.ALL, Progress.NONE)
        .findings();
  }

  private static List<String> told(String contract) {
    return findings(TABLE, EXPAND, contract).stream()
        .filter(finding -> !finding.suppressed())
        .map(Finding::rule)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE customer DROP COLUMN mail;",
        "ALTER TABLE customer RENAME COLUMN mail TO zz_tomb_mail;",
        "DROP TABLE customer;",
      })
  void aContractBehindTheGateIsQuiet(String statement) {
    assertThat(told(ASSERT + statement)).isEmpty();
    assertThat(told(ASSERT.replace("SELECT", "select") + statement)).isEmpty();
    assertThat(told(
            "DO $$\nBEGIN\n  " + ASSERT.replace("SELECT", "PERFORM") + statement + "\nEND $$;"))
        .isEmpty();
    assertThat(told(statement)).isNotEmpty();
  }

  @Test
  void whatIsLetThroughIsTold() {
    List<Finding> all = findings(TABLE, EXPAND, ASSERT + "ALTER TABLE customer DROP COLUMN mail;");
    assertThat(all).singleElement().satisfies(finding -> {
      assertThat(finding.rule()).isEqualTo("column-drop");
      assertThat(finding.waiver().orElseThrow().kind()).isEqualTo(Waiver.Kind.GATE);
      assertThat(finding.waiver().orElseThrow().reason()).contains("customer.mail->email");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE customer DROP COLUMN mail;\n" + ASSERT,
        "SELECT rollsafe.assert_contract('customer.mail->email') WHERE false;\nALTER TABLE customer DROP COLUMN mail;",
        "SELECT 'assert_contract(''x'')';\nALTER TABLE customer DROP COLUMN mail;",
        "SELECT (SELECT assert_contract('x'));\nALTER TABLE customer DROP COLUMN mail;",
        "DO $$ BEGIN IF false THEN PERFORM rollsafe.assert_contract('x'); END IF;"
            + " ALTER TABLE customer DROP COLUMN mail; END $$;",
        "-- SELECT rollsafe.assert_contract('x');\nALTER TABLE customer DROP COLUMN mail;",
      })
  void aQuestionThatIsNotAskedFirstLetsNothingThrough(String contract) {
    assertThat(told(contract)).contains("column-drop");
  }

  @Test
  void whatBlocksTheServiceIsFoundAllTheSame() {
    assertThat(told(ASSERT + "CREATE INDEX customer_total ON customer (total);"))
        .containsExactly("index-build-blocks-writes");
  }
}
