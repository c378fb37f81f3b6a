package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE SCHEMA s ==> CreateSchema(name=s)
      CREATE SCHEMA IF NOT EXISTS s ==> CreateSchema(name=s ifNotExists)
      CREATE SCHEMA s AUTHORIZATION joe ==> CreateSchema(name=s authorization=joe)
      CREATE SCHEMA AUTHORIZATION joe ==> CreateSchema(authorization=joe)
      CREATE SCHEMA AUTHORIZATION CURRENT_USER ==> CreateSchema(authorization=current_user)
      CREATE SCHEMA IF NOT EXISTS AUTHORIZATION joe ==> CreateSchema(ifNotExists authorization=joe)
      CREATE SCHEMA IF NOT EXISTS s AUTHORIZATION joe ==> CreateSchema(name=s ifNotExists authorization=joe)
      CREATE SCHEMA s CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x') CREATE VIEW v AS SELECT a FROM t WHERE b IS NOT NULL ==> CreateSchema(name=s elements=[CreateTable(name=t columns=[ColumnDefinition(name=a type=integer constraints=[Unique(primary columns=[a])]), ColumnDefinition(name=b type=text defaultValue=<'x'>)]), CreateView(name=v query=<SELECT a FROM t WHERE b IS NOT NULL> withData)])
      CREATE SCHEMA s AUTHORIZATION joe CREATE TABLE t (a int) CREATE INDEX i ON t (a) WHERE a > 1 CREATE UNIQUE INDEX ON t (a) CREATE SEQUENCE q START 5 CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() GRANT SELECT, INSERT ON t TO a, b WITH GRANT OPTION GRANT CREATE ON SCHEMA s TO c CREATE VIEW v (x) AS SELECT a AS create FROM t GROUP BY a ORDER BY a LIMIT 1 CREATE TABLE u (LIKE t INCLUDING ALL) PARTITION BY LIST (a) ==> CreateSchema(name=s authorization=joe elements=[CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)]), CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)] where=<a > 1>), CreateIndex(table=t unique method=btree elements=[IndexElement(column=a)]), CreateSequence(name=q options=SequenceOptions(start=5)), CreateTrigger(name=g timing=BEFORE events=[INSERT] table=t forEachRow function=f), Grant(privileges=[Privilege(name=SELECT), Privilege(name=INSERT)] kind=TABLE objects=[Target(name=t)] roles=[a, b] options=[GRANT]), Grant(privileges=[Privilege(name=CREATE)] kind=SCHEMA objects=[Target(name=s)] roles=[c]), CreateView(name=v columns=[x] query=<SELECT a AS create FROM t GROUP BY a ORDER BY a LIMIT 1> withData), CreateTable(name=u likes=[Like(table=t options=[INCLUDING ALL])] partitionBy=PartitionBy(strategy=LIST elements=[IndexElement(column=a)]))])
      CREATE SCHEMA AUTHORIZATION joe CREATE VIEW v AS SELECT 1 WITH CHECK OPTION CREATE TEMP TABLE x () ON COMMIT DROP ==> CreateSchema(authorization=joe elements=[CreateView(name=v query=<SELECT 1> checkOption=CASCADED withData), CreateTable(name=x persistence=TEMPORARY onCommit=DROP)])
      CREATE SCHEMA s CREATE OR REPLACE VIEW v AS SELECT 1 ==> CreateSchema(name=s elements=[CreateView(name=v orReplace query=<SELECT 1> withData)])
      CREATE SCHEMA s CREATE RECURSIVE VIEW v (n) AS SELECT 1 ==> CreateSchema(name=s elements=[CreateView(name=v recursive columns=[n] query=<SELECT 1> withData)])
      CREATE SCHEMA s CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> CreateSchema(name=s elements=[CreateTrigger(name=g constraint timing=AFTER events=[INSERT] table=t forEachRow function=f)])
      CREATE SCHEMA s CREATE UNLOGGED TABLE t (a int) GRANT ALL ON ALL TABLES IN SCHEMA s TO x ==> CreateSchema(name=s elements=[CreateTable(name=t persistence=UNLOGGED columns=[ColumnDefinition(name=a type=integer)]), Grant(privileges=[Privilege(name=ALL)] kind=TABLE schemas=[s] roles=[x])])
      CREATE SCHEMA pg_catalog ==> CreateSchema(name=pg_catalog)
      CREATE SCHEMA schema ==> CreateSchema(name=schema)
      ALTER SCHEMA s RENAME TO t ==> Rename(kind=SCHEMA object=s newName=t objectKind=SCHEMA)
      ALTER SCHEMA s OWNER TO joe ==> ChangeOwner(kind=SCHEMA name=s owner=joe)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE SCHEMA IF NOT EXISTS s CREATE TABLE t (a int) ==> unexpected "CREATE" @30
      CREATE SCHEMA s CREATE TYPE t AS ENUM ('a') ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE FUNCTION f() RETURNS int LANGUAGE sql AS '' ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE MATERIALIZED VIEW v AS SELECT 1 ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE TABLE t AS SELECT 1 ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE FOREIGN TABLE t (a int) SERVER x ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE SCHEMA t ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s DROP TABLE t ==> unexpected "DROP" @16
      CREATE SCHEMA s INSERT INTO t VALUES (1) ==> unexpected "INSERT" @16
      CREATE SCHEMA s GRANT a TO b ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "GRANT" @16
      CREATE SCHEMA s REVOKE SELECT ON t FROM b ==> unexpected "REVOKE" @16
      CREATE SCHEMA s CREATE ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE x ==> expected a table, index, view, sequence, trigger or GRANT of privileges but found "CREATE" @16
      CREATE SCHEMA s CREATE TABLE ==> expected a table name but found the end of the statement @28
      CREATE SCHEMA s CREATE TABLE t (a int), CREATE TABLE u (a int) ==> unexpected "," @38
      CREATE SCHEMA s ALTER TABLE t ADD a int ==> unexpected "ALTER" @16
      CREATE SCHEMA ==> expected the name of a schema but found the end of the statement @13
      CREATE SCHEMA a.b ==> unexpected "." @15
      CREATE OR REPLACE SCHEMA s ==> expected SCHEMA but found "OR" @7
      CREATE SCHEMA authorization ==> expected a role name but found the end of the statement @27
      CREATE SCHEMA s OWNER joe ==> unexpected "OWNER" @16
      ALTER SCHEMA s SET SCHEMA t ==> expected RENAME TO or OWNER TO but found "SET" @15
      ALTER SCHEMA IF EXISTS s RENAME TO t ==> expected RENAME TO or OWNER TO but found "EXISTS" @16
      ALTER SCHEMA a.b RENAME TO t ==> expected RENAME TO or OWNER TO but found "." @14
      ALTER SCHEMA s ==> expected RENAME TO or OWNER TO but found the end of the statement @14
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
