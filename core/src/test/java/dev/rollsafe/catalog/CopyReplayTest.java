package dev.rollsafe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts copy, and which relations are gone for certain: what tells a loss from a move. */
class CopyReplayTest {

  private static final String TABLES =
      "CREATE TABLE t (id int, a int, b text); CREATE TABLE u (id int, a int, b text);";

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE x AS SELECT * FROM t ==> t -> x
      CREATE TABLE x AS TABLE t ==> t -> x
      CREATE TABLE x AS SELECT id, a FROM t ==> t(id, a) -> x
      CREATE TABLE x AS SELECT t.id, old.a AS b FROM public.t AS old ==> t(id, a) -> x
      CREATE TABLE x AS SELECT * FROM t o ==> t -> x
      CREATE TABLE x AS SELECT * FROM t WHERE a > 3 ==> t -> x where a > 3
      INSERT INTO u SELECT * FROM t ==> t -> u
      INSERT INTO u (id, a) SELECT id, a FROM t ==> t(id, a) -> u
      UPDATE t SET b = a ==> t(a) -> t.b
      UPDATE t SET b = a WHERE b IS NULL ==> t(a) -> t.b
      UPDATE t SET b = a WHERE a IS NOT NULL ==> t(a) -> t.b
      """)
  void remembersWholeCopies(String sql, String expected) {
    assertThat(copies(sql)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE x AS SELECT * FROM t WITH NO DATA
      CREATE TEMP TABLE x AS SELECT * FROM t
      CREATE TABLE x AS SELECT * FROM t LIMIT 10
      CREATE TABLE x AS SELECT * FROM t WHERE a > 3 LIMIT 10
      CREATE TABLE x AS SELECT * FROM t WHERE a > 3 UNION SELECT * FROM u
      CREATE TABLE x AS SELECT DISTINCT a FROM t
      CREATE TABLE x AS SELECT a + 1 AS a FROM t
      CREATE TABLE x AS SELECT upper(b) FROM t
      CREATE TABLE x AS SELECT id, a FROM t JOIN u USING (id)
      CREATE TABLE x AS SELECT id, a FROM t, u
      CREATE TABLE x AS SELECT a FROM t GROUP BY a
      CREATE TABLE x AS SELECT * FROM t TABLESAMPLE SYSTEM (10)
      CREATE TABLE x AS WITH w AS (SELECT 1) SELECT * FROM t
      INSERT INTO u SELECT * FROM t ON CONFLICT DO NOTHING
      INSERT INTO t SELECT * FROM t
      UPDATE t SET b = a WHERE id < 100
      UPDATE t SET b = a::varchar(3)
      UPDATE t SET b = a || 'x'
      UPDATE t SET b = u.b FROM u WHERE u.id = t.id
      UPDATE ONLY t SET b = a
      """)
  void doesNotTakeAPartForTheWhole(String sql) {
    assertThat(copies(sql)).isEmpty();
  }

  private static List<String> copies(String sql) {
    Catalog catalog = replayed(Catalog.empty().enter(1), TABLES + sql);
    assertThat(catalog.enter(2).copies(new ObjectName("public", "t"))).isEmpty();
    return catalog.copies(new ObjectName("public", "t")).stream()
        .map(CopyReplayTest::rendered)
        .toList();
  }

  private static String rendered(Copy copy) {
    return copy.source()
        + (copy.columns().isEmpty() ? "" : "(" + String.join(", ", copy.columns()) + ")")
        + " -> "
        + copy.target()
        + copy.targetColumn().map(column -> "." + column).orElse("")
        + copy.where().map(where -> " where " + where).orElse("");
  }

  @Test
  void copiesLastAsLongAsTheReleaseThatMadeThem() {
    Catalog catalog = replayed(Catalog.empty().enter(1), TABLES);
    Catalog copied = replayed(catalog.enter(2), "CREATE TABLE x AS TABLE t");
    assertThat(copied.enter(2).copies(new ObjectName("public", "t"))).hasSize(1);
    assertThat(copied.enter(3).copies(new ObjectName("public", "t"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE x (a int) ==> false
      SELECT 1 ==> false
      DROP TABLE IF EXISTS x ==> true
      CREATE TABLE x (a int); DROP TABLE x ==> true
      CREATE TABLE x (a int); ALTER TABLE x RENAME TO y ==> true
      CREATE TABLE x (a int); DROP TABLE x; CREATE VIEW x AS SELECT 1 ==> false
      DROP TABLE IF EXISTS x; CREATE TABLE x (a int) ==> false
      CREATE SEQUENCE x; DROP SEQUENCE x ==> true
      CREATE TABLE t (a int); CREATE INDEX x ON t (a); DROP INDEX x ==> true
      CREATE TABLE t (a int); CREATE INDEX x ON t (a); DROP INDEX x; ALTER TABLE t ADD CONSTRAINT x UNIQUE (a) ==> false
      CREATE TABLE x (a int); DO $$ BEGIN IF random() > 0.5 THEN DROP TABLE x; END IF; END $$ ==> false
      DROP TABLE IF EXISTS x; DO $$ BEGIN NULL; END $$ ==> true
      BEGIN; DROP TABLE IF EXISTS x; ROLLBACK ==> false
      """)
  void isSureOnlyOfWhatAScriptTookAway(String script, boolean gone) {
    Catalog catalog = replayed(Catalog.empty().enter(1), script);
    assertThat(catalog.isGone(new ObjectName("public", "x"))).isEqualTo(gone);
  }

  private static Catalog replayed(Catalog catalog, String script) {
    Catalog next = catalog;
    Splitter splitter = Script.of("script", script).statements();
    while (splitter.next()) {
      next = next.apply(SqlParser.statement(splitter));
    }
    return next;
  }
}
