package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTableReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE t () ==> CreateTable(name=t)
      CREATE TABLE s.t (a int, b text NOT NULL) ==> CreateTable(name=s.t columns=[ColumnDefinition(name=a type=integer), ColumnDefinition(name=b type=text nullability=NOT_NULL)])
      CREATE TABLE db.s.t (a int) ==> CreateTable(name=s.t columns=[ColumnDefinition(name=a type=integer)])
      CREATE TABLE "S"."T x" ("A" int) ==> CreateTable(name=S.T x columns=[ColumnDefinition(name=A type=integer)])
      CREATE TABLE IF NOT EXISTS t (a int) ==> CreateTable(name=t ifNotExists columns=[ColumnDefinition(name=a type=integer)])
      CREATE TABLE if (a int) ==> CreateTable(name=if columns=[ColumnDefinition(name=a type=integer)])
      CREATE TEMP TABLE t (a int) ==> CreateTable(name=t persistence=TEMPORARY columns=[ColumnDefinition(name=a type=integer)])
      CREATE LOCAL TEMPORARY TABLE t (a int) ==> CreateTable(name=t persistence=TEMPORARY columns=[ColumnDefinition(name=a type=integer)])
      CREATE GLOBAL TEMPORARY TABLE t (a int) ==> CreateTable(name=t persistence=TEMPORARY columns=[ColumnDefinition(name=a type=integer)])
      CREATE UNLOGGED TABLE t (a int) ==> CreateTable(name=t persistence=UNLOGGED columns=[ColumnDefinition(name=a type=integer)])
      CREATE TABLE t (a int, PRIMARY KEY (a), CHECK (a > 0), b int) ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer), ColumnDefinition(name=b type=integer)] constraints=[Unique(primary columns=[a]), Check(expression=<a > 0>)])
      CREATE TABLE t (key int, value text, type text, comment text, exclude int, period daterange) ==> CreateTable(name=t columns=[ColumnDefinition(name=key type=integer), ColumnDefinition(name=value type=text), ColumnDefinition(name=type type=text), ColumnDefinition(name=comment type=text), ColumnDefinition(name=exclude type=integer), ColumnDefinition(name=period type=daterange)])
      CREATE TABLE t (LIKE s.x INCLUDING ALL EXCLUDING INDEXES, a int, LIKE y) ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)] likes=[Like(table=s.x options=[INCLUDING ALL, EXCLUDING INDEXES]), Like(table=y)])
      CREATE TABLE t (a int) INHERITS (p, s.q) ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)] inherits=[p, s.q])
      CREATE TABLE t () INHERITS (p) ==> CreateTable(name=t inherits=[p])
      CREATE TABLE t OF s.kind ==> CreateTable(name=t ofType=s.kind)
      CREATE TABLE t OF kind (a WITH OPTIONS DEFAULT 1, b NOT NULL, UNIQUE (a)) ==> CreateTable(name=t columns=[ColumnDefinition(name=a defaultValue=<1>), ColumnDefinition(name=b nullability=NOT_NULL)] constraints=[Unique(columns=[a])] ofType=kind)
      CREATE TABLE t (a int, b text) PARTITION BY RANGE (a, lower(b) COLLATE "C" text_ops, (a + 1)) ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer), ColumnDefinition(name=b type=text)] partitionBy=PartitionBy(strategy=RANGE elements=[IndexElement(column=a), IndexElement(expression=<lower(b)> collation=C operatorClass=text_ops), IndexElement(expression=<a + 1>)]))
      CREATE TABLE t (a int) PARTITION BY list (a) ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)] partitionBy=PartitionBy(strategy=LIST elements=[IndexElement(column=a)]))
      CREATE TABLE t PARTITION OF s.p FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', MAXVALUE) ==> CreateTable(name=t partitionOf=PartitionOf(parent=s.p bound=<FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', MAXVALUE)>))
      CREATE TABLE t PARTITION OF p FOR VALUES IN ('a', NULL) PARTITION BY HASH (b) ==> CreateTable(name=t partitionBy=PartitionBy(strategy=HASH elements=[IndexElement(column=b)]) partitionOf=PartitionOf(parent=p bound=<FOR VALUES IN ('a', NULL)>))
      CREATE TABLE t PARTITION OF p FOR VALUES WITH (MODULUS 4, REMAINDER 0) ==> CreateTable(name=t partitionOf=PartitionOf(parent=p bound=<FOR VALUES WITH (MODULUS 4, REMAINDER 0)>))
      CREATE TABLE t PARTITION OF p DEFAULT ==> CreateTable(name=t partitionOf=PartitionOf(parent=p bound=<DEFAULT>))
      CREATE TABLE t PARTITION OF p (a NOT NULL, CONSTRAINT c CHECK (a > 0)) DEFAULT ==> CreateTable(name=t columns=[ColumnDefinition(name=a nullability=NOT_NULL)] constraints=[Check(name=c expression=<a > 0>)] partitionOf=PartitionOf(parent=p bound=<DEFAULT>))
      CREATE TABLE t (a int) USING heap WITH (fillfactor = 70, toast.autovacuum_enabled = off, user_catalog_table) TABLESPACE ts ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)] accessMethod=heap tablespace=ts options={fillfactor=70, toast.autovacuum_enabled=off, user_catalog_table=})
      CREATE TABLE t (a int) WITHOUT OIDS ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)])
      CREATE TABLE t (a int) WITH (OIDS = FALSE) ==> CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)] options={oids=false})
      CREATE TEMP TABLE t (a int) ON COMMIT DROP ==> CreateTable(name=t persistence=TEMPORARY columns=[ColumnDefinition(name=a type=integer)] onCommit=DROP)
      CREATE TEMP TABLE t (a int) ON COMMIT DELETE ROWS ==> CreateTable(name=t persistence=TEMPORARY columns=[ColumnDefinition(name=a type=integer)] onCommit=DELETE ROWS)
      CREATE TEMP TABLE t (a int) ON COMMIT PRESERVE ROWS ==> CreateTable(name=t persistence=TEMPORARY columns=[ColumnDefinition(name=a type=integer)] onCommit=PRESERVE ROWS)
      CREATE FOREIGN TABLE t (a int OPTIONS (column_name 'A') NOT NULL) SERVER srv OPTIONS (table_name 'T') ==> CreateTable(name=t foreign columns=[ColumnDefinition(name=a type=integer nullability=NOT_NULL)])
      CREATE FOREIGN TABLE t PARTITION OF p DEFAULT SERVER srv ==> CreateTable(name=t foreign partitionOf=PartitionOf(parent=p bound=<DEFAULT>))
      CREATE FOREIGN TABLE IF NOT EXISTS t (a int) INHERITS (p) SERVER srv ==> CreateTable(name=t ifNotExists foreign columns=[ColumnDefinition(name=a type=integer)] inherits=[p])
      CREATE TABLE ${schema}.t (a int) ==> CreateTable(name=${schema}.t columns=[ColumnDefinition(name=a type=integer)])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE t AS SELECT 1 ==> CreateTableAs(name=t query=<SELECT 1> withData)
      CREATE TABLE IF NOT EXISTS t AS SELECT 1 ==> CreateTableAs(name=t ifNotExists query=<SELECT 1> withData)
      CREATE TEMP TABLE t (a, b) AS SELECT 1, 2 WITH DATA ==> CreateTableAs(name=t persistence=TEMPORARY columns=[a, b] query=<SELECT 1, 2> withData)
      CREATE UNLOGGED TABLE s.t USING heap WITH (fillfactor = 70) TABLESPACE ts AS TABLE x WITH NO DATA ==> CreateTableAs(name=s.t persistence=UNLOGGED query=<TABLE x>)
      CREATE TEMP TABLE t ON COMMIT DROP AS (SELECT 1) UNION ALL VALUES (2) ==> CreateTableAs(name=t persistence=TEMPORARY query=<(SELECT 1) UNION ALL VALUES (2)> withData)
      CREATE TABLE t AS WITH q AS (SELECT 1) SELECT * FROM q ==> CreateTableAs(name=t query=<WITH q AS (SELECT 1) SELECT * FROM q> with=[WithQuery(name=q statement=Select(query=<SELECT 1>))] withData)
      CREATE TABLE t AS WITH d AS (DELETE FROM x RETURNING *) SELECT * FROM d ==> CreateTableAs(name=t query=<WITH d AS (DELETE FROM x RETURNING *) SELECT * FROM d> with=[WithQuery(name=d statement=Delete(table=x returning))] withData)
      CREATE TABLE t AS SELECT data FROM x ==> CreateTableAs(name=t query=<SELECT data FROM x> withData)
      CREATE TABLE t AS EXECUTE q (1, 'a') WITH NO DATA ==> CreateTableAs(name=t query=<EXECUTE q (1, 'a')>)
      """)
  void readsAs(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE ==> expected a table name but found the end of the statement @12
      CREATE TABLE (a int) ==> expected a table name but found "(" @13
      CREATE TABLE t ==> expected "(", OF, PARTITION OF or AS but found the end of the statement @14
      CREATE TABLE t (a int ==> This parenthesis has no counterpart in its statement; add the missing one or remove it. @15
      CREATE TABLE t (a int,) ==> expected a column name but found ")" @22
      CREATE TABLE t (a, b int) ==> expected a type but found "," @17
      CREATE TABLE t (a int b int) ==> expected "," or ")" but found "b" @22
      CREATE TABLE t (select int) ==> expected a column name but found "select" @16
      CREATE TABLE select (a int) ==> expected a table name but found "select" @13
      CREATE TABLE t (a int) garbage ==> unexpected "garbage" @23
      CREATE TABLE t (a int) TABLESPACE x USING heap ==> unexpected "USING" @36
      CREATE TABLE t (a int) PARTITION BY magic (a) ==> expected RANGE, LIST or HASH but found "magic" @36
      CREATE TABLE t PARTITION OF p ==> expected FOR VALUES or DEFAULT but found the end of the statement @29
      CREATE TABLE t PARTITION OF p FOR VALUES IN () ==> expected an expression but found ")" @45
      CREATE TABLE t (LIKE x INCLUDING everything) ==> expected ALL, DEFAULTS, INDEXES or another property to copy but found "everything" @33
      CREATE LOCAL TABLE t (a int) ==> expected TEMPORARY but found "TABLE" @13
      CREATE FOREIGN TABLE t (a int) ==> expected SERVER but found the end of the statement @30
      CREATE TABLE t (a, b) ==> expected AS but found the end of the statement @21
      CREATE TABLE t AS SELECT 1 INTO x ==> unexpected "INTO" @27
      CREATE TABLE t AS SELECT 1 WITH NO ==> unexpected "WITH" @27
      CREATE TABLE t AS DELETE FROM x ==> expected a query but found "DELETE" @18
      CREATE TABLE a.b.c.d (a int) ==> expected "(", OF, PARTITION OF or AS but found "." @18
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
