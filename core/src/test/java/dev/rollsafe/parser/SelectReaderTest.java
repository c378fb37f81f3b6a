package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      SELECT 1 ==> Select(query=<SELECT 1>)
      SELECT ==> Select(query=<SELECT>)
      SELECT FROM t ==> Select(query=<SELECT FROM t>)
      SELECT a AS "X", b y, t.*, count(*) FILTER (WHERE a) FROM s.t, ONLY u AS v (c, d), LATERAL f(x) WITH ORDINALITY AS g (h int) ==> Select(query=<SELECT a AS "X", b y, t.*, count(*) FILTER (WHERE a) FROM s.t, ONLY u AS v (c, d), LATERAL f(x) WITH ORDINALITY AS g (h int)>)
      SELECT DISTINCT ON (a) b FROM t WHERE c GROUP BY ALL a, (), ROLLUP (b, c), GROUPING SETS ((a), ()) HAVING true WINDOW w AS (PARTITION BY a), v AS (w) ==> Select(query=<SELECT DISTINCT ON (a) b FROM t WHERE c GROUP BY ALL a, (), ROLLUP (b, c), GROUPING SETS ((a), ()) HAVING true WINDOW w AS (PARTITION BY a), v AS (w)>)
      SELECT ALL a FROM t UNION ALL SELECT b FROM u EXCEPT DISTINCT TABLE v INTERSECT VALUES (1) ORDER BY 1 DESC NULLS LAST, 2 USING < LIMIT 5 OFFSET 3 ROWS FOR UPDATE OF t NOWAIT ==> Select(query=<SELECT ALL a FROM t UNION ALL SELECT b FROM u EXCEPT DISTINCT TABLE v INTERSECT VALUES (1) ORDER BY 1 DESC NULLS LAST, 2 USING < LIMIT 5 OFFSET 3 ROWS FOR UPDATE OF t NOWAIT>)
      SELECT a FROM t FETCH FIRST 5 ROWS WITH TIES ==> Select(query=<SELECT a FROM t FETCH FIRST 5 ROWS WITH TIES>)
      SELECT a FROM t OFFSET 1 FETCH NEXT ROW ONLY FOR NO KEY UPDATE SKIP LOCKED ==> Select(query=<SELECT a FROM t OFFSET 1 FETCH NEXT ROW ONLY FOR NO KEY UPDATE SKIP LOCKED>)
      SELECT a FROM t FOR KEY SHARE FOR READ ONLY LIMIT ALL ==> Select(query=<SELECT a FROM t FOR KEY SHARE FOR READ ONLY LIMIT ALL>)
      ((SELECT 1) UNION (SELECT 2 LIMIT 1)) ORDER BY 1 ==> Select(query=<((SELECT 1) UNION (SELECT 2 LIMIT 1)) ORDER BY 1>)
      (WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d) ==> Select(query=<(WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d)> with=[WithQuery(name=d statement=Delete(table=t returning))])
      VALUES (1, 'a'), (2, 'b') ==> Select(query=<VALUES (1, 'a'), (2, 'b')>)
      TABLE s.t ==> Select(query=<TABLE s.t>)
      SELECT * FROM a LEFT OUTER JOIN b NATURAL JOIN c CROSS JOIN d ON true RIGHT JOIN e USING (x) AS j ==> Select(query=<SELECT * FROM a LEFT OUTER JOIN b NATURAL JOIN c CROSS JOIN d ON true RIGHT JOIN e USING (x) AS j>)
      SELECT * FROM a JOIN b JOIN c ON 1 = 1 ON 2 = 2 ==> Select(query=<SELECT * FROM a JOIN b JOIN c ON 1 = 1 ON 2 = 2>)
      SELECT * FROM (a CROSS JOIN b) x, (SELECT 1) y (z), (VALUES (1)) AS v ==> Select(query=<SELECT * FROM (a CROSS JOIN b) x, (SELECT 1) y (z), (VALUES (1)) AS v>)
      SELECT * FROM ROWS FROM (f(1), g(2) AS (a int)) AS r, current_date, current_schema s, xmltable('/' PASSING x COLUMNS a int) z ==> Select(query=<SELECT * FROM ROWS FROM (f(1), g(2) AS (a int)) AS r, current_date, current_schema s, xmltable('/' PASSING x COLUMNS a int) z>)
      SELECT * FROM t TABLESAMPLE bernoulli (10) REPEATABLE (1) WHERE a ==> Select(query=<SELECT * FROM t TABLESAMPLE bernoulli (10) REPEATABLE (1) WHERE a>)
      SELECT * FROM t AS x TABLESAMPLE s.system (10) ==> Select(query=<SELECT * FROM t AS x TABLESAMPLE s.system (10)>)
      WITH d AS (DELETE FROM t RETURNING *) SELECT count(*) FROM d ==> Select(query=<WITH d AS (DELETE FROM t RETURNING *) SELECT count(*) FROM d> with=[WithQuery(name=d statement=Delete(table=t returning))])
      WITH a AS (SELECT 1), b AS (UPDATE t SET a = 1), c AS (INSERT INTO u SELECT 1), d AS (MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE) TABLE a ==> Select(query=<WITH a AS (SELECT 1), b AS (UPDATE t SET a = 1), c AS (INSERT INTO u SELECT 1), d AS (MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE) TABLE a> with=[WithQuery(name=a statement=Select(query=<SELECT 1>)), WithQuery(name=b statement=Update(table=t assignments=[Assignment(columns=[a] value=<1>)])), WithQuery(name=c statement=Insert(table=u source=QUERY query=<SELECT 1>)), WithQuery(name=d statement=Merge(table=t source=<u> condition=<true> deletes))])
      WITH recursive AS (SELECT 1) SELECT * FROM recursive ==> Select(query=<WITH recursive AS (SELECT 1) SELECT * FROM recursive> with=[WithQuery(name=recursive statement=Select(query=<SELECT 1>))])
      WITH recursive (a) AS (SELECT 1) VALUES (1) ==> Select(query=<WITH recursive (a) AS (SELECT 1) VALUES (1)> with=[WithQuery(name=recursive statement=Select(query=<SELECT 1>))])
      WITH a AS (SELECT 1) (SELECT * FROM a) ==> Select(query=<WITH a AS (SELECT 1) (SELECT * FROM a)> with=[WithQuery(name=a statement=Select(query=<SELECT 1>))])
      SELECT pg_catalog.setval('s', 1, true) ==> Select(query=<SELECT pg_catalog.setval('s', 1, true)>)
      SELECT a INTO b FROM t ==> CreateTableAs(name=b query=<SELECT a INTO b FROM t> withData)
      SELECT * INTO TEMP TABLE s.b FROM t ==> CreateTableAs(name=s.b persistence=TEMPORARY query=<SELECT * INTO TEMP TABLE s.b FROM t> withData)
      SELECT 1 INTO LOCAL TEMPORARY b ==> CreateTableAs(name=b persistence=TEMPORARY query=<SELECT 1 INTO LOCAL TEMPORARY b> withData)
      SELECT 1 INTO UNLOGGED b UNION SELECT 2 ==> CreateTableAs(name=b persistence=UNLOGGED query=<SELECT 1 INTO UNLOGGED b UNION SELECT 2> withData)
      SELECT 1 INTO TABLE b ==> CreateTableAs(name=b query=<SELECT 1 INTO TABLE b> withData)
      SELECT 1 INTO temp FROM t ==> CreateTableAs(name=temp query=<SELECT 1 INTO temp FROM t> withData)
      SELECT 1 INTO temp.b FROM t ==> CreateTableAs(name=temp.b query=<SELECT 1 INTO temp.b FROM t> withData)
      (SELECT 1 INTO b) ==> CreateTableAs(name=b query=<(SELECT 1 INTO b)> withData)
      WITH d AS (DELETE FROM t RETURNING *) SELECT * INTO b FROM d ==> CreateTableAs(name=b query=<WITH d AS (DELETE FROM t RETURNING *) SELECT * INTO b FROM d> with=[WithQuery(name=d statement=Delete(table=t returning))] withData)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      SELECT a FROM ==> expected a table name but found the end of the statement @13
      SELECT a FROM WHERE b ==> expected a table name but found "WHERE" @14
      SELECT DISTINCT FROM t ==> expected an expression but found "FROM" @16
      SELECT a b c FROM t ==> unexpected "c" @11
      SELECT a FROM t JOIN u ==> expected ON or USING but found the end of the statement @22
      SELECT a FROM t WHERE ==> expected an expression but found the end of the statement @21
      SELECT a FROM t LIMIT 1, 2 ==> unexpected "," @23
      SELECT 1 ORDER BY 1 UNION SELECT 2 ==> unexpected "UNION" @20
      SELECT 1 UNION SELECT 2 INTO b ==> unexpected "INTO" @24
      SELECT 1 UNION WITH a AS (SELECT 1) SELECT 2 ==> expected a query but found "WITH" @15
      SELECT a FROM t WHERE b WHERE c ==> unexpected "WHERE" @24
      SELECT a FROM t HAVING b GROUP BY c ==> unexpected "GROUP" @25
      SELECT a, FROM t ==> expected an expression but found "FROM" @10
      (SELECT 1) x ==> unexpected "x" @11
      WITH a AS (SELECT 1) ==> expected a query but found the end of the statement @20
      WITH a AS SELECT 1 SELECT 2 ==> expected "(" but found "SELECT" @10
      WITH a AS (SELECT 1), SELECT 2 ==> expected the name of a WITH query but found "SELECT" @22
      WITH a AS (TRUNCATE t) SELECT 1 ==> expected a query but found "TRUNCATE" @11
      WITH a AS (SELECT 1 INTO b) SELECT 2 ==> unexpected "INTO" @20
      WITH a AS (SELECT 1) WITH b AS (SELECT 2) SELECT 3 ==> unexpected "WITH" @21
      WITH a AS (SELECT 1) CREATE TABLE t (a int) ==> expected a query but found "CREATE" @21
      VALUES 1 ==> expected "(" but found "1" @7
      TABLE t WHERE a ==> unexpected "WHERE" @8
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
