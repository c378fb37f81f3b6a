package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTypeReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TYPE t ==> CreateType(name=t form=SHELL)
      CREATE TYPE s.t AS ENUM ('a', 'b') ==> CreateType(name=s.t form=ENUM labels=[a, b])
      CREATE TYPE t AS ENUM () ==> CreateType(name=t form=ENUM)
      CREATE TYPE t AS ENUM (E'a\\'b', $$c$$, 'it''s', U&'\\0061') ==> CreateType(name=t form=ENUM labels=[a'b, c, it's, a])
      CREATE TYPE t AS (a int, b text COLLATE "C", c varchar(20)[]) ==> CreateType(name=t form=COMPOSITE attributes=[ColumnDefinition(name=a type=integer), ColumnDefinition(name=b type=text collation=C), ColumnDefinition(name=c type=character varying(20)[])])
      CREATE TYPE t AS () ==> CreateType(name=t form=COMPOSITE)
      CREATE TYPE t AS RANGE (subtype = float8, subtype_diff = float8mi) ==> CreateType(name=t form=RANGE options={subtype=float8, subtype_diff=float8mi})
      CREATE TYPE t AS RANGE (SUBTYPE = timestamp with time zone, COLLATION = pg_catalog."C", multirange_type_name = s.mr) ==> CreateType(name=t form=RANGE options={subtype=timestamp with time zone, collation=pg_catalog."C", multirange_type_name=s.mr})
      CREATE TYPE t (INPUT = f_in, OUTPUT = f_out, INTERNALLENGTH = 16, ALIGNMENT = double, STORAGE = plain, LIKE = int4, PASSEDBYVALUE, CATEGORY = 'N', PREFERRED = true, DEFAULT = '0', ELEMENT = float4, DELIMITER = ';', COLLATABLE = false) ==> CreateType(name=t form=BASE options={input=f_in, output=f_out, internallength=16, alignment=double, storage=plain, like=int4, passedbyvalue=, category=N, preferred=true, default=0, element=float4, delimiter=;, collatable=false})
      CREATE TYPE t (INPUT = f_in, OUTPUT = f_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = char, subscript = array_subscript_handler, SEND = -, RECEIVE = NONE, ANALYZE = s.f, TYPMOD_IN = s.f) ==> CreateType(name=t form=BASE options={input=f_in, output=f_out, internallength=variable, alignment=char, subscript=array_subscript_handler, send=-, receive=none, analyze=s.f, typmod_in=s.f})
      CREATE TYPE enum AS ENUM ('a') ==> CreateType(name=enum form=ENUM labels=[a])
      CREATE TYPE range AS RANGE (subtype = int4) ==> CreateType(name=range form=RANGE options={subtype=int4})
      CREATE TYPE "My Type" AS (type text, "value" int, range int) ==> CreateType(name=My Type form=COMPOSITE attributes=[ColumnDefinition(name=type type=text), ColumnDefinition(name=value type=integer), ColumnDefinition(name=range type=integer)])
      CREATE TYPE int AS ENUM ('a') ==> CreateType(name=int form=ENUM labels=[a])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TYPE t AS ENUM (a) ==> expected a label but found "a" @23
      CREATE TYPE t AS ENUM ('a',) ==> expected a label but found ")" @27
      CREATE TYPE t AS ENUM ==> expected "(" but found the end of the statement @21
      CREATE TYPE t AS (a int NOT NULL) ==> expected ")" but found "NOT" @24
      CREATE TYPE t AS (a int DEFAULT 1) ==> expected ")" but found "DEFAULT" @24
      CREATE TYPE t AS (a) ==> expected a type but found ")" @19
      CREATE TYPE t AS (a int ==> This parenthesis has no counterpart in its statement; add the missing one or remove it. @17
      CREATE TYPE t AS RANGE () ==> expected an option but found ")" @24
      CREATE TYPE t AS RANGE ==> expected "(" but found the end of the statement @22
      CREATE TYPE t () ==> expected an option but found ")" @15
      CREATE TYPE t AS ==> expected ENUM, RANGE or "(" but found the end of the statement @16
      CREATE TYPE t AS int ==> expected ENUM, RANGE or "(" but found "int" @17
      CREATE TYPE IF NOT EXISTS t AS ENUM ('a') ==> unexpected "NOT" @15
      CREATE OR REPLACE TYPE t AS ENUM ('a') ==> expected TYPE but found "OR" @7
      CREATE TYPE ==> expected the name of a type but found the end of the statement @11
      CREATE TYPE t AS OBJECT (a int) ==> expected ENUM, RANGE or "(" but found "OBJECT" @17
      CREATE TYPE table AS ENUM ('a') ==> expected the name of a type but found "table" @12
      CREATE TYPE left AS ENUM ('a') ==> expected the name of a type but found "left" @12
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
