package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignDataReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE USER MAPPING FOR u SERVER s ==> Other(verb=CREATE kind=USER_MAPPING name=u)
      CREATE USER MAPPING IF NOT EXISTS FOR CURRENT_USER SERVER s OPTIONS (user 'x', password 'y') ==> Other(verb=CREATE kind=USER_MAPPING name=current_user)
      CREATE USER MAPPING FOR USER SERVER s ==> Other(verb=CREATE kind=USER_MAPPING name=user)
      CREATE SERVER s FOREIGN DATA WRAPPER w ==> Other(verb=CREATE kind=SERVER name=s)
      CREATE SERVER IF NOT EXISTS s TYPE 'x' VERSION '9' FOREIGN DATA WRAPPER w OPTIONS (host 'x', "Port" '5') ==> Other(verb=CREATE kind=SERVER name=s)
      CREATE SERVER s VERSION NULL FOREIGN DATA WRAPPER w ==> Other(verb=CREATE kind=SERVER name=s)
      CREATE FOREIGN DATA WRAPPER w ==> Other(verb=CREATE kind=FOREIGN_DATA_WRAPPER name=w)
      CREATE FOREIGN DATA WRAPPER w HANDLER h VALIDATOR s.v OPTIONS (a 'b') ==> Other(verb=CREATE kind=FOREIGN_DATA_WRAPPER name=w)
      CREATE FOREIGN DATA WRAPPER w NO HANDLER NO VALIDATOR ==> Other(verb=CREATE kind=FOREIGN_DATA_WRAPPER name=w)
      IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b ==> Other(verb=IMPORT kind=SCHEMA name=b consequence=UNNAMED_TABLES)
      IMPORT FOREIGN SCHEMA a LIMIT TO (x, y) FROM SERVER s INTO b OPTIONS (x 'y') ==> Other(verb=IMPORT kind=SCHEMA name=b consequence=UNNAMED_TABLES)
      IMPORT FOREIGN SCHEMA a EXCEPT (x) FROM SERVER s INTO b ==> Other(verb=IMPORT kind=SCHEMA name=b consequence=UNNAMED_TABLES)
      ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD a 'b', SET c 'd', DROP e, f 'g') ==> Other(verb=ALTER kind=FOREIGN_DATA_WRAPPER name=w consequence=SHARED)
      ALTER FOREIGN DATA WRAPPER w OPTIONS (add 'b', set 'd', drop 'x') ==> Other(verb=ALTER kind=FOREIGN_DATA_WRAPPER name=w consequence=SHARED)
      ALTER FOREIGN DATA WRAPPER w HANDLER h NO VALIDATOR ==> Other(verb=ALTER kind=FOREIGN_DATA_WRAPPER name=w consequence=SHARED)
      ALTER FOREIGN DATA WRAPPER w NO HANDLER OPTIONS (DROP a) ==> Other(verb=ALTER kind=FOREIGN_DATA_WRAPPER name=w consequence=SHARED)
      ALTER SERVER s VERSION '9' ==> Other(verb=ALTER kind=SERVER name=s consequence=SHARED)
      ALTER SERVER s VERSION NULL OPTIONS (SET host 'x') ==> Other(verb=ALTER kind=SERVER name=s consequence=SHARED)
      ALTER SERVER s OPTIONS (DROP host) ==> Other(verb=ALTER kind=SERVER name=s consequence=SHARED)
      ALTER USER MAPPING FOR u SERVER s OPTIONS (SET user 'x') ==> Other(verb=ALTER kind=USER_MAPPING name=u consequence=SHARED)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS () ==> expected an option but found ")" @49
      CREATE USER MAPPING FOR u ==> expected SERVER but found the end of the statement @25
      CREATE SERVER s ==> expected FOREIGN but found the end of the statement @15
      CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host x) ==> expected a value in quotes but found "x" @53
      CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host = 'x') ==> expected a value in quotes but found "=" @53
      CREATE FOREIGN DATA WRAPPER w HANDLER ==> expected the name of a function but found the end of the statement @37
      CREATE FOREIGN w ==> expected TABLE or DATA WRAPPER but found "w" @15
      IMPORT FOREIGN SCHEMA a LIMIT (x) FROM SERVER s INTO b ==> expected TO but found "(" @30
      IMPORT FOREIGN SCHEMA a FROM SERVER s ==> expected INTO but found the end of the statement @37
      ALTER FOREIGN DATA WRAPPER w ==> expected HANDLER, VALIDATOR, OPTIONS, RENAME TO or OWNER TO but found the end of the statement @28
      ALTER FOREIGN DATA WRAPPER w OPTIONS () ==> expected an option but found ")" @38
      ALTER FOREIGN DATA WRAPPER w OPTIONS (DROP a 'x') ==> expected ")" but found "'x'" @45
      ALTER SERVER s ==> expected VERSION, OPTIONS, RENAME TO or OWNER TO but found the end of the statement @14
      ALTER USER MAPPING FOR CURRENT_USER SERVER s ==> expected OPTIONS but found the end of the statement @44
      ALTER USER MAPPING IF EXISTS FOR u SERVER s OPTIONS (SET user 'x') ==> expected FOR but found "IF" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
