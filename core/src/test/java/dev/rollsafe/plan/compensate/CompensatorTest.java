package dev.rollsafe.plan.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be mended is told with its place and what to do; what needs nothing is left alone. */
class CompensatorTest {

  private static final String GIVEN = """
      CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text, n bigint, g integer GENERATED ALWAYS AS (id * 2) STORED);
      CREATE TABLE u (id integer PRIMARY KEY, t_id integer REFERENCES t (id));
      CREATE VIEW v AS SELECT a FROM t;
      CREATE FUNCTION f(i integer) RETURNS integer LANGUAGE sql AS 'SELECT i';
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "ALTER TABLE t DROP COLUMN a CASCADE;#t.a was NOT NULL without a default",
        "ALTER TABLE t DROP COLUMN a CASCADE;#the view v needs a column",
        "ALTER TABLE t ADD COLUMN c text; UPDATE t SET c = lower(b); ALTER TABLE t DROP COLUMN b;#c was computed from t.b (lower(b))",
        "ALTER TABLE t ADD COLUMN c text; UPDATE t SET c = b WHERE n > 3; ALTER TABLE t DROP COLUMN b;#c was computed from t.b (b)",
        "ALTER TABLE t ADD COLUMN c text; UPDATE t SET c = b; UPDATE t SET c = 'x'; ALTER TABLE t DROP COLUMN b;#c was computed from t.b (b)",
        "CREATE TABLE w (t_id integer, b text); INSERT INTO w SELECT id, b FROM t; ALTER TABLE t DROP COLUMN b;#was copied to w",
        "ALTER TABLE t ALTER COLUMN n TYPE text USING md5(n::text);#USING md5(n::text) cannot be turned round",
        "ALTER TABLE t ALTER COLUMN g DROP EXPRESSION;#t.g was computed by the server",
        "ALTER TABLE u DROP CONSTRAINT u_t_id_fkey; ALTER TABLE t ALTER COLUMN id TYPE text;#is in the key t_pkey",
        "ALTER TABLE t RENAME TO t_old; CREATE TABLE t (id integer);#something else is called t now",
        "DROP VIEW v; CREATE TABLE v (a text);#something else is called v now",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY;#row level security hides rows of t",
        "CREATE FUNCTION f(i integer, j integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT i';#ambiguous",
        "DO $$ BEGIN EXECUTE 'DROP TABLE ' || (SELECT max(a) FROM t); END $$;#builds SQL while it runs",
        "DO $$ BEGIN IF EXISTS (SELECT 1 FROM t) THEN DROP TABLE u; END IF; END $$;#depends on what it finds",
        "ALTER TABLE t FROBNICATE;#cannot be read",
        "CALL migrate_all();#what a procedure does is not followed",
      })
  void tellsWhatItCannotMend(String release, String reason) {
    Compensation compensation = Case.of("").given(GIVEN).release(release).compensate(14);
    assertThat(compensation.nothingToDo()).isFalse();
    assertThat(compensation.plan().unplanned())
        .anySatisfy(unplanned -> assertThat(unplanned.reason()).contains(reason));
    assertThat(compensation.plan().unplanned())
        .allSatisfy(unplanned -> assertThat(unplanned.path()).isEqualTo("V2__release.sql"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE w (id integer PRIMARY KEY);",
        "ALTER TABLE t ADD COLUMN c text;",
        "ALTER TABLE t ADD COLUMN c text NOT NULL DEFAULT 'x';",
        "CREATE INDEX t_b ON t (b);",
        "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t;",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (b <> ''); ALTER TABLE t DROP CONSTRAINT c;",
        "ALTER TABLE u DROP CONSTRAINT u_t_id_fkey; ALTER TABLE u ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES t (id);",
        "ALTER TABLE t ADD COLUMN c text; ALTER TABLE t ADD CONSTRAINT c_check CHECK (c <> '');",
        "INSERT INTO t (id, a) VALUES (1, 'x');",
      })
  void leavesAloneWhatTheEarlierReleaseCanLiveWith(String release) {
    Compensation compensation = Case.of("").given(GIVEN).release(release).compensate(16);
    assertThat(compensation.plan().unplanned()).isEmpty();
    assertThat(compensation.plan().steps()).isEmpty();
  }

  @Test
  void namesTheStatementBecauseOfWhichSomethingIsMended() {
    Compensation compensation = Case.of("")
        .given(GIVEN)
        .release("ALTER TABLE t ADD COLUMN x text;\nALTER TABLE t RENAME b TO beta;\n"
            + "ALTER TABLE u ALTER COLUMN t_id SET NOT NULL;")
        .compensate(16);
    assertThat(compensation.plan().changes())
        .extracting(change -> change.id() + " " + change.position().line())
        .containsExactlyInAnyOrderElementsOf(List.of("t.b 2", "u.t_id 3"));
  }

  @Test
  void takesExpressionsFromDirectives() {
    Compensation compensation = Case.of("")
        .given(GIVEN)
        .release("-- rollsafe:value t.b = upper(c)\nALTER TABLE t ADD COLUMN c text;"
            + " UPDATE t SET c = lower(b); ALTER TABLE t DROP COLUMN b;")
        .compensate(16);
    assertThat(compensation.plan().unplanned()).isEmpty();
    assertThat(compensation.plan().steps().get(0).forward().script()).contains("upper(c)");
  }
}
