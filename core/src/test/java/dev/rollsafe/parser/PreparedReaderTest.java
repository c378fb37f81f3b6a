package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      PREPARE p AS SELECT 1 ==> Other(verb=PREPARE kind=NONE name=p statement=Select(query=<SELECT 1>))
      PREPARE p (int, text) AS INSERT INTO t VALUES ($1, $2) ==> Other(verb=PREPARE kind=NONE name=p statement=Insert(table=t source=VALUES))
      PREPARE p AS UPDATE t SET a = 1 ==> Other(verb=PREPARE kind=NONE name=p statement=Update(table=t assignments=[Assignment(columns=[a] value=<1>)]))
      PREPARE p AS DELETE FROM t ==> Other(verb=PREPARE kind=NONE name=p statement=Delete(table=t))
      PREPARE p AS VALUES (1) ==> Other(verb=PREPARE kind=NONE name=p statement=Select(query=<VALUES (1)>))
      PREPARE p AS WITH x AS (SELECT 1) SELECT * FROM x ==> Other(verb=PREPARE kind=NONE name=p statement=Select(query=<WITH x AS (SELECT 1) SELECT * FROM x> with=[WithQuery(name=x statement=Select(query=<SELECT 1>))]))
      PREPARE p AS (SELECT 1) ==> Other(verb=PREPARE kind=NONE name=p statement=Select(query=<(SELECT 1)>))
      PREPARE p AS TABLE t ==> Other(verb=PREPARE kind=NONE name=p statement=Select(query=<TABLE t>))
      PREPARE p AS MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE ==> Other(verb=PREPARE kind=NONE name=p statement=Merge(table=t source=<u> condition=<t.a = u.a> deletes))
      PREPARE transaction AS SELECT 1 ==> Other(verb=PREPARE kind=NONE name=transaction statement=Select(query=<SELECT 1>))
      PREPARE TRANSACTION 'x' ==> TransactionControl(verb=PREPARE savepoint=x)
      PREPARE "P q" AS SELECT 1 ==> Other(verb=PREPARE kind=NONE name=P q statement=Select(query=<SELECT 1>))
      EXECUTE p ==> Other(verb=EXECUTE kind=NONE name=p consequence=RUNS_PREPARED)
      EXECUTE p (1, 'a', now()) ==> Other(verb=EXECUTE kind=NONE name=p consequence=RUNS_PREPARED)
      DEALLOCATE p ==> Other(verb=DEALLOCATE kind=NONE name=p)
      DEALLOCATE PREPARE p ==> Other(verb=DEALLOCATE kind=NONE name=p)
      DEALLOCATE ALL ==> Other(verb=DEALLOCATE kind=NONE name=all)
      DEALLOCATE PREPARE ALL ==> Other(verb=DEALLOCATE kind=NONE name=all)
      DEALLOCATE prepare ==> Other(verb=DEALLOCATE kind=NONE name=prepare)
      DECLARE c CURSOR FOR SELECT 1 ==> Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      DECLARE c BINARY INSENSITIVE NO SCROLL CURSOR WITH HOLD FOR SELECT * FROM t ==> Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<SELECT * FROM t>))
      DECLARE c ASENSITIVE SCROLL CURSOR WITHOUT HOLD FOR VALUES (1) ==> Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<VALUES (1)>))
      DECLARE c SCROLL NO SCROLL CURSOR FOR SELECT 1 ==> Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      DECLARE c CURSOR FOR WITH x AS (SELECT 1) TABLE x ==> Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<WITH x AS (SELECT 1) TABLE x> with=[WithQuery(name=x statement=Select(query=<SELECT 1>))]))
      EXPLAIN SELECT 1 ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<SELECT 1>))
      EXPLAIN ANALYZE SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      EXPLAIN ANALYSE DELETE FROM t ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Delete(table=t))
      EXPLAIN VERBOSE SELECT 1 ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<SELECT 1>))
      EXPLAIN ANALYZE VERBOSE UPDATE t SET a = 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Update(table=t assignments=[Assignment(columns=[a] value=<1>)]))
      EXPLAIN (ANALYZE) DELETE FROM t ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Delete(table=t))
      EXPLAIN (ANALYZE false) DELETE FROM t ==> Other(verb=EXPLAIN kind=NONE statement=Delete(table=t))
      EXPLAIN (ANALYZE on, BUFFERS, FORMAT json) DELETE FROM t ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Delete(table=t))
      EXPLAIN (ANALYZE 0, COSTS off) SELECT 1 ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<SELECT 1>))
      EXPLAIN (ANALYZE off, ANALYZE) SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      EXPLAIN (ANALYSE true) SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      EXPLAIN ("analyze") SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      EXPLAIN (FORMAT 'json', ANALYZE 'true') SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>))
      EXPLAIN (VERBOSE, SETTINGS, WAL, TIMING off, SUMMARY, GENERIC_PLAN, SERIALIZE text, MEMORY) SELECT 1 ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<SELECT 1>))
      EXPLAIN (SELECT 1) ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<(SELECT 1)>))
      EXPLAIN ((SELECT 1) UNION SELECT 2) ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<((SELECT 1) UNION SELECT 2)>))
      EXPLAIN (VALUES (1)) ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<(VALUES (1))>))
      EXPLAIN (WITH x AS (SELECT 1) SELECT * FROM x) ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<(WITH x AS (SELECT 1) SELECT * FROM x)> with=[WithQuery(name=x statement=Select(query=<SELECT 1>))]))
      EXPLAIN (ANALYZE) (SELECT 1) ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<(SELECT 1)>))
      EXPLAIN ANALYZE (SELECT 1) ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Select(query=<(SELECT 1)>))
      EXPLAIN EXECUTE p (1) ==> Other(verb=EXPLAIN kind=NONE statement=Other(verb=EXECUTE kind=NONE name=p consequence=RUNS_PREPARED))
      EXPLAIN ANALYZE EXECUTE p ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Other(verb=EXECUTE kind=NONE name=p consequence=RUNS_PREPARED))
      EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=CreateTableAs(name=t query=<SELECT 1> withData))
      EXPLAIN CREATE MATERIALIZED VIEW v AS SELECT 1 ==> Other(verb=EXPLAIN kind=NONE statement=CreateView(name=v materialized query=<SELECT 1> withData))
      EXPLAIN ANALYZE REFRESH MATERIALIZED VIEW v ==> Other(verb=EXPLAIN kind=NONE statement=RefreshMaterializedView(name=v withData))
      EXPLAIN DECLARE c CURSOR FOR SELECT 1 ==> Other(verb=EXPLAIN kind=NONE statement=Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>)))
      EXPLAIN SELECT 1 INTO t ==> Other(verb=EXPLAIN kind=NONE statement=CreateTableAs(name=t query=<SELECT 1 INTO t> withData))
      EXPLAIN WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x ==> Other(verb=EXPLAIN kind=NONE statement=Select(query=<WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x> with=[WithQuery(name=x statement=Delete(table=t returning))]))
      EXPLAIN INSERT INTO t VALUES (1) ==> Other(verb=EXPLAIN kind=NONE statement=Insert(table=t source=VALUES))
      EXPLAIN MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE ==> Other(verb=EXPLAIN kind=NONE statement=Merge(table=t source=<u> condition=<t.a = u.a> deletes))
      PREPARE p AS SELECT 1 AS a INTO t ==> Other(verb=PREPARE kind=NONE name=p statement=CreateTableAs(name=t query=<SELECT 1 AS a INTO t> withData))
      EXPLAIN ANALYZE DECLARE c CURSOR FOR SELECT 1 ==> Other(verb=EXPLAIN kind=NONE consequence=RUNS_STATEMENT statement=Other(verb=DECLARE kind=NONE name=c consequence=RUNS_STATEMENT statement=Select(query=<SELECT 1>)))
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      PREPARE p AS CREATE TABLE t (a int) ==> expected SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES but found "CREATE" @13
      PREPARE p AS ==> expected SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES but found the end of the statement @12
      PREPARE p () AS SELECT 1 ==> expected a type but found ")" @11
      PREPARE p SELECT 1 ==> expected AS but found "SELECT" @10
      PREPARE TRANSACTION ==> expected AS but found the end of the statement @19
      PREPARE p AS EXECUTE q ==> expected SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES but found "EXECUTE" @13
      EXECUTE p () ==> expected an expression but found ")" @11
      EXECUTE p (1,) ==> expected an expression but found ")" @13
      EXECUTE p 1 ==> unexpected "1" @10
      EXECUTE ==> expected the name of a prepared statement but found the end of the statement @7
      DEALLOCATE ==> expected the name of a prepared statement but found the end of the statement @10
      DECLARE c CURSOR FOR INSERT INTO t VALUES (1) ==> a cursor reads rows and cannot change them @21
      DECLARE c CURSOR WITH FOR SELECT 1 ==> expected HOLD but found "FOR" @22
      DECLARE c FOR SELECT 1 ==> expected CURSOR but found "FOR" @10
      DECLARE c CURSOR ==> expected FOR but found the end of the statement @16
      DECLARE c CURSOR FOR ==> expected a query but found the end of the statement @20
      EXPLAIN VERBOSE ANALYZE SELECT 1 ==> expected a statement that has a plan but found "ANALYZE" @16
      EXPLAIN CREATE TABLE t (a int) ==> expected a statement that has a plan but found "CREATE" @8
      EXPLAIN CREATE VIEW v AS SELECT 1 ==> expected a statement that has a plan but found "CREATE" @8
      EXPLAIN EXPLAIN SELECT 1 ==> expected a statement that has a plan but found "EXPLAIN" @8
      EXPLAIN PREPARE p AS SELECT 1 ==> expected a statement that has a plan but found "PREPARE" @8
      EXPLAIN DROP TABLE t ==> expected a statement that has a plan but found "DROP" @8
      EXPLAIN ==> expected a statement that has a plan but found the end of the statement @7
      EXPLAIN () ==> expected an option but found ")" @9
      EXPLAIN () SELECT 1 ==> expected an option but found ")" @9
      EXPLAIN (ANALYZE,) SELECT 1 ==> expected an option but found ")" @17
      EXPLAIN (COSTS = off) SELECT 1 ==> expected a number but found "=" @15
      EXPLAIN (COSTS off BUFFERS) SELECT 1 ==> expected ")" but found "BUFFERS" @19
      EXPLAIN t ==> expected a statement that has a plan but found "t" @8
      DECLARE c CURSOR FOR SELECT 1 INTO t ==> unexpected "INTO" @30
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
