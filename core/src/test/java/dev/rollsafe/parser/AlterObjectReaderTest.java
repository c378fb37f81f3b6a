package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterObjectReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER AGGREGATE a(int) RENAME TO b ==> Rename(kind=AGGREGATE object=a newName=b objectKind=AGGREGATE arguments=integer)
      ALTER AGGREGATE s.a(*) OWNER TO o ==> ChangeOwner(kind=AGGREGATE name=s.a arguments=* owner=o)
      ALTER AGGREGATE a(int ORDER BY text) SET SCHEMA s ==> SetSchema(kind=AGGREGATE name=a schema=s arguments=integer ORDER BY text)
      ALTER COLLATION c RENAME TO d ==> Rename(kind=COLLATION object=c newName=d objectKind=COLLATION)
      ALTER COLLATION s.c OWNER TO o ==> ChangeOwner(kind=COLLATION name=s.c owner=o)
      ALTER COLLATION s.c SET SCHEMA t ==> SetSchema(kind=COLLATION name=s.c schema=t)
      ALTER CONVERSION c RENAME TO d ==> Rename(kind=CONVERSION object=c newName=d objectKind=CONVERSION)
      ALTER CONVERSION c OWNER TO o ==> ChangeOwner(kind=CONVERSION name=c owner=o)
      ALTER CONVERSION c SET SCHEMA d ==> SetSchema(kind=CONVERSION name=c schema=d)
      ALTER DATABASE d RENAME TO e ==> Rename(kind=DATABASE object=d newName=e objectKind=DATABASE)
      ALTER DATABASE d OWNER TO e ==> ChangeOwner(kind=DATABASE name=d owner=e)
      ALTER EVENT TRIGGER e RENAME TO f ==> Rename(kind=EVENT_TRIGGER object=e newName=f objectKind=EVENT_TRIGGER)
      ALTER EVENT TRIGGER e OWNER TO f ==> ChangeOwner(kind=EVENT_TRIGGER name=e owner=f)
      ALTER FOREIGN DATA WRAPPER w RENAME TO x ==> Rename(kind=FOREIGN_DATA_WRAPPER object=w newName=x objectKind=FOREIGN_DATA_WRAPPER)
      ALTER FOREIGN DATA WRAPPER w OWNER TO x ==> ChangeOwner(kind=FOREIGN_DATA_WRAPPER name=w owner=x)
      ALTER SERVER s RENAME TO t ==> Rename(kind=SERVER object=s newName=t objectKind=SERVER)
      ALTER SERVER s OWNER TO CURRENT_USER ==> ChangeOwner(kind=SERVER name=s owner=current_user)
      ALTER GROUP g RENAME TO h ==> Rename(kind=ROLE object=g newName=h objectKind=ROLE)
      ALTER ROLE g RENAME TO h ==> Rename(kind=ROLE object=g newName=h objectKind=ROLE)
      ALTER USER g RENAME TO h ==> Rename(kind=ROLE object=g newName=h objectKind=ROLE)
      ALTER LANGUAGE l RENAME TO m ==> Rename(kind=LANGUAGE object=l newName=m objectKind=LANGUAGE)
      ALTER PROCEDURAL LANGUAGE l OWNER TO m ==> ChangeOwner(kind=LANGUAGE name=l owner=m)
      ALTER LARGE OBJECT 123 OWNER TO m ==> ChangeOwner(kind=LARGE_OBJECT name=123 owner=m)
      ALTER LARGE OBJECT -123 OWNER TO m ==> ChangeOwner(kind=LARGE_OBJECT name=-123 owner=m)
      ALTER OPERATOR + (int, int) OWNER TO o ==> ChangeOwner(kind=OPERATOR name=+ arguments=integer, integer owner=o)
      ALTER OPERATOR s.+ (NONE, int) SET SCHEMA t ==> SetSchema(kind=OPERATOR name=s.+ schema=t arguments=NONE, integer)
      ALTER OPERATOR CLASS c USING btree RENAME TO d ==> Rename(kind=OPERATOR_CLASS object=c newName=d objectKind=OPERATOR_CLASS arguments=btree)
      ALTER OPERATOR CLASS c USING btree OWNER TO d ==> ChangeOwner(kind=OPERATOR_CLASS name=c arguments=btree owner=d)
      ALTER OPERATOR CLASS s.c USING btree SET SCHEMA d ==> SetSchema(kind=OPERATOR_CLASS name=s.c schema=d arguments=btree)
      ALTER OPERATOR FAMILY c USING btree RENAME TO d ==> Rename(kind=OPERATOR_FAMILY object=c newName=d objectKind=OPERATOR_FAMILY arguments=btree)
      ALTER OPERATOR FAMILY c USING btree OWNER TO d ==> ChangeOwner(kind=OPERATOR_FAMILY name=c arguments=btree owner=d)
      ALTER OPERATOR FAMILY s.c USING btree SET SCHEMA d ==> SetSchema(kind=OPERATOR_FAMILY name=s.c schema=d arguments=btree)
      ALTER PUBLICATION p RENAME TO q ==> Rename(kind=PUBLICATION object=p newName=q objectKind=PUBLICATION)
      ALTER PUBLICATION p OWNER TO q ==> ChangeOwner(kind=PUBLICATION name=p owner=q)
      ALTER SUBSCRIPTION p RENAME TO q ==> Rename(kind=SUBSCRIPTION object=p newName=q objectKind=SUBSCRIPTION)
      ALTER SUBSCRIPTION p OWNER TO q ==> ChangeOwner(kind=SUBSCRIPTION name=p owner=q)
      ALTER SUBSCRIPTION p OWNER TO SESSION_USER ==> ChangeOwner(kind=SUBSCRIPTION name=p owner=session_user)
      ALTER TABLESPACE t RENAME TO u ==> Rename(kind=TABLESPACE object=t newName=u objectKind=TABLESPACE)
      ALTER TABLESPACE t OWNER TO u ==> ChangeOwner(kind=TABLESPACE name=t owner=u)
      ALTER TEXT SEARCH PARSER p RENAME TO q ==> Rename(kind=TEXT_SEARCH_PARSER object=p newName=q objectKind=TEXT_SEARCH_PARSER)
      ALTER TEXT SEARCH PARSER p SET SCHEMA q ==> SetSchema(kind=TEXT_SEARCH_PARSER name=p schema=q)
      ALTER TEXT SEARCH DICTIONARY p RENAME TO q ==> Rename(kind=TEXT_SEARCH_DICTIONARY object=p newName=q objectKind=TEXT_SEARCH_DICTIONARY)
      ALTER TEXT SEARCH DICTIONARY p OWNER TO q ==> ChangeOwner(kind=TEXT_SEARCH_DICTIONARY name=p owner=q)
      ALTER TEXT SEARCH DICTIONARY p SET SCHEMA q ==> SetSchema(kind=TEXT_SEARCH_DICTIONARY name=p schema=q)
      ALTER TEXT SEARCH CONFIGURATION p RENAME TO q ==> Rename(kind=TEXT_SEARCH_CONFIGURATION object=p newName=q objectKind=TEXT_SEARCH_CONFIGURATION)
      ALTER TEXT SEARCH CONFIGURATION p OWNER TO q ==> ChangeOwner(kind=TEXT_SEARCH_CONFIGURATION name=p owner=q)
      ALTER TEXT SEARCH CONFIGURATION s.p SET SCHEMA q ==> SetSchema(kind=TEXT_SEARCH_CONFIGURATION name=s.p schema=q)
      ALTER TEXT SEARCH TEMPLATE p RENAME TO q ==> Rename(kind=TEXT_SEARCH_TEMPLATE object=p newName=q objectKind=TEXT_SEARCH_TEMPLATE)
      ALTER TEXT SEARCH TEMPLATE p SET SCHEMA q ==> SetSchema(kind=TEXT_SEARCH_TEMPLATE name=p schema=q)
      ALTER COLLATION s.c REFRESH VERSION ==> Other(verb=ALTER kind=COLLATION name=s.c)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER AGGREGATE a RENAME TO b ==> expected "(" but found "RENAME" @18
      ALTER DATABASE d SET SCHEMA e ==> expected the name of a schema in quotes but found "e" @28
      ALTER DATABASE s.d RENAME TO e ==> unexpected "." @16
      ALTER EVENT TRIGGER e SET SCHEMA f ==> expected ENABLE, DISABLE, RENAME TO or OWNER TO but found "SET" @22
      ALTER ROLE g OWNER TO h ==> unexpected "OWNER" @13
      ALTER LARGE OBJECT x OWNER TO m ==> expected a number but found "x" @19
      ALTER LARGE OBJECT 123 RENAME TO m ==> expected OWNER TO but found "RENAME" @23
      ALTER OPERATOR + (int, int) RENAME TO foo ==> expected SET, OWNER TO or SET SCHEMA but found "RENAME" @28
      ALTER TEXT SEARCH PARSER p OWNER TO q ==> expected RENAME TO or SET SCHEMA but found "OWNER" @27
      ALTER TEXT SEARCH TEMPLATE p OWNER TO q ==> expected RENAME TO or SET SCHEMA but found "OWNER" @29
      ALTER COLLATION IF EXISTS c RENAME TO d ==> expected REFRESH VERSION, RENAME TO, OWNER TO or SET SCHEMA but found "EXISTS" @19
      ALTER COLLATION c RENAME d ==> expected TO but found "d" @25
      ALTER COLLATION c OWNER o ==> expected TO but found "o" @24
      ALTER COLLATION c ==> expected REFRESH VERSION, RENAME TO, OWNER TO or SET SCHEMA but found the end of the statement @17
      ALTER COLLATION c REFRESH ==> expected VERSION but found the end of the statement @25
      ALTER LARGE OBJECT 1 ==> expected OWNER TO but found the end of the statement @20
      ALTER CAST (a AS b) OWNER TO c ==> expected what to alter but found "CAST" @6
      ALTER ACCESS METHOD m RENAME TO n ==> expected what to alter but found "ACCESS" @6
      ALTER TRANSFORM FOR x LANGUAGE y OWNER TO z ==> expected what to alter but found "TRANSFORM" @6
      ALTER LANGUAGE l SET x = y ==> expected RENAME TO or OWNER TO but found "SET" @17
      ALTER CONVERSION c FOO ==> expected RENAME TO, OWNER TO or SET SCHEMA but found "FOO" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
