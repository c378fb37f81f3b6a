package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.type;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      int ==> integer
      int4 ==> integer
      INTEGER ==> integer
      pg_catalog.int4 ==> integer
      int2 ==> smallint
      smallint ==> smallint
      int8 ==> bigint
      bigint ==> bigint
      serial ==> serial
      serial4 ==> serial
      bigserial ==> bigserial
      serial8 ==> bigserial
      smallserial ==> smallserial
      real ==> real
      float4 ==> real
      float ==> double precision
      float(24) ==> real
      float(25) ==> double precision
      float(53) ==> double precision
      float8 ==> double precision
      double precision ==> double precision
      double ==> double
      bool ==> boolean
      boolean ==> boolean
      decimal ==> numeric
      dec(10) ==> numeric(10)
      numeric(10, 2) ==> numeric(10,2)
      numeric(3, -2) ==> numeric(3,-2)
      text ==> text
      "text" ==> text
      varchar ==> character varying
      varchar(20) ==> character varying(20)
      character varying(20) ==> character varying(20)
      char varying (20) ==> character varying(20)
      national character varying(20) ==> character varying(20)
      national char(3) ==> character(3)
      nchar varying(3) ==> character varying(3)
      nchar ==> character(1)
      char ==> character(1)
      char(3) ==> character(3)
      character ==> character(1)
      bpchar ==> bpchar
      bpchar(3) ==> character(3)
      "char" ==> "char"
      pg_catalog."char" ==> "char"
      pg_catalog.varchar(3) ==> character varying(3)
      bit ==> bit(1)
      bit(3) ==> bit(3)
      bit varying ==> bit varying
      bit varying(3) ==> bit varying(3)
      varbit(3) ==> bit varying(3)
      timestamp ==> timestamp without time zone
      timestamp(3) ==> timestamp(3) without time zone
      timestamp with time zone ==> timestamp with time zone
      timestamp(3) with time zone ==> timestamp(3) with time zone
      timestamp without time zone ==> timestamp without time zone
      timestamptz ==> timestamp with time zone
      timestamptz(3) ==> timestamp(3) with time zone
      time ==> time without time zone
      time(3) with time zone ==> time(3) with time zone
      timetz ==> time with time zone
      date ==> date
      interval ==> interval
      interval(3) ==> interval(3)
      interval year ==> interval year
      interval year to month ==> interval year to month
      interval day to second(3) ==> interval day to second(3)
      interval second(2) ==> interval second(2)
      json ==> json
      jsonb ==> jsonb
      uuid ==> uuid
      geometry(Point, 4326) ==> geometry(point,4326)
      GEOMETRY(POINT,4326) ==> geometry(point,4326)
      s.kind ==> s.kind
      "My Type" ==> My Type
      s."My Type"(1) ==> s.My Type(1)
      int[] ==> integer[]
      int[3][] ==> integer[]
      int ARRAY ==> integer[]
      int ARRAY[4] ==> integer[]
      varchar(20)[] ==> character varying(20)[]
      timestamp(3) with time zone[] ==> timestamp(3) with time zone[]
      """)
  void reads(String sql, String expected) {
    assertThat(type(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TABLE t (a) ==> expected AS but found the end of the statement @18
      CREATE TABLE t (a 1) ==> expected a type but found "1" @18
      CREATE TABLE t (a varchar() ==> This parenthesis has no counterpart in its statement; add the missing one or remove it. @15
      CREATE TABLE t (a varchar()) ==> expected an expression but found ")" @26
      CREATE TABLE t (a timestamp with zone) ==> expected "," or ")" but found "with" @28
      CREATE TABLE t (a int[x]) ==> expected "]" but found "x" @22
      CREATE TABLE t (a national int) ==> expected CHARACTER but found "int" @27
      CREATE TABLE t (a interval year to) ==> expected a field of an interval but found ")" @34
      CREATE TABLE t (a values) ==> expected a type but found "values" @18
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
