package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE VIEW v AS SELECT 1 ==> CreateView(name=v query=<SELECT 1> withData)
      CREATE OR REPLACE VIEW s.v (a, b) AS SELECT 1, 2 ==> CreateView(name=s.v orReplace columns=[a, b] query=<SELECT 1, 2> withData)
      CREATE TEMP VIEW v AS TABLE t ==> CreateView(name=v temporary query=<TABLE t> withData)
      CREATE OR REPLACE TEMPORARY VIEW v AS VALUES (1) ==> CreateView(name=v orReplace temporary query=<VALUES (1)> withData)
      CREATE LOCAL TEMP VIEW v AS SELECT 1 ==> CreateView(name=v temporary query=<SELECT 1> withData)
      CREATE GLOBAL TEMPORARY VIEW v AS SELECT 1 ==> CreateView(name=v temporary query=<SELECT 1> withData)
      CREATE RECURSIVE VIEW v (n) AS VALUES (1) UNION ALL SELECT n+1 FROM v WHERE n < 100 ==> CreateView(name=v recursive columns=[n] query=<VALUES (1) UNION ALL SELECT n+1 FROM v WHERE n < 100> withData)
      CREATE OR REPLACE TEMP RECURSIVE VIEW s.v (a, b) WITH (security_barrier) AS SELECT 1, 2 ==> CreateView(name=s.v orReplace temporary recursive columns=[a, b] options={security_barrier=} query=<SELECT 1, 2> withData)
      CREATE VIEW v WITH (security_barrier, security_invoker = true, check_option = local) AS SELECT 1 ==> CreateView(name=v options={security_barrier=, security_invoker=true, check_option=local} query=<SELECT 1> withData)
      CREATE VIEW v AS SELECT * FROM t WITH CHECK OPTION ==> CreateView(name=v query=<SELECT * FROM t> checkOption=CASCADED withData)
      CREATE VIEW v AS SELECT * FROM t WITH LOCAL CHECK OPTION ==> CreateView(name=v query=<SELECT * FROM t> checkOption=LOCAL withData)
      CREATE VIEW v AS SELECT * FROM t WHERE a > 1 WITH CASCADED CHECK OPTION ==> CreateView(name=v query=<SELECT * FROM t WHERE a > 1> checkOption=CASCADED withData)
      CREATE VIEW v AS (SELECT 1) ==> CreateView(name=v query=<(SELECT 1)> withData)
      CREATE VIEW v AS WITH a AS (SELECT 1) SELECT * FROM a ==> CreateView(name=v query=<WITH a AS (SELECT 1) SELECT * FROM a> withData)
      CREATE VIEW view AS SELECT check_option FROM option ==> CreateView(name=view query=<SELECT check_option FROM option> withData)
      CREATE VIEW v AS SELECT a AS option FROM t ==> CreateView(name=v query=<SELECT a AS option FROM t> withData)
      CREATE VIEW v AS SELECT a option FROM t ==> CreateView(name=v query=<SELECT a option FROM t> withData)
      CREATE VIEW v.w.x AS SELECT 1 ==> CreateView(name=w.x query=<SELECT 1> withData)
      CREATE MATERIALIZED VIEW m AS SELECT 1 ==> CreateView(name=m materialized query=<SELECT 1> withData)
      CREATE MATERIALIZED VIEW IF NOT EXISTS s.m (a) USING heap WITH (fillfactor = 70) TABLESPACE ts AS SELECT 1 WITH NO DATA ==> CreateView(name=s.m materialized ifNotExists columns=[a] options={fillfactor=70} query=<SELECT 1> method=heap tablespace=ts)
      CREATE MATERIALIZED VIEW m AS SELECT 1 WITH DATA ==> CreateView(name=m materialized query=<SELECT 1> withData)
      REFRESH MATERIALIZED VIEW m ==> RefreshMaterializedView(name=m withData)
      REFRESH MATERIALIZED VIEW CONCURRENTLY s.m ==> RefreshMaterializedView(name=s.m concurrently withData)
      REFRESH MATERIALIZED VIEW s.m WITH NO DATA ==> RefreshMaterializedView(name=s.m)
      REFRESH MATERIALIZED VIEW m WITH DATA ==> RefreshMaterializedView(name=m withData)
      REFRESH MATERIALIZED VIEW CONCURRENTLY m WITH DATA ==> RefreshMaterializedView(name=m concurrently withData)
      CREATE VIEW v AS SELECT * FROM t ORDER BY a LIMIT 1 WITH LOCAL CHECK OPTION ==> CreateView(name=v query=<SELECT * FROM t ORDER BY a LIMIT 1> checkOption=LOCAL withData)
      CREATE VIEW v AS SELECT * FROM t, LATERAL f(t.a) WITH ORDINALITY AS x(a, b) WITH CHECK OPTION ==> CreateView(name=v query=<SELECT * FROM t, LATERAL f(t.a) WITH ORDINALITY AS x(a, b)> checkOption=CASCADED withData)
      CREATE VIEW v AS SELECT count(*) FILTER (WHERE a) OVER w AS x FROM t WINDOW w AS (PARTITION BY b) UNION SELECT 1 FOR UPDATE ==> CreateView(name=v query=<SELECT count(*) FILTER (WHERE a) OVER w AS x FROM t WINDOW w AS (PARTITION BY b) UNION SELECT 1 FOR UPDATE> withData)
      CREATE VIEW v AS ((SELECT 1) UNION (SELECT 2)) ORDER BY 1 ==> CreateView(name=v query=<((SELECT 1) UNION (SELECT 2)) ORDER BY 1> withData)
      CREATE MATERIALIZED VIEW m AS TABLE ONLY t WITH NO DATA ==> CreateView(name=m materialized query=<TABLE ONLY t>)
      CREATE MATERIALIZED VIEW m AS SELECT a FROM t GROUP BY ROLLUP (a) HAVING count(*) > 1 WITH NO DATA ==> CreateView(name=m materialized query=<SELECT a FROM t GROUP BY ROLLUP (a) HAVING count(*) > 1>)
      CREATE VIEW v AS SELECT * FROM collation for ('x'::text) c, current_date AS d ==> CreateView(name=v query=<SELECT * FROM collation for ('x'::text) c, current_date AS d> withData)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE UNLOGGED VIEW v AS SELECT 1 ==> expected VIEW but found "UNLOGGED" @7
      CREATE RECURSIVE VIEW v AS VALUES (1) ==> expected "(" but found "AS" @24
      CREATE RECURSIVE VIEW v (n) AS SELECT 1 WITH CHECK OPTION ==> unexpected "WITH" @40
      CREATE VIEW v () AS SELECT 1 ==> expected a column name but found ")" @15
      CREATE VIEW IF NOT EXISTS v AS SELECT 1 ==> expected AS but found "NOT" @15
      CREATE VIEW v ==> expected AS but found the end of the statement @13
      CREATE VIEW v AS ==> expected a query but found the end of the statement @16
      CREATE VIEW v AS INSERT INTO t VALUES (1) ==> expected a query but found "INSERT" @17
      CREATE REPLACE VIEW v AS SELECT 1 ==> expected VIEW but found "REPLACE" @7
      CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1 ==> expected VIEW but found "MATERIALIZED" @18
      CREATE UNLOGGED MATERIALIZED VIEW m AS SELECT 1 ==> expected VIEW but found "UNLOGGED" @7
      CREATE TEMP MATERIALIZED VIEW m AS SELECT 1 ==> expected VIEW but found "MATERIALIZED" @12
      CREATE MATERIALIZED VIEW m AS EXECUTE p ==> expected a query but found "EXECUTE" @30
      CREATE MATERIALIZED m AS SELECT 1 ==> expected VIEW but found "m" @20
      CREATE MATERIALIZED VIEW m TABLESPACE ts WITH (x=1) AS SELECT 1 ==> expected AS but found "WITH" @41
      REFRESH MATERIALIZED VIEW CONCURRENTLY m WITH NO DATA ==> expected DATA, without which CONCURRENTLY cannot stand, but found "NO" @46
      REFRESH VIEW m ==> expected MATERIALIZED but found "VIEW" @8
      REFRESH MATERIALIZED VIEW ==> expected the name of a materialized view but found the end of the statement @25
      REFRESH MATERIALIZED VIEW m, n ==> unexpected "," @27
      CREATE VIEW v AS SELECT 1 WITH CHECK ==> expected OPTION but found the end of the statement @36
      CREATE VIEW v AS SELECT 1 WITH OPTION ==> expected CHECK but found "OPTION" @31
      CREATE VIEW v AS SELECT 1 WITH DATA ==> expected CHECK but found "DATA" @31
      CREATE MATERIALIZED VIEW m AS SELECT 1 WITH CHECK OPTION ==> unexpected "WITH" @39
      CREATE VIEW v AS WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM x ==> a view cannot change data @28
      CREATE VIEW v AS SELECT 1 INTO t ==> unexpected "INTO" @26
      CREATE VIEW v AS SELECT a, FROM t ==> expected an expression but found "FROM" @27
      CREATE VIEW v AS SELECT 1 DROP TABLE t ==> unexpected "TABLE" @31
      CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH DATA WITH DATA ==> unexpected "WITH" @56
      CREATE VIEW v AS SELECT * FROM collation.t ==> expected a table name but found "collation" @31
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
