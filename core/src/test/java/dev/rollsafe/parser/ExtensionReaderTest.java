package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE EXTENSION hstore ==> CreateExtension(name=hstore)
      CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public VERSION '1.1' CASCADE ==> CreateExtension(name=uuid-ossp ifNotExists schema=public version=1.1 cascade)
      CREATE EXTENSION e VERSION v1 SCHEMA s ==> CreateExtension(name=e schema=s version=v1)
      CREATE EXTENSION e CASCADE SCHEMA s ==> CreateExtension(name=e schema=s cascade)
      CREATE EXTENSION e WITH ==> CreateExtension(name=e)
      CREATE EXTENSION "postgis" WITH VERSION "3.1" CASCADE ==> CreateExtension(name=postgis version=3.1 cascade)
      ALTER EXTENSION e UPDATE ==> Other(verb=ALTER kind=EXTENSION name=e consequence=SHARED)
      ALTER EXTENSION e UPDATE TO '2.0' ==> Other(verb=ALTER kind=EXTENSION name=e consequence=SHARED)
      ALTER EXTENSION e UPDATE TO v2 ==> Other(verb=ALTER kind=EXTENSION name=e consequence=SHARED)
      ALTER EXTENSION e SET SCHEMA s ==> SetSchema(kind=EXTENSION name=e schema=s)
      ALTER EXTENSION e ADD TABLE s.t ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e DROP FUNCTION f(int) ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD FUNCTION f(a int, OUT b text) ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD AGGREGATE a(*) ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD CAST (int AS text) ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD OPERATOR + (int, int) ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD OPERATOR CLASS c USING btree ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD OPERATOR FAMILY c USING btree ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD TYPE s.t ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD DOMAIN d ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD SCHEMA s ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD SEQUENCE s ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD VIEW v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD MATERIALIZED VIEW v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD FOREIGN TABLE v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD FOREIGN DATA WRAPPER v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD SERVER v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD EVENT TRIGGER v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD LANGUAGE v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD PROCEDURAL LANGUAGE v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD ACCESS METHOD v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD COLLATION v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD CONVERSION v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD TEXT SEARCH PARSER v ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD TRANSFORM FOR int LANGUAGE sql ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD PROCEDURE p ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD ROUTINE p() ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD INDEX i ==> Other(verb=ALTER kind=EXTENSION name=e)
      ALTER EXTENSION e ADD EXTENSION f ==> Other(verb=ALTER kind=EXTENSION name=e)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE EXTENSION e SCHEMA s SCHEMA t ==> unexpected "SCHEMA" @28
      CREATE EXTENSION e FROM unpackaged ==> unexpected "FROM" @19
      CREATE EXTENSION e VERSION ==> expected a version but found the end of the statement @26
      CREATE EXTENSION e VERSION 1.0 ==> expected a version but found "1.0" @27
      CREATE EXTENSION e SCHEMA ==> expected a schema name but found the end of the statement @25
      CREATE EXTENSION e RESTRICT ==> unexpected "RESTRICT" @19
      CREATE EXTENSION ==> expected the name of an extension but found the end of the statement @16
      CREATE EXTENSION s.e ==> unexpected "." @18
      CREATE OR REPLACE EXTENSION e ==> expected EXTENSION but found "OR" @7
      CREATE EXTENSION IF NOT EXISTS ==> expected the name of an extension but found the end of the statement @30
      ALTER EXTENSION e UPDATE '2.0' ==> unexpected "'2.0'" @25
      ALTER EXTENSION e ADD TRIGGER g ON t ==> expected a kind of object that an extension may have but found "TRIGGER" @22
      ALTER EXTENSION e ADD ==> expected a kind of object but found the end of the statement @21
      ALTER EXTENSION e RENAME TO f ==> expected UPDATE, SET SCHEMA, ADD or DROP but found "RENAME" @18
      ALTER EXTENSION e OWNER TO f ==> expected UPDATE, SET SCHEMA, ADD or DROP but found "OWNER" @18
      ALTER EXTENSION e ==> expected UPDATE, SET SCHEMA, ADD or DROP but found the end of the statement @17
      ALTER EXTENSION IF EXISTS e UPDATE ==> expected UPDATE, SET SCHEMA, ADD or DROP but found "EXISTS" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
