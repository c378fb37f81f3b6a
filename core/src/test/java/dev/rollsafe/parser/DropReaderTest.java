package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DROP TABLE a ==> Drop(kind=TABLE targets=[Target(name=a)])
      DROP TABLE IF EXISTS s.a, "B" CASCADE ==> Drop(kind=TABLE targets=[Target(name=s.a), Target(name=B)] ifExists cascade)
      DROP TABLE a RESTRICT ==> Drop(kind=TABLE targets=[Target(name=a)])
      DROP TABLE if ==> Drop(kind=TABLE targets=[Target(name=if)])
      DROP TABLE db.s.a ==> Drop(kind=TABLE targets=[Target(name=s.a)])
      DROP FOREIGN TABLE a ==> Drop(kind=FOREIGN_TABLE targets=[Target(name=a)])
      DROP INDEX CONCURRENTLY i ==> Drop(kind=INDEX targets=[Target(name=i)] concurrently)
      DROP INDEX CONCURRENTLY IF EXISTS s.i, j ==> Drop(kind=INDEX targets=[Target(name=s.i), Target(name=j)] ifExists concurrently)
      DROP INDEX "concurrently" ==> Drop(kind=INDEX targets=[Target(name=concurrently)])
      DROP VIEW v ==> Drop(kind=VIEW targets=[Target(name=v)])
      DROP MATERIALIZED VIEW IF EXISTS v CASCADE ==> Drop(kind=MATERIALIZED_VIEW targets=[Target(name=v)] ifExists cascade)
      DROP SEQUENCE s, t ==> Drop(kind=SEQUENCE targets=[Target(name=s), Target(name=t)])
      DROP TYPE IF EXISTS s.t, u ==> Drop(kind=TYPE targets=[Target(name=s.t), Target(name=u)] ifExists)
      DROP DOMAIN d CASCADE ==> Drop(kind=DOMAIN targets=[Target(name=d)] cascade)
      DROP SCHEMA s, t CASCADE ==> Drop(kind=SCHEMA targets=[Target(name=s), Target(name=t)] cascade)
      DROP EXTENSION IF EXISTS e, f ==> Drop(kind=EXTENSION targets=[Target(name=e), Target(name=f)] ifExists)
      DROP STATISTICS s.a, b ==> Drop(kind=STATISTICS targets=[Target(name=s.a), Target(name=b)])
      DROP COLLATION IF EXISTS s.c ==> Drop(kind=COLLATION targets=[Target(name=s.c)] ifExists)
      DROP CONVERSION c ==> Drop(kind=CONVERSION targets=[Target(name=c)])
      DROP TEXT SEARCH PARSER p ==> Drop(kind=TEXT_SEARCH_PARSER targets=[Target(name=p)])
      DROP TEXT SEARCH DICTIONARY s.d ==> Drop(kind=TEXT_SEARCH_DICTIONARY targets=[Target(name=s.d)])
      DROP TEXT SEARCH TEMPLATE t ==> Drop(kind=TEXT_SEARCH_TEMPLATE targets=[Target(name=t)])
      DROP TEXT SEARCH CONFIGURATION c CASCADE ==> Drop(kind=TEXT_SEARCH_CONFIGURATION targets=[Target(name=c)] cascade)
      DROP ACCESS METHOD m ==> Drop(kind=ACCESS_METHOD targets=[Target(name=m)])
      DROP EVENT TRIGGER e, f ==> Drop(kind=EVENT_TRIGGER targets=[Target(name=e), Target(name=f)])
      DROP FOREIGN DATA WRAPPER w CASCADE ==> Drop(kind=FOREIGN_DATA_WRAPPER targets=[Target(name=w)] cascade)
      DROP SERVER s ==> Drop(kind=SERVER targets=[Target(name=s)])
      DROP USER MAPPING IF EXISTS FOR USER SERVER s ==> Drop(kind=USER_MAPPING targets=[Target(name=user arguments=s)] ifExists)
      DROP USER MAPPING FOR "U" SERVER s ==> Drop(kind=USER_MAPPING targets=[Target(name=U arguments=s)])
      DROP PROCEDURAL LANGUAGE IF EXISTS l ==> Drop(kind=LANGUAGE targets=[Target(name=l)] ifExists)
      DROP LANGUAGE 'L' ==> Drop(kind=LANGUAGE targets=[Target(name=L)])
      DROP LANGUAGE l ==> Drop(kind=LANGUAGE targets=[Target(name=l)])
      DROP PUBLICATION p, q ==> Drop(kind=PUBLICATION targets=[Target(name=p), Target(name=q)])
      DROP SUBSCRIPTION IF EXISTS s CASCADE ==> Drop(kind=SUBSCRIPTION targets=[Target(name=s)] ifExists cascade)
      DROP DATABASE IF EXISTS d ==> Drop(kind=DATABASE targets=[Target(name=d)] ifExists)
      DROP DATABASE d WITH (FORCE) ==> Drop(kind=DATABASE targets=[Target(name=d)])
      DROP TABLESPACE t ==> Drop(kind=TABLESPACE targets=[Target(name=t)])
      DROP ROLE IF EXISTS a, CURRENT_USER ==> Drop(kind=ROLE targets=[Target(name=a), Target(name=current_user)] ifExists)
      DROP USER a ==> Drop(kind=ROLE targets=[Target(name=a)])
      DROP USER mapping ==> Drop(kind=ROLE targets=[Target(name=mapping)])
      DROP GROUP a, b ==> Drop(kind=ROLE targets=[Target(name=a), Target(name=b)])
      DROP OWNED BY a, SESSION_USER CASCADE ==> Drop(kind=OWNED targets=[Target(name=a), Target(name=session_user)] cascade)
      DROP POLICY IF EXISTS p ON s.t CASCADE ==> Drop(kind=POLICY targets=[Target(name=p table=s.t)] ifExists cascade)
      DROP RULE r ON t ==> Drop(kind=RULE targets=[Target(name=r table=t)])
      DROP TRIGGER g ON t RESTRICT ==> Drop(kind=TRIGGER targets=[Target(name=g table=t)])
      DROP CAST (s.a AS int[]) ==> Drop(kind=CAST targets=[Target(name=s.a arguments=integer[])])
      DROP CAST IF EXISTS (varchar(3) AS text) CASCADE ==> Drop(kind=CAST targets=[Target(name=character varying(3) arguments=text)] ifExists cascade)
      DROP TRANSFORM IF EXISTS FOR s.h LANGUAGE plperl ==> Drop(kind=TRANSFORM targets=[Target(name=s.h arguments=plperl)] ifExists)
      DROP OPERATOR CLASS s.c USING gist ==> Drop(kind=OPERATOR_CLASS targets=[Target(name=s.c arguments=gist)])
      DROP OPERATOR FAMILY IF EXISTS f USING hash CASCADE ==> Drop(kind=OPERATOR_FAMILY targets=[Target(name=f arguments=hash)] ifExists cascade)
      DROP OPERATOR s.@@ (NONE, text) ==> Drop(kind=OPERATOR targets=[Target(name=s.@@ arguments=NONE, text)])
      DROP OPERATOR IF EXISTS != (a.b, bit(3)), class.# (int, NONE) ==> Drop(kind=OPERATOR targets=[Target(name=<> arguments=a.b, bit), Target(name=class.# arguments=integer, NONE)] ifExists)
      DROP FUNCTION f ==> Drop(kind=FUNCTION targets=[Target(name=f)])
      DROP FUNCTION f() ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=)])
      DROP FUNCTION s.f(), left(text, int) CASCADE ==> Drop(kind=FUNCTION targets=[Target(name=s.f arguments=), Target(name=left arguments=text, integer)] cascade)
      DROP FUNCTION between ==> Drop(kind=FUNCTION targets=[Target(name=between)])
      DROP FUNCTION f(IN a int, OUT b text, INOUT c varchar(3), VARIADIC d int[]) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=integer, character varying, integer[])])
      DROP FUNCTION f(a IN OUT int, b VARIADIC "any", IN OUT date) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=integer, any, date)])
      DROP FUNCTION f(OUT a int) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=)])
      DROP FUNCTION f(json text, a json, json) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=text, json, json)])
      DROP FUNCTION f(text text, double double precision, date) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=text, double precision, date)])
      DROP FUNCTION f(double precision, timestamp(3) with time zone) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=double precision, timestamp with time zone)])
      DROP FUNCTION f(t.c%TYPE, a t.c%TYPE, b SETOF int) ==> Drop(kind=FUNCTION targets=[Target(name=f arguments=t.c%TYPE, t.c%TYPE, SETOF integer)])
      DROP PROCEDURE IF EXISTS p, q(int) ==> Drop(kind=PROCEDURE targets=[Target(name=p), Target(name=q arguments=integer)] ifExists)
      DROP ROUTINE r(text) ==> Drop(kind=ROUTINE targets=[Target(name=r arguments=text)])
      DROP AGGREGATE s.a(*), b(x int, text) ==> Drop(kind=AGGREGATE targets=[Target(name=s.a arguments=*), Target(name=b arguments=integer, text)])
      DROP AGGREGATE a(float8 ORDER BY anyelement), b(ORDER BY VARIADIC "any") ==> Drop(kind=AGGREGATE targets=[Target(name=a arguments=double precision ORDER BY anyelement), Target(name=b arguments=ORDER BY any)])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DROP ==> expected what to drop but found the end of the statement @4
      DROP a ==> expected what to drop but found "a" @5
      DROP COLUMN a ==> expected what to drop but found "COLUMN" @5
      DROP LARGE OBJECT 3 ==> expected what to drop but found "LARGE" @5
      DROP TABLE ==> expected the name of a table but found the end of the statement @10
      DROP TABLE a b ==> unexpected "b" @13
      DROP TABLE a, ==> expected the name of a table but found the end of the statement @13
      DROP TABLE a, b CASCADE c ==> unexpected "c" @24
      DROP TABLE CONCURRENTLY a ==> expected the name of a table but found "CONCURRENTLY" @11
      DROP INDEX CONCURRENTLY ==> expected the name of an index but found the end of the statement @23
      DROP INDEX IF EXISTS CONCURRENTLY i ==> expected the name of an index but found "CONCURRENTLY" @21
      DROP MATERIALIZED v ==> expected VIEW but found "v" @18
      DROP FOREIGN a ==> expected TABLE or DATA WRAPPER but found "a" @13
      DROP TEXT SEARCH a ==> expected CONFIGURATION, DICTIONARY, PARSER or TEMPLATE but found "a" @17
      DROP SCHEMA a.b ==> unexpected "." @13
      DROP TRIGGER g ==> expected ON but found the end of the statement @14
      DROP TRIGGER a, b ON t ==> expected ON but found "," @14
      DROP SUBSCRIPTION a, b ==> unexpected "," @19
      DROP ROLE a CASCADE ==> unexpected "CASCADE" @12
      DROP ROLE none ==> expected a role name, which none cannot be, but found "none" @10
      DROP TABLESPACE t CASCADE ==> unexpected "CASCADE" @18
      DROP DATABASE d CASCADE ==> unexpected "CASCADE" @16
      DROP DATABASE d WITH FORCE ==> expected "(" but found "FORCE" @21
      DROP DATABASE d WITH (a) ==> expected FORCE but found "a" @22
      DROP OWNED a ==> expected BY but found "a" @11
      DROP USER MAPPING FOR u ==> expected SERVER but found the end of the statement @23
      DROP CAST int AS text ==> expected "(" but found "int" @10
      DROP CAST (int, text) ==> expected AS but found "," @14
      DROP OPERATOR CLASS c ==> expected USING but found the end of the statement @21
      DROP OPERATOR + (int) ==> expected "," and the other argument, or NONE, but found ")" @20
      DROP OPERATOR + (NONE, NONE) ==> expected a type but found "NONE" @23
      DROP OPERATOR x (int, int) ==> expected an operator but found "x" @14
      DROP OPERATOR => (int, int) ==> expected an operator but found "=>" @14
      DROP FUNCTION between() ==> expected the name of a routine but found "between" @14
      DROP FUNCTION f(a int DEFAULT 3) ==> expected ")" but found "DEFAULT" @22
      DROP FUNCTION f(a int,) ==> expected a type but found ")" @22
      DROP FUNCTION f(IN a IN int) ==> expected a type but found "IN" @21
      DROP FUNCTION f(int a) ==> expected ")" but found "a" @20
      DROP AGGREGATE a ==> expected "(" but found the end of the statement @16
      DROP AGGREGATE a() ==> expected a type but found ")" @17
      DROP AGGREGATE a(OUT int) ==> expected an argument that goes in but found "OUT" @17
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
