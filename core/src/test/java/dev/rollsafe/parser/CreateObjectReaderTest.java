package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateObjectReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE ACCESS METHOD m TYPE INDEX HANDLER h ==> Other(verb=CREATE kind=ACCESS_METHOD name=m)
      CREATE ACCESS METHOD m TYPE TABLE HANDLER s.h ==> Other(verb=CREATE kind=ACCESS_METHOD name=m)
      CREATE CAST (s.a AS int) WITH FUNCTION f(s.a) ==> Other(verb=CREATE kind=CAST name=s.a)
      CREATE CAST (a AS int) WITH FUNCTION f(a) AS IMPLICIT ==> Other(verb=CREATE kind=CAST name=a consequence=SHARED)
      CREATE CAST (a AS varchar(3)) WITHOUT FUNCTION AS ASSIGNMENT ==> Other(verb=CREATE kind=CAST name=a consequence=SHARED)
      CREATE CAST (a AS int) WITH INOUT AS IMPLICIT ==> Other(verb=CREATE kind=CAST name=a consequence=SHARED)
      CREATE CAST (a AS int) WITH INOUT ==> Other(verb=CREATE kind=CAST name=a)
      CREATE CAST (a AS int) WITH FUNCTION f ==> Other(verb=CREATE kind=CAST name=a)
      CREATE COLLATION c (LOCALE = 'de_DE.utf8') ==> Other(verb=CREATE kind=COLLATION name=c)
      CREATE COLLATION IF NOT EXISTS s.c (provider = icu, locale = 'und-u-ks-level2', deterministic = false) ==> Other(verb=CREATE kind=COLLATION name=s.c)
      CREATE COLLATION c FROM "C" ==> Other(verb=CREATE kind=COLLATION name=c)
      CREATE COLLATION IF NOT EXISTS s.c FROM pg_catalog."de_DE" ==> Other(verb=CREATE kind=COLLATION name=s.c)
      CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f ==> Other(verb=CREATE kind=CONVERSION name=c)
      CREATE DEFAULT CONVERSION s.c FOR 'UTF8' TO 'LATIN1' FROM s.f ==> Other(verb=CREATE kind=CONVERSION name=s.c consequence=SHARED)
      CREATE LANGUAGE l ==> CreateExtension(name=l)
      CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE l HANDLER h INLINE i VALIDATOR v ==> Other(verb=CREATE kind=LANGUAGE name=l consequence=SHARED)
      CREATE TRUSTED LANGUAGE l HANDLER s.h ==> Other(verb=CREATE kind=LANGUAGE name=l)
      CREATE PROCEDURAL LANGUAGE l ==> CreateExtension(name=l)
      CREATE LANGUAGE l HANDLER h NO VALIDATOR ==> Other(verb=CREATE kind=LANGUAGE name=l)
      CREATE LANGUAGE l HANDLER h VALIDATOR v ==> Other(verb=CREATE kind=LANGUAGE name=l)
      CREATE LANGUAGE 'L' HANDLER h ==> Other(verb=CREATE kind=LANGUAGE name=L)
      CREATE TRANSFORM FOR hstore LANGUAGE plpython3u (FROM SQL WITH FUNCTION f(internal), TO SQL WITH FUNCTION g(internal)) ==> Other(verb=CREATE kind=TRANSFORM name=hstore)
      CREATE OR REPLACE TRANSFORM FOR s.t LANGUAGE l (TO SQL WITH FUNCTION f(a), FROM SQL WITH FUNCTION g(b)) ==> Other(verb=CREATE kind=TRANSFORM name=s.t consequence=SHARED)
      CREATE TRANSFORM FOR t LANGUAGE l (FROM SQL WITH FUNCTION f(a)) ==> Other(verb=CREATE kind=TRANSFORM name=t)
      CREATE ROLE r ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE OR REPLACE LANGUAGE l ==> CreateExtension(name=l ifNotExists)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE ACCESS METHOD m TYPE x HANDLER h ==> expected INDEX or TABLE but found "x" @28
      CREATE ACCESS METHOD m ==> expected TYPE but found the end of the statement @22
      CREATE CAST (a AS int) ==> expected WITH or WITHOUT but found the end of the statement @22
      CREATE CAST (a AS int) WITH INOUT AS x ==> expected IMPLICIT or ASSIGNMENT but found "x" @37
      CREATE CAST (a AS int) WITH INOUT IMPLICIT ==> unexpected "IMPLICIT" @34
      CREATE COLLATION c ==> expected "(" but found the end of the statement @18
      CREATE COLLATION c () ==> expected an option but found ")" @20
      CREATE COLLATION c (x = 1,) ==> expected an option but found ")" @26
      CREATE COLLATION c (x.y = 1) ==> expected ")" but found "." @21
      CREATE CONVERSION c FOR UTF8 TO 'LATIN1' FROM f ==> expected an encoding but found "UTF8" @24
      CREATE DEFAULT COLLATION c FROM d ==> expected what to create but found "DEFAULT" @7
      CREATE LANGUAGE l INLINE h ==> unexpected "INLINE" @18
      CREATE LANGUAGE s.l ==> unexpected "." @17
      CREATE TRUSTED ROLE r ==> expected LANGUAGE but found "ROLE" @15
      CREATE OR REPLACE ROLE r ==> expected what can be replaced, such as VIEW or FUNCTION, but found "ROLE" @18
      CREATE OR REPLACE COLLATION c FROM d ==> expected what can be replaced, such as VIEW or FUNCTION, but found "COLLATION" @18
      CREATE TRANSFORM FOR t LANGUAGE l (FROM SQL WITH FUNCTION f(a), FROM SQL WITH FUNCTION f(a)) ==> expected TO but found "FROM" @64
      CREATE TRANSFORM FOR t LANGUAGE l () ==> expected FROM SQL or TO SQL but found ")" @35
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
