package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.parse;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Keyword;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every keyword that is not reserved names tables, columns and the rest without quotes, and names them as any other word
 * would; a reserved one never does.
 */
class KeywordAsNameTest {
  private static final String NAME = "zzz";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE $ (a int)",
        "CREATE TABLE IF NOT EXISTS $ (a int)",
        "CREATE TABLE $.t (a int)",
        "CREATE TABLE t ($ int)",
        "CREATE TABLE t (a int, $ text NOT NULL DEFAULT 'x')",
        "CREATE TABLE t ($ serial PRIMARY KEY, b int)",
        "CREATE TABLE t (a int CONSTRAINT $ NOT NULL)",
        "CREATE TABLE t (a int REFERENCES $ ($))",
        "CREATE TABLE t (a int DEFAULT $ NOT NULL)",
        "CREATE TABLE t (a int COLLATE $)",
        "CREATE TABLE t (CONSTRAINT $ UNIQUE ($, a))",
        "CREATE TABLE t (PRIMARY KEY (a, $))",
        "CREATE TABLE t (FOREIGN KEY ($) REFERENCES $ (a))",
        "CREATE TABLE t (LIKE $ INCLUDING ALL)",
        "CREATE TABLE t (a int) INHERITS ($, $)",
        "CREATE TABLE t (a int) TABLESPACE $",
        "CREATE TABLE t OF x ($ NOT NULL)",
        "CREATE TABLE t PARTITION OF $ DEFAULT",
        "CREATE TABLE t ($) AS SELECT 1",
        "CREATE INDEX $ ON $ USING $ ($)",
        "CREATE INDEX i ON t (a, $ DESC) INCLUDE ($)",
        "CREATE INDEX i ON t (a $ DESC)",
        "CREATE INDEX CONCURRENTLY $ ON t (a)",
        "ALTER TABLE $ ADD a int",
        "ALTER TABLE IF EXISTS $ ADD a int",
        "ALTER TABLE t ADD $ int",
        "ALTER TABLE t ADD COLUMN $ text",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS $ text",
        "ALTER TABLE t ADD CONSTRAINT $ CHECK ($ > 0)",
        "ALTER TABLE t DROP $",
        "ALTER TABLE t DROP COLUMN IF EXISTS $ CASCADE",
        "ALTER TABLE t DROP CONSTRAINT $",
        "ALTER TABLE t ALTER $ TYPE bigint USING $",
        "ALTER TABLE t ALTER COLUMN $ SET DEFAULT 1",
        "ALTER TABLE t ALTER $ DROP NOT NULL",
        "ALTER TABLE t RENAME $ TO $",
        "ALTER TABLE t RENAME COLUMN $ TO $",
        "ALTER TABLE t RENAME CONSTRAINT $ TO $",
        "ALTER TABLE t RENAME TO $",
        "ALTER TABLE t SET SCHEMA $",
        "ALTER TABLE t VALIDATE CONSTRAINT $",
        "ALTER TABLE t ENABLE RULE $",
        "ALTER TABLE t ATTACH PARTITION $ DEFAULT",
        "ALTER TABLE t DETACH PARTITION $ CONCURRENTLY",
        "ALTER INDEX $ RENAME TO $",
        "ALTER VIEW $ RENAME COLUMN $ TO $",
        "TRUNCATE $, $",
        "LOCK TABLE $ IN SHARE MODE",
        "VACUUM $ ($)",
        "ANALYZE $",
        "CLUSTER $ USING $",
        "REINDEX TABLE CONCURRENTLY $",
        "DROP TABLE $, $",
        "DROP TABLE IF EXISTS $ CASCADE",
        "DROP INDEX CONCURRENTLY $",
        "DROP SCHEMA $",
        "DROP TRIGGER $ ON $",
        "DROP OPERATOR CLASS $ USING $",
        "SAVEPOINT $",
        "RELEASE $",
        "ROLLBACK TO SAVEPOINT $",
        "ALTER COLLATION $ RENAME TO $",
        "ALTER SERVER $ RENAME TO $",
        "SET $ = 1",
        "SET LOCAL $ TO $",
        "SET $.$ = 1",
        "SHOW $.$",
        "COMMENT ON TABLE $ IS 'x'",
        "COMMENT ON COLUMN $.a IS 'x'",
        "COMMENT ON CONSTRAINT $ ON $ IS 'x'",
        "COMMENT ON CONSTRAINT c ON DOMAIN $ IS 'x'",
        "SECURITY LABEL ON SCHEMA $ IS 'x'",
        "GRANT SELECT ($) ON $ TO r",
        "GRANT SELECT ON $, $ TO r",
        "REVOKE SELECT ON $.a FROM r",
        "CREATE COLLATION $ FROM $",
        "CREATE SERVER $ FOREIGN DATA WRAPPER $",
        "CREATE TEXT SEARCH CONFIGURATION $.$ (COPY = x)",
        "CREATE PUBLICATION $ FOR TABLE $ ($), $",
        "ALTER TEXT SEARCH CONFIGURATION $ ADD MAPPING FOR $ WITH $",
        "ALTER EVENT TRIGGER $ DISABLE",
        "ALTER DATABASE $ SET $ = 1",
        "ALTER ROLE r SET $ = 1",
        "ALTER PUBLICATION $ DROP TABLE $",
        "PREPARE $ AS SELECT 1",
        "EXECUTE $",
        "DECLARE $ CURSOR FOR SELECT 1",
        "FETCH $",
        "FETCH NEXT FROM $",
        "FETCH 3 $",
        "LISTEN $",
        "INSERT INTO $ VALUES (1)",
        "INSERT INTO t AS $ DEFAULT VALUES",
        "INSERT INTO t ($, $) VALUES (1, 2)",
        "INSERT INTO t VALUES (1) ON CONFLICT ($) DO UPDATE SET $ = 1",
        "INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT $ DO NOTHING",
        "UPDATE $ SET $ = 1",
        "UPDATE t AS $ SET a = $ FROM $ WHERE $ IS NULL RETURNING $",
        "UPDATE t SET ($, a) = (1, 2) FROM u AS $",
        "DELETE FROM $",
        "DELETE FROM t AS $ USING $ WHERE $.a = 1",
        "DELETE FROM t WHERE CURRENT OF $",
        "MERGE INTO $ AS $ USING $ AS $ ON $.a = $.b WHEN MATCHED THEN UPDATE SET $ = 1",
        "MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT ($) VALUES ($)",
        "WITH $ AS (SELECT 1) TABLE $",
        "WITH $ ($) AS (DELETE FROM $ RETURNING *) SELECT $ FROM $",
        "SELECT 1 INTO TABLE $",
        "SELECT a AS $ FROM t AS $ WINDOW $ AS ()",
        "SELECT $.a, a.$ FROM a $ JOIN $ USING ($)",
        "CREATE VIEW $ AS SELECT 1",
        "CREATE VIEW v ($, a) AS SELECT 1",
        "CREATE MATERIALIZED VIEW $ AS SELECT 1",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY $",
        "CREATE TYPE $ AS ENUM ('a')",
        "CREATE TYPE t AS ($ int, b text)",
        "ALTER TYPE $ ADD VALUE 'a'",
        "ALTER TYPE t ADD ATTRIBUTE $ int",
        "ALTER TYPE t DROP ATTRIBUTE $, DROP ATTRIBUTE IF EXISTS $",
        "ALTER TYPE t ALTER ATTRIBUTE $ TYPE int",
        "ALTER TYPE t RENAME ATTRIBUTE $ TO $",
        "CREATE DOMAIN $ AS int",
        "CREATE DOMAIN d int CONSTRAINT $ NOT NULL",
        "ALTER DOMAIN $ DROP CONSTRAINT $",
        "ALTER DOMAIN d RENAME CONSTRAINT $ TO $",
        "ALTER DOMAIN $ SET NOT NULL",
        "CREATE SEQUENCE $",
        "CREATE SEQUENCE s OWNED BY $.a",
        "ALTER SEQUENCE $ RESTART",
        "CREATE FUNCTION f() RETURNS int SUPPORT $ LANGUAGE sql AS ''",
        "ALTER FUNCTION f SET SCHEMA $",
        "CREATE TRIGGER $ BEFORE UPDATE OF $, $ ON $ EXECUTE FUNCTION f()",
        "CREATE CONSTRAINT TRIGGER $ AFTER INSERT ON $ FROM $ FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE TRIGGER g AFTER UPDATE ON t REFERENCING OLD TABLE $ NEW TABLE AS $ EXECUTE FUNCTION f()",
        "ALTER TRIGGER $ ON $ RENAME TO $",
        "CREATE RULE $ AS ON INSERT TO $ DO NOTHING",
        "CREATE RULE r AS ON INSERT TO t DO NOTIFY $",
        "CREATE POLICY $ ON $ FOR SELECT",
        "CREATE EXTENSION $ SCHEMA $",
        "ALTER EXTENSION $ ADD TABLE $",
        "CREATE SCHEMA $",
        "CREATE SCHEMA $ CREATE TABLE $ (a int)",
        "CREATE STATISTICS $ ($) ON $, a FROM $",
        "ALTER STATISTICS $ SET STATISTICS 1",
        "ALTER POLICY $ ON $ USING (true)",
        "ALTER SEQUENCE IF EXISTS $ RENAME TO $",
        "COPY $ ($) FROM STDIN WITH (FORMAT $)",
        "COPY t TO STDOUT CSV FORCE QUOTE $",
        "CALL $.p()"
      })
  void namesWhatAnyWordNames(String template) {
    String expected = render(template.replace("$", NAME));
    assertThat(expected).doesNotStartWith("Unparsed");
    List<String> wrong = new ArrayList<>();
    for (Keyword keyword : Keyword.values()) {
      String word = keyword.word();
      String sql = template.replace("$", word);
      switch (keyword.category()) {
        case UNRESERVED, COL_NAME -> {
          if (!render(sql).equals(expected.replace(NAME, word))) {
            wrong.add(sql + " is read as " + render(sql));
          }
        }
        case RESERVED -> {
          if (!(parse(sql) instanceof Unparsed) && !isValue(keyword)) {
            wrong.add(sql + " is read though " + word + " is reserved");
          }
        }
        case TYPE_FUNC_NAME -> {
          // may name a table nowhere, but LIKE and CONCURRENTLY stand where names do
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Words such as CURRENT_DATE are values where an expression may stand. */
  private static boolean isValue(Keyword keyword) {
    return !(parse("ALTER TABLE t ALTER a SET DEFAULT " + keyword.word()) instanceof Unparsed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a $)",
        "CREATE TABLE t (a $ NOT NULL)",
        "ALTER TABLE t ADD a $",
        "ALTER TABLE t ALTER a TYPE $ USING 1",
        "CREATE TABLE t (a int DEFAULT x.$(1))",
        "CREATE INDEX i ON t ($(a))",
        "CREATE FUNCTION $() RETURNS int LANGUAGE sql AS ''",
        "CREATE FUNCTION f($ int, OUT $ text, a $, $) RETURNS $ LANGUAGE sql AS ''",
        "CREATE FUNCTION f() RETURNS TABLE ($ int, b $) LANGUAGE sql AS ''",
        "ALTER FUNCTION $(int) STABLE",
        "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION $()",
        "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION s.$($)",
        "DROP FUNCTION $",
        "DROP FUNCTION $(int)",
        "DROP FUNCTION f($)",
        "DROP FUNCTION f($ int, IN $ text)",
        "DROP AGGREGATE $(*)"
      })
  void namesTypesAndFunctions(String template) {
    String expected = render(template.replace("$", NAME));
    List<String> wrong = new ArrayList<>();
    for (Keyword keyword : Keyword.values()) {
      boolean may = keyword.category() == Keyword.Category.UNRESERVED
          || keyword.category() == Keyword.Category.TYPE_FUNC_NAME;
      String sql = template.replace("$", keyword.word());
      if (may && !render(sql).equals(expected.replace(NAME, keyword.word()))) {
        wrong.add(sql + " is read as " + render(sql));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
