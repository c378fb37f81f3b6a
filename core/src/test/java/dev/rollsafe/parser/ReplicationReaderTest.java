package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE PUBLICATION p ==> Other(verb=CREATE kind=PUBLICATION name=p)
      CREATE PUBLICATION p FOR ALL TABLES ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED)
      CREATE PUBLICATION p FOR TABLE a, s.b, ONLY c, d * ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED tables=[a, s.b, c, d])
      CREATE PUBLICATION p FOR TABLE a (x, y), b WHERE (x > 1), c (z) WHERE (z IS NOT NULL) WITH (publish = 'insert, update', publish_via_partition_root) ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED tables=[a, b, c])
      CREATE PUBLICATION p FOR TABLES IN SCHEMA s, t ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED)
      CREATE PUBLICATION p FOR TABLES IN SCHEMA CURRENT_SCHEMA, s ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED)
      CREATE PUBLICATION p FOR TABLE a, TABLES IN SCHEMA s, TABLE b, c ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED tables=[a, b, c])
      CREATE PUBLICATION p FOR TABLES IN SCHEMA a, TABLE b (x), TABLES IN SCHEMA c ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED tables=[b])
      CREATE PUBLICATION p FOR TABLE tables, b ==> Other(verb=CREATE kind=PUBLICATION name=p consequence=SHARED tables=[tables, b])
      CREATE PUBLICATION p WITH (publish = '') ==> Other(verb=CREATE kind=PUBLICATION name=p)
      CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p, q WITH (copy_data = false, enabled) ==> Other(verb=CREATE kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p ==> Other(verb=CREATE kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER PUBLICATION p ADD TABLE a, b ==> Other(verb=ALTER kind=PUBLICATION name=p consequence=SHARED tables=[a, b])
      ALTER PUBLICATION p SET TABLE a (x) WHERE (x > 1), TABLES IN SCHEMA s ==> Other(verb=ALTER kind=PUBLICATION name=p consequence=SHARED tables=[a])
      ALTER PUBLICATION p DROP TABLE ONLY a, TABLES IN SCHEMA s ==> Other(verb=ALTER kind=PUBLICATION name=p consequence=SHARED tables=[a])
      ALTER PUBLICATION p DROP TABLES IN SCHEMA CURRENT_SCHEMA ==> Other(verb=ALTER kind=PUBLICATION name=p consequence=SHARED)
      ALTER PUBLICATION p SET (publish = 'insert') ==> Other(verb=ALTER kind=PUBLICATION name=p consequence=SHARED)
      ALTER SUBSCRIPTION s CONNECTION 'x' ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s SET PUBLICATION a, b WITH (refresh = false) ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s ADD PUBLICATION a ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s DROP PUBLICATION a WITH (copy_data) ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s REFRESH PUBLICATION ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s REFRESH PUBLICATION WITH (copy_data = false) ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s ENABLE ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s DISABLE ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s SET (slot_name = NONE) ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s SKIP (lsn = '0/0') ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      ALTER SUBSCRIPTION s SKIP (lsn = NONE) ==> Other(verb=ALTER kind=SUBSCRIPTION name=s consequence=UNNAMED_TABLES)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE PUBLICATION p FOR a ==> expected TABLE or TABLES IN SCHEMA but found "a" @25
      CREATE PUBLICATION p FOR TABLE ==> expected a table name but found the end of the statement @30
      CREATE PUBLICATION p FOR TABLE a WHERE x > 1 ==> expected "(" but found "x" @39
      CREATE PUBLICATION p FOR TABLES IN SCHEMA s.t ==> unexpected "." @43
      CREATE PUBLICATION p FOR ALL TABLES, TABLE x ==> unexpected "," @35
      CREATE PUBLICATION p FOR TABLE a FOR TABLE b ==> unexpected "FOR" @33
      CREATE PUBLICATION p FOR TABLES IN SCHEMA s (a) ==> unexpected "(" @44
      CREATE PUBLICATION p FOR TABLE CURRENT_SCHEMA ==> expected a table name but found "CURRENT_SCHEMA" @31
      CREATE SUBSCRIPTION s PUBLICATION p ==> expected CONNECTION but found "PUBLICATION" @22
      CREATE SUBSCRIPTION s CONNECTION 'x' ==> expected PUBLICATION but found the end of the statement @36
      ALTER PUBLICATION p ADD a ==> expected TABLE or TABLES IN SCHEMA but found "a" @24
      ALTER PUBLICATION p ==> expected ADD, SET, DROP, RENAME TO or OWNER TO but found the end of the statement @19
      ALTER PUBLICATION p SET ALL TABLES ==> expected TABLE or TABLES IN SCHEMA but found "ALL" @24
      ALTER PUBLICATION p RESET (x) ==> expected ADD, SET, DROP, RENAME TO or OWNER TO but found "RESET" @20
      ALTER SUBSCRIPTION s ==> expected CONNECTION, SET, REFRESH PUBLICATION, ENABLE, DISABLE, RENAME TO or OWNER TO but found the end of the statement @20
      ALTER SUBSCRIPTION s REFRESH ==> expected PUBLICATION but found the end of the statement @28
      ALTER SUBSCRIPTION s SET a ==> expected PUBLICATION but found "a" @25
      CREATE PUBLICATION p FOR TABLES ==> expected TABLE or TABLES IN SCHEMA but found "TABLES" @25
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
