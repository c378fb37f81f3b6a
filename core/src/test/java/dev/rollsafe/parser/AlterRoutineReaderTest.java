package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterRoutineReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER FUNCTION f STABLE ==> AlterRoutine(kind=FUNCTION name=f attributes=STABLE)
      ALTER FUNCTION f() IMMUTABLE STRICT COST 5 ==> AlterRoutine(kind=FUNCTION name=f arguments= attributes=IMMUTABLE STRICT COST 5)
      ALTER FUNCTION s.f(int, text) OWNER TO me ==> ChangeOwner(kind=FUNCTION name=s.f arguments=integer, text owner=me)
      ALTER FUNCTION f(a int) RENAME TO g ==> Rename(kind=FUNCTION object=f newName=g objectKind=FUNCTION arguments=integer)
      ALTER FUNCTION f SET SCHEMA s ==> SetSchema(kind=FUNCTION name=f schema=s)
      ALTER FUNCTION f(int) SET SCHEMA 's' ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=SET SCHEMA 's')
      ALTER FUNCTION f(int) SET search_path = a, b ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=SET search_path = a, b)
      ALTER FUNCTION f(int) SET search_path TO a RESTRICT ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=SET search_path TO a)
      ALTER FUNCTION f(int) RESET ALL ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=RESET ALL)
      ALTER FUNCTION f(int) RESET work_mem ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=RESET work_mem)
      ALTER FUNCTION f(int) SET work_mem FROM CURRENT ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=SET work_mem FROM CURRENT)
      ALTER FUNCTION f(int) DEPENDS ON EXTENSION e ==> Other(verb=ALTER kind=FUNCTION name=f)
      ALTER FUNCTION f(int) NO DEPENDS ON EXTENSION e ==> Other(verb=ALTER kind=FUNCTION name=f)
      ALTER FUNCTION f(int) LEAKPROOF ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=LEAKPROOF)
      ALTER FUNCTION f(int) NOT LEAKPROOF PARALLEL RESTRICTED ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=NOT LEAKPROOF PARALLEL RESTRICTED)
      ALTER FUNCTION f(int) SUPPORT s ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=SUPPORT s)
      ALTER FUNCTION f(int) CALLED ON NULL INPUT ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=CALLED ON NULL INPUT)
      ALTER FUNCTION f(int) RETURNS NULL ON NULL INPUT ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=RETURNS NULL ON NULL INPUT)
      ALTER FUNCTION f(int) SECURITY DEFINER ==> AlterRoutine(kind=FUNCTION name=f arguments=integer attributes=SECURITY DEFINER)
      ALTER FUNCTION f(VARIADIC int[]) STABLE ==> AlterRoutine(kind=FUNCTION name=f arguments=integer[] attributes=STABLE)
      ALTER PROCEDURE p(int) SECURITY DEFINER ==> AlterRoutine(kind=PROCEDURE name=p arguments=integer attributes=SECURITY DEFINER)
      ALTER PROCEDURE p OWNER TO me ==> ChangeOwner(kind=PROCEDURE name=p owner=me)
      ALTER PROCEDURE s.p() SET SCHEMA x ==> SetSchema(kind=PROCEDURE name=s.p schema=x arguments=)
      ALTER PROCEDURE p(IN a int, OUT b int) RENAME TO q ==> Rename(kind=PROCEDURE object=p newName=q objectKind=PROCEDURE arguments=integer)
      ALTER PROCEDURE p DEPENDS ON EXTENSION e ==> Other(verb=ALTER kind=PROCEDURE name=p)
      ALTER ROUTINE r(int) COST 5 ==> AlterRoutine(kind=ROUTINE name=r arguments=integer attributes=COST 5)
      ALTER ROUTINE r RENAME TO s ==> Rename(kind=ROUTINE object=r newName=s objectKind=ROUTINE)
      ALTER ROUTINE r OWNER TO CURRENT_ROLE ==> ChangeOwner(kind=ROUTINE name=r owner=current_role)
      ALTER ROUTINE r SET x = 1 ==> AlterRoutine(kind=ROUTINE name=r attributes=SET x = 1)
      ALTER ROUTINE r NO DEPENDS ON EXTENSION e ==> Other(verb=ALTER kind=ROUTINE name=r)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER FUNCTION f(int) LANGUAGE sql ==> expected an attribute, RENAME TO, SET SCHEMA or OWNER TO but found "LANGUAGE" @22
      ALTER FUNCTION f(int) AS '' ==> expected an attribute, RENAME TO, SET SCHEMA or OWNER TO but found "AS" @22
      ALTER FUNCTION f(int) WINDOW ==> expected an attribute, RENAME TO, SET SCHEMA or OWNER TO but found "WINDOW" @22
      ALTER FUNCTION f(int) ==> expected an attribute, RENAME TO, SET SCHEMA or OWNER TO but found the end of the statement @21
      ALTER FUNCTION IF EXISTS f(int) RENAME TO g ==> expected an attribute, RENAME TO, SET SCHEMA or OWNER TO but found "EXISTS" @18
      ALTER FUNCTION f(int) RENAME g ==> expected TO but found "g" @29
      ALTER FUNCTION f(int) STABLE, STRICT ==> unexpected "," @28
      ALTER PROCEDURE p(int) STABLE ==> expected an attribute, RENAME TO, SET SCHEMA or OWNER TO but found "STABLE" @23
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
