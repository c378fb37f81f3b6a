package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DO $$ BEGIN UPDATE t SET a = 1; END $$ ==> DoBlock(language=plpgsql statements=[Update(table=t assignments=[Assignment(columns=[a] value=<1>)])])
      DO LANGUAGE plpgsql $$ BEGIN NULL; END $$ ==> DoBlock(language=plpgsql)
      DO $$ BEGIN NULL; END $$ LANGUAGE plpgsql ==> DoBlock(language=plpgsql)
      DO 'BEGIN PERFORM f(''x''); DELETE FROM t WHERE a = ''it''''s''; END' LANGUAGE 'plpgsql' ==> DoBlock(language=plpgsql statements=[Select(query=<SELECT  f('x')>), Delete(table=t where=<a = 'it''s'>)])
      DO LANGUAGE 'PLpgSQL' $$BEGIN NULL; END$$ ==> DoBlock(language=plpgsql)
      DO E'BEGIN\\n  UPDATE t SET a = \\'x\\';\\nEND' ==> DoBlock(language=plpgsql statements=[Update(table=t assignments=[Assignment(columns=[a] value=<'x'>)])])
      DO $$ <<outer>> DECLARE x int := f(1); y text DEFAULT 'a'; c CURSOR (p int) FOR SELECT * FROM t WHERE id = p; r t%ROWTYPE; z CONSTANT numeric(10, 2) NOT NULL = 5; k t.a%TYPE; q ALIAS FOR x; BEGIN x := x + 1; r.a := 2; y = 'b'; k[1] := 3; END outer $$ ==> DoBlock(language=plpgsql statements=[Select(query=<SELECT * FROM t WHERE id = p>)] expressions=[<f(1)>, <'a'>, <5>, <x + 1>, <2>, <'b'>, <3>])
      DO $$ BEGIN BEGIN ALTER TABLE t ADD c int; EXCEPTION WHEN duplicate_column OR SQLSTATE '42701' THEN RAISE NOTICE 'there: %', f(x); WHEN OTHERS THEN NULL; END; END $$ ==> DoBlock(language=plpgsql statements=[AlterTable(kind=TABLE name=t actions=[AddColumn(column=ColumnDefinition(name=c type=integer))])] expressions=[<f(x)>])
      DO $$ BEGIN CASE x WHEN 1, 2 THEN DELETE FROM t; WHEN 3 THEN NULL; ELSE INSERT INTO t VALUES (1); END CASE; CASE WHEN a THEN NULL; END CASE; END $$ ==> DoBlock(language=plpgsql statements=[Delete(table=t), Insert(table=t source=VALUES)] expressions=[<x>, <1, 2>, <3>, <a>])
      DO $$ BEGIN x := (SELECT count(*) FROM t); IF count(*) > 0 FROM t WHERE a THEN NULL; END IF; END $$ ==> DoBlock(language=plpgsql expressions=[<(SELECT count(*) FROM t)>, <count(*) > 0 FROM t WHERE a>])
      DO $$ BEGIN EXECUTE 'DO $x$ BEGIN DROP TABLE t; END $x$'; END $$ ==> DoBlock(language=plpgsql statements=[DoBlock(language=plpgsql statements=[Drop(kind=TABLE targets=[Target(name=t)])])])
      DO $x$ begin if exists (select 1) then execute 'create index i on t (a)'; end if; exception when others then raise notice 'x'; end $x$ ==> DoBlock(language=plpgsql statements=[CreateIndex(name=i table=t method=btree elements=[IndexElement(column=a)])] expressions=[<exists (select 1)>])
      DO LANGUAGE plpython3u 'pass' ==> DoBlock(language=plpython3u dynamics=[DynamicSql(reason=a body in the language plpython3u is not read)])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DO ==> expected the body, a string but found the end of the statement @2
      DO LANGUAGE plpgsql ==> expected the body, a string but found the end of the statement @19
      DO $$ BEGIN END $$ $$ x $$ ==> unexpected "$$ x $$" @19
      DO $$ BEGIN PERFORM; END $$ ==> DoBlock(language=plpgsql statements=[Select(query=<SELECT >)])
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
