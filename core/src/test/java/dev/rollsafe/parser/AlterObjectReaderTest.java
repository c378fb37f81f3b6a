package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterObjectReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER AGGREGATE s.a(*) RENAME TO b ==> Rename(kind=AGGREGATE object=s.a newName=b objectKind=AGGREGATE arguments=*)
      ALTER AGGREGATE a(int ORDER BY text) OWNER TO o ==> ChangeOwner(kind=AGGREGATE name=a arguments=integer ORDER BY text owner=o)
      ALTER AGGREGATE a(x int) SET SCHEMA s ==> SetSchema(kind=AGGREGATE name=a schema=s arguments=integer)
      ALTER COLLATION s.c RENAME TO d ==> Rename(kind=COLLATION object=s.c newName=d objectKind=COLLATION)
      ALTER COLLATION c OWNER TO CURRENT_USER ==> ChangeOwner(kind=COLLATION name=c owner=current_user)
      ALTER COLLATION c SET SCHEMA s ==> SetSchema(kind=COLLATION name=c schema=s)
      ALTER CONVERSION c RENAME TO d ==> Rename(kind=CONVERSION object=c newName=d objectKind=CONVERSION)
      ALTER DATABASE d RENAME TO e ==> Rename(kind=DATABASE object=d newName=e objectKind=DATABASE)
      ALTER DATABASE d OWNER TO o ==> ChangeOwner(kind=DATABASE name=d owner=o)
      ALTER EVENT TRIGGER e RENAME TO f ==> Rename(kind=EVENT_TRIGGER object=e newName=f objectKind=EVENT_TRIGGER)
      ALTER FOREIGN DATA WRAPPER w RENAME TO x ==> Rename(kind=FOREIGN_DATA_WRAPPER object=w newName=x objectKind=FOREIGN_DATA_WRAPPER)
      ALTER SERVER s OWNER TO o ==> ChangeOwner(kind=SERVER name=s owner=o)
      ALTER GROUP g RENAME TO h ==> Rename(kind=ROLE object=g newName=h objectKind=ROLE)
      ALTER ROLE g RENAME TO left ==> Rename(kind=ROLE object=g newName=left objectKind=ROLE)
      ALTER USER g RENAME TO h ==> Rename(kind=ROLE object=g newName=h objectKind=ROLE)
      ALTER PROCEDURAL LANGUAGE l RENAME TO m ==> Rename(kind=LANGUAGE object=l newName=m objectKind=LANGUAGE)
      ALTER LARGE OBJECT 123 OWNER TO o ==> ChangeOwner(kind=LARGE_OBJECT name=123 owner=o)
      ALTER OPERATOR s.+ (NONE, int) OWNER TO o ==> ChangeOwner(kind=OPERATOR name=s.+ arguments=NONE, integer owner=o)
      ALTER OPERATOR @@ (int, int) SET SCHEMA s ==> SetSchema(kind=OPERATOR name=@@ schema=s arguments=integer, integer)
      ALTER OPERATOR CLASS s.c USING btree RENAME TO d ==> Rename(kind=OPERATOR_CLASS object=s.c newName=d objectKind=OPERATOR_CLASS arguments=btree)
      ALTER OPERATOR FAMILY c USING btree SET SCHEMA s ==> SetSchema(kind=OPERATOR_FAMILY name=c schema=s arguments=btree)
      ALTER PUBLICATION p RENAME TO q ==> Rename(kind=PUBLICATION object=p newName=q objectKind=PUBLICATION)
      ALTER SUBSCRIPTION s OWNER TO SESSION_USER ==> ChangeOwner(kind=SUBSCRIPTION name=s owner=session_user)
      ALTER TABLESPACE t RENAME TO u ==> Rename(kind=TABLESPACE object=t newName=u objectKind=TABLESPACE)
      ALTER TEXT SEARCH PARSER p SET SCHEMA s ==> SetSchema(kind=TEXT_SEARCH_PARSER name=p schema=s)
      ALTER TEXT SEARCH DICTIONARY s.d OWNER TO o ==> ChangeOwner(kind=TEXT_SEARCH_DICTIONARY name=s.d owner=o)
      ALTER TEXT SEARCH TEMPLATE t RENAME TO u ==> Rename(kind=TEXT_SEARCH_TEMPLATE object=t newName=u objectKind=TEXT_SEARCH_TEMPLATE)
      ALTER TEXT SEARCH CONFIGURATION c RENAME TO d ==> Rename(kind=TEXT_SEARCH_CONFIGURATION object=c newName=d objectKind=TEXT_SEARCH_CONFIGURATION)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER COLLATION ==> expected the name of a collation but found the end of the statement @15
      ALTER COLLATION IF EXISTS c RENAME TO d ==> expected RENAME TO, OWNER TO or SET SCHEMA but found "EXISTS" @19
      ALTER COLLATION c RENAME d ==> expected RENAME TO, OWNER TO or SET SCHEMA but found "RENAME" @18
      ALTER COLLATION c OWNER o ==> expected TO but found "o" @24
      ALTER AGGREGATE a RENAME TO b ==> expected "(" but found "RENAME" @18
      ALTER OPERATOR + (int, int) RENAME TO a ==> expected RENAME TO, OWNER TO or SET SCHEMA but found "RENAME" @28
      ALTER LARGE OBJECT a OWNER TO o ==> expected a number but found "a" @19
      ALTER DATABASE d.e RENAME TO f ==> expected RENAME TO, OWNER TO or SET SCHEMA but found "." @16
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
