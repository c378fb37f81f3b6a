package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutineReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1' ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body=SELECT 1)
      CREATE OR REPLACE FUNCTION s.f(a int, IN b text, OUT c int, INOUT d int, VARIADIC e int[]) RETURNS record LANGUAGE plpgsql AS $$ BEGIN END $$ ==> CreateRoutine(name=s.f orReplace parameters=[Parameter(mode=IN name=a type=integer), Parameter(mode=IN name=b type=text), Parameter(mode=OUT name=c type=integer), Parameter(mode=INOUT name=d type=integer), Parameter(mode=VARIADIC name=e type=integer[])] returns=record language=plpgsql volatility=VOLATILE body= BEGIN END )
      CREATE FUNCTION f(int, text) RETURNS SETOF s.t AS $body$ SELECT 1; SELECT 2 $body$ LANGUAGE sql STABLE ==> CreateRoutine(name=f parameters=[Parameter(mode=IN type=integer), Parameter(mode=IN type=text)] returns=SETOF s.t language=sql volatility=STABLE body= SELECT 1; SELECT 2 )
      CREATE FUNCTION :s.f(a :s.kind, b :"s".kind[]) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=:s.f parameters=[Parameter(mode=IN name=a type=:s.kind), Parameter(mode=IN name=b type=:"s".kind[])] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a IN int, b OUT text, c IN OUT int, IN OUT d int) LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer), Parameter(mode=OUT name=b type=text), Parameter(mode=INOUT name=c type=integer), Parameter(mode=INOUT name=d type=integer)] language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a int DEFAULT 1, b text = 'x' || 'y', c int DEFAULT (1 + 2) * 3) RETURNS void LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer defaultValue=<1>), Parameter(mode=IN name=b type=text defaultValue=<'x' || 'y'>), Parameter(mode=IN name=c type=integer defaultValue=<(1 + 2) * 3>)] returns=void language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a int, b text) RETURNS TABLE (x int, y text[]) LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer), Parameter(mode=IN name=b type=text)] returnsTable=[Parameter(mode=TABLE name=x type=integer), Parameter(mode=TABLE name=y type=text[])] language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ==> CreateRoutine(name=f returns=trigger language=plpgsql volatility=VOLATILE securityDefiner settings={search_path=public, pg_temp} body= BEGIN RETURN NEW; END )
      CREATE FUNCTION f() RETURNS int IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE COST 10 ROWS 1000 SUPPORT s.g WINDOW LANGUAGE internal AS 'int4pl' ==> CreateRoutine(name=f returns=integer language=internal volatility=IMMUTABLE strict)
      CREATE FUNCTION f() RETURNS int NOT LEAKPROOF CALLED ON NULL INPUT EXTERNAL SECURITY INVOKER LANGUAGE c AS '$libdir/x', 'sym' ==> CreateRoutine(name=f returns=integer language=c volatility=VOLATILE)
      CREATE FUNCTION f() RETURNS int RETURNS NULL ON NULL INPUT LANGUAGE C AS 'obj' ==> CreateRoutine(name=f returns=integer language=c volatility=VOLATILE strict)
      CREATE FUNCTION f(OUT a int) RETURNS NULL ON NULL INPUT LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=OUT name=a type=integer)] language=sql volatility=VOLATILE strict body=)
      CREATE FUNCTION f() RETURNS int TRANSFORM FOR TYPE hstore, FOR TYPE jsonb LANGUAGE plpython3u AS 'x' ==> CreateRoutine(name=f returns=integer language=plpython3u volatility=VOLATILE body=x)
      CREATE FUNCTION f() RETURNS int SET x.y TO 'a', b, 1 SET z FROM CURRENT RESET q SET TIME ZONE 'utc' SET work_mem = DEFAULT SET SCHEMA 's' LANGUAGE sql AS '' ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE settings={x.y=a, b, 1, z=FROM CURRENT, timezone=utc, search_path=s} body=)
      CREATE FUNCTION f() RETURNS int SET ROLE joe SET ROLE 'none' SET SESSION AUTHORIZATION DEFAULT RESET ALL LANGUAGE sql AS '' ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1 ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body=RETURN 1)
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE RETURN a + 1 ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=IMMUTABLE body=RETURN a + 1)
      CREATE FUNCTION f(a int) RETURNS int RETURN (SELECT max(b) FROM t WHERE c = a) ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=RETURN (SELECT max(b) FROM t WHERE c = a))
      CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT a + 1; END ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=BEGIN ATOMIC SELECT a + 1; END)
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (a); SELECT CASE WHEN a > 1 THEN 2 ELSE 3 END; END ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=BEGIN ATOMIC INSERT INTO t VALUES (a); SELECT CASE WHEN a > 1 THEN 2 ELSE 3 END; END)
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC RETURN a; END ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=BEGIN ATOMIC RETURN a; END)
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC END ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=BEGIN ATOMIC END)
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC ; END ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=BEGIN ATOMIC ; END)
      CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC WITH x AS (SELECT 1) DELETE FROM t USING x; UPDATE t SET a = 1; MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE; END ==> CreateRoutine(procedure name=p language=sql volatility=VOLATILE body=BEGIN ATOMIC WITH x AS (SELECT 1) DELETE FROM t USING x; UPDATE t SET a = 1; MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE; END)
      CREATE PROCEDURE p(a int) LANGUAGE plpgsql AS $$ BEGIN END $$ ==> CreateRoutine(procedure name=p parameters=[Parameter(mode=IN name=a type=integer)] language=plpgsql volatility=VOLATILE body= BEGIN END )
      CREATE OR REPLACE PROCEDURE s.p(INOUT a int, OUT b int) LANGUAGE sql SECURITY DEFINER SET search_path TO '' AS '' ==> CreateRoutine(procedure name=s.p orReplace parameters=[Parameter(mode=INOUT name=a type=integer), Parameter(mode=OUT name=b type=integer)] language=sql volatility=VOLATILE securityDefiner settings={search_path=} body=)
      CREATE FUNCTION f() RETURNS int LANGUAGE 'plpgsql' AS '' ==> CreateRoutine(name=f returns=integer language=plpgsql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS int LANGUAGE "SQL" AS '' ==> CreateRoutine(name=f returns=integer language=SQL volatility=VOLATILE body=)
      CREATE FUNCTION f(a int) RETURNS t.a%TYPE LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer)] returns=t.a%TYPE language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a s.t.c%TYPE, SETOF int) RETURNS SETOF t.a%TYPE LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=s.t.c%TYPE), Parameter(mode=IN type=SETOF integer)] returns=SETOF t.a%TYPE language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN type=a)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a double precision, double precision, timestamp with time zone, c character varying(20), interval year to month, bit varying, time) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=double precision), Parameter(mode=IN type=double precision), Parameter(mode=IN type=timestamp with time zone), Parameter(mode=IN name=c type=character varying(20)), Parameter(mode=IN type=interval year to month), Parameter(mode=IN type=bit varying), Parameter(mode=IN type=time without time zone)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(in int, out text, inout int) LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN type=integer), Parameter(mode=OUT type=text), Parameter(mode=INOUT type=integer)] language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a int=-1) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer defaultValue=<-1>)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(value int, type text, name text, "order" int, left int, key text) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=value type=integer), Parameter(mode=IN name=type type=text), Parameter(mode=IN name=name type=text), Parameter(mode=IN name=order type=integer), Parameter(mode=IN name=left type=integer), Parameter(mode=IN name=key type=text)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION left(a int) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=left parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION s.coalesce(a int) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=s.coalesce parameters=[Parameter(mode=IN name=a type=integer)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE OR REPLACE FUNCTION a.b.c() RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=b.c orReplace returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS int LANGUAGE sql PARALLEL "safe" AS '' ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS int LANGUAGE sql COST -1.5 AS '' ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql IMMUTABLE STABLE ==> CreateRoutine(name=f returns=integer language=sql volatility=STABLE body= SELECT 1 )
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS E'a\\'b' ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body=a'b)
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $a$ $$ $b$ $a$ ==> CreateRoutine(name=f returns=integer language=sql volatility=VOLATILE body= $$ $b$ )
      CREATE FUNCTION f(VARIADIC int[]) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=VARIADIC type=integer[])] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(VARIADIC a "any") RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=VARIADIC name=a type=any)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a VARIADIC int[]) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=VARIADIC name=a type=integer[])] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a int ARRAY, b int ARRAY[4], c text[][]) RETURNS int[] LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer[]), Parameter(mode=IN name=b type=integer[]), Parameter(mode=IN name=c type=text[])] returns=integer[] language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(setof int) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN type=SETOF integer)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a setof int) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=SETOF integer)] returns=integer language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a json, json, b jsonb) RETURNS json LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=json), Parameter(mode=IN type=json), Parameter(mode=IN name=b type=jsonb)] returns=json language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f() RETURNS TABLE (id bigint, "Name" text, row_number bigint) LANGUAGE sql AS '' ==> CreateRoutine(name=f returnsTable=[Parameter(mode=TABLE name=id type=bigint), Parameter(mode=TABLE name=Name type=text), Parameter(mode=TABLE name=row_number type=bigint)] language=sql volatility=VOLATILE body=)
      CREATE FUNCTION f(a int DEFAULT NULL, b int DEFAULT NULL::int, c text DEFAULT 'a' COLLATE "C", d bool DEFAULT 1 IN (1, 2)) RETURNS int LANGUAGE sql AS '' ==> CreateRoutine(name=f parameters=[Parameter(mode=IN name=a type=integer defaultValue=<NULL>), Parameter(mode=IN name=b type=integer defaultValue=<NULL::int>), Parameter(mode=IN name=c type=text defaultValue=<'a' COLLATE "C">), Parameter(mode=IN name=d type=boolean defaultValue=<1 IN (1, 2)>)] returns=integer language=sql volatility=VOLATILE body=)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE FUNCTION f(OUT a int) RETURNS TABLE (x int) LANGUAGE sql AS '' ==> expected a type, as there are OUT parameters, but found "TABLE" @37
      CREATE FUNCTION f(a int) RETURNS TABLE () LANGUAGE sql AS '' ==> expected a column name but found ")" @40
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql RETURN 1 ==> only a body in quotes can be in another language than SQL @54
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 END ==> expected ";" or END but found the end of the statement @75
      CREATE PROCEDURE p() RETURNS int LANGUAGE sql AS '' ==> expected AS, LANGUAGE or another attribute of the routine but found "RETURNS" @21
      CREATE PROCEDURE p() LANGUAGE sql AS '' IMMUTABLE ==> unexpected "IMMUTABLE" @40
      CREATE PROCEDURE p() STRICT LANGUAGE sql AS '' ==> expected AS, LANGUAGE or another attribute of the routine but found "STRICT" @21
      CREATE PROCEDURE p() WINDOW LANGUAGE sql AS '' ==> unexpected "WINDOW" @21
      CREATE FUNCTION f() LANGUAGE sql AS '' ==> expected RETURNS but found "LANGUAGE" @20
      CREATE FUNCTION f() RETURNS int AS 'x' ==> expected LANGUAGE but found the end of the statement @38
      CREATE FUNCTION f() RETURNS int LANGUAGE sql ==> expected AS, LANGUAGE or another attribute of the routine but found the end of the statement @44
      CREATE FUNCTION f() RETURNS int ==> expected AS, LANGUAGE or another attribute of the routine but found the end of the statement @31
      CREATE FUNCTION f RETURNS int LANGUAGE sql AS '' ==> expected "(" but found "RETURNS" @18
      CREATE FUNCTION f() RETURNS LANGUAGE sql AS '' ==> expected AS, LANGUAGE or another attribute of the routine but found "sql" @37
      CREATE FUNCTION f() RETURNS int LANGUAGE AS '' ==> expected a language but found "AS" @41
      CREATE FUNCTION f() RETURNS int LANGUAGE sql LANGUAGE sql AS '' ==> unexpected "LANGUAGE" @45
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS '' AS '' ==> unexpected "AS" @51
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS '' RETURN 1 ==> unexpected "RETURN" @51
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS x ==> expected the source of the routine in quotes but found "x" @48
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS '', '' ==> only a routine in C has a file and a symbol @48
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'a', 'b', 'c' ==> only a routine in C has a file and a symbol @48
      CREATE FUNCTION f(a int, ) RETURNS int LANGUAGE sql AS '' ==> expected a type but found ")" @25
      CREATE FUNCTION f(a b c) RETURNS int LANGUAGE sql AS '' ==> expected ")" but found "c" @22
      CREATE FUNCTION f(int a) RETURNS int LANGUAGE sql AS '' ==> expected ")" but found "a" @22
      CREATE FUNCTION f(a int NOT NULL) RETURNS int LANGUAGE sql AS '' ==> expected ")" but found "NOT" @24
      CREATE FUNCTION f(a int := 1) RETURNS int LANGUAGE sql AS '' ==> expected ")" but found ":=" @24
      CREATE FUNCTION f(values int) RETURNS int LANGUAGE sql AS '' ==> expected a type but found "values" @18
      CREATE FUNCTION coalesce(a int) RETURNS int LANGUAGE sql AS '' ==> expected the name of a function but found "coalesce" @16
      CREATE FUNCTION select(a int) RETURNS int LANGUAGE sql AS '' ==> expected the name of a function but found "select" @16
      CREATE FUNCTION IF NOT EXISTS f() RETURNS int LANGUAGE sql AS '' ==> expected "(" but found "NOT" @19
      CREATE TEMP FUNCTION f() RETURNS int LANGUAGE sql AS '' ==> expected FUNCTION but found "TEMP" @7
      CREATE FUNCTION f() RETURNS int LANGUAGE sql PARALLEL a AS '' ==> expected SAFE, RESTRICTED or UNSAFE but found "a" @54
      CREATE FUNCTION f() RETURNS int LANGUAGE sql COST a AS '' ==> expected a number but found "a" @50
      CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY AS '' ==> expected DEFINER or INVOKER but found "AS" @54
      CREATE FUNCTION f() RETURNS int LANGUAGE sql NOT STRICT AS '' ==> expected LEAKPROOF but found "STRICT" @49
      CREATE FUNCTION f() RETURNS int LANGUAGE sql WITH (isStrict) AS '' ==> expected AS, LANGUAGE or another attribute of the routine but found "WITH" @45
      CREATE FUNCTION f() RETURNS int AS 'x' LANGUAGE sql WITH (isStrict) ==> unexpected "WITH" @52
      CREATE FUNCTION f() RETURNS TABLE (int int) LANGUAGE sql AS '' ==> expected a column name but found "int" @35
      CREATE FUNCTION f() RETURNS TABLE (a int, b) LANGUAGE sql AS '' ==> expected a type but found ")" @43
      CREATE FUNCTION f() RETURNS TABLE (value int DEFAULT 1) LANGUAGE sql AS '' ==> expected ")" but found "DEFAULT" @45
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
