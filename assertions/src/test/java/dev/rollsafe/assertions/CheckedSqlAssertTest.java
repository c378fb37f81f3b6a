package dev.rollsafe.assertions;

import static dev.rollsafe.assertions.RollsafeAssertions.assertThat;
import static dev.rollsafe.assertions.RollsafeAssertions.check;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.effect.Phase;
import org.junit.jupiter.api.Test;

class CheckedSqlAssertTest {

  private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)";

  @Test
  void readsLikeASentence() {
    assertThat(check("ALTER TABLE orders DROP COLUMN total"))
        .flags("column-drop")
        .onLine(1);
  }

  @Test
  void saysWhatWasFoundInstead() {
    assertThatThrownBy(
            () -> assertThat(check("ALTER TABLE orders DROP COLUMN total")).flags("table-drop"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to be flagged by table-drop, but:")
        .hasMessageContaining("[column-drop]");
    assertThatThrownBy(() -> assertThat(check("ALTER TABLE orders DROP COLUMN total"))
            .flags("column-drop")
            .onLine(2))
        .hasMessageContaining("Expecting column-drop on line 2, but it is on [1]:");
    assertThatThrownBy(() -> assertThat(check("ALTER TABLE orders DROP COLUMN total"))
            .flags("column-drop")
            .saying("nothing"))
        .hasMessageContaining("Expecting a message of column-drop to hold\n  nothing\nbut:");
  }

  @Test
  void refusesRulesThereAreNot() {
    assertThatThrownBy(() -> assertThat(check("SELECT 1")).flags("colum-drop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no rule colum-drop");
  }

  @Test
  void knowsWhatIsThereBefore() {
    assertThat(check("SET lock_timeout = '5s'; ALTER TABLE orders ALTER COLUMN total TYPE numeric")
            .after(ORDERS))
        .hasNoFindings()
        .isOf(Phase.NEUTRAL);
    assertThat(check("DROP TABLE orders").after(ORDERS))
        .flags("table-drop")
        .saying("orders")
        .and()
        .isOf(Phase.DESTRUCTIVE);
    assertThatThrownBy(
            () -> assertThat(check("DROP TABLE orders").after(ORDERS)).hasNoFindings())
        .hasMessageContaining("to have no findings, but:");
    assertThatThrownBy(
            () -> assertThat(check("DROP TABLE orders").after(ORDERS)).isOf(Phase.EXPAND))
        .hasMessageContaining("to be EXPAND, but it is DESTRUCTIVE");
  }

  @Test
  void knowsTheTransaction() {
    String build = "CREATE INDEX CONCURRENTLY orders_total ON orders (total)";

    assertThat(check(build).after(ORDERS)).flags("concurrently-in-transaction");
    assertThat(check(build).after(ORDERS).outsideOfTransactions().onServerVersion(17))
        .isOf(Phase.EXPAND);
  }

  @Test
  void neverCountsWhatItCannotReadAsSafe() {
    assertThatThrownBy(() -> assertThat(check("ALTER TABLE orders FROBNICATE")).hasNoFindings())
        .isInstanceOf(AssertionError.class);
  }
}
