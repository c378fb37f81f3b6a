package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE DATABASE d ==> Other(verb=CREATE kind=DATABASE name=d)
      CREATE DATABASE d WITH OWNER = x ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE = 'C' LC_CTYPE 'C' TABLESPACE = pg_default CONNECTION LIMIT = -1 ==> Other(verb=CREATE kind=DATABASE name=d)
      CREATE DATABASE d WITH OWNER x ALLOW_CONNECTIONS false IS_TEMPLATE = true STRATEGY = wal_log ==> Other(verb=CREATE kind=DATABASE name=d)
      CREATE DATABASE d LOCATION DEFAULT ==> Other(verb=CREATE kind=DATABASE name=d)
      CREATE DATABASE d OWNER = DEFAULT ==> Other(verb=CREATE kind=DATABASE name=d)
      CREATE DATABASE d WITH ==> Other(verb=CREATE kind=DATABASE name=d)
      CREATE TABLESPACE t LOCATION '/x' ==> Other(verb=CREATE kind=TABLESPACE name=t)
      CREATE TABLESPACE t OWNER o LOCATION '/x' WITH (seq_page_cost = 1.5) ==> Other(verb=CREATE kind=TABLESPACE name=t)
      ALTER DATABASE d ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d WITH ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d WITH CONNECTION LIMIT 3 ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d CONNECTION LIMIT = -1 ALLOW_CONNECTIONS false IS_TEMPLATE true ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d SET TABLESPACE t ==> Other(verb=ALTER kind=DATABASE name=d consequence=UNNAMED_TABLES)
      ALTER DATABASE d SET search_path TO a, b ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d SET search_path FROM CURRENT ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d SET TIME ZONE 'UTC' ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d SET tablespace = 'x' ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d RESET ALL ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d RESET search_path ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER DATABASE d REFRESH COLLATION VERSION ==> Other(verb=ALTER kind=DATABASE name=d)
      ALTER DATABASE d SET TRANSACTION READ ONLY ==> Other(verb=ALTER kind=DATABASE name=d consequence=SHARED)
      ALTER TABLESPACE t SET (seq_page_cost = 1) ==> Other(verb=ALTER kind=TABLESPACE name=t)
      ALTER TABLESPACE t RESET (seq_page_cost, random_page_cost) ==> Other(verb=ALTER kind=TABLESPACE name=t)
      ALTER SYSTEM SET x = 'y' ==> Other(verb=ALTER kind=SYSTEM name=x consequence=SHARED)
      ALTER SYSTEM SET a.b TO c, d ==> Other(verb=ALTER kind=SYSTEM name=a.b consequence=SHARED)
      ALTER SYSTEM SET x TO DEFAULT ==> Other(verb=ALTER kind=SYSTEM name=x consequence=SHARED)
      ALTER SYSTEM RESET x ==> Other(verb=ALTER kind=SYSTEM name=x consequence=SHARED)
      ALTER SYSTEM RESET ALL ==> Other(verb=ALTER kind=SYSTEM name=all consequence=SHARED)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE DATABASE d OWNER ==> expected a value but found the end of the statement @23
      CREATE DATABASE d LOGIN ==> expected a value but found the end of the statement @23
      CREATE DATABASE IF NOT EXISTS d ==> unexpected "NOT" @19
      CREATE DATABASE s.d ==> unexpected "." @17
      CREATE TABLESPACE t ==> expected LOCATION but found the end of the statement @19
      ALTER DATABASE d SET ==> expected the name of a parameter but found the end of the statement @20
      ALTER DATABASE d FOO ==> expected a value but found the end of the statement @20
      ALTER TABLESPACE t SET seq_page_cost = 1 ==> expected "(" but found "seq_page_cost" @23
      ALTER TABLESPACE t ==> expected SET, RESET, RENAME TO or OWNER TO but found the end of the statement @18
      ALTER SYSTEM RESET TIME ZONE ==> unexpected "ZONE" @24
      ALTER SYSTEM SET TIME ZONE 'x' ==> expected TO or "=" but found "ZONE" @22
      ALTER SYSTEM SET x FROM CURRENT ==> expected a parameter and its new value but found "x" @17
      ALTER SYSTEM x ==> expected SET or RESET but found "x" @13
      ALTER SYSTEM ==> expected SET or RESET but found the end of the statement @12
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
