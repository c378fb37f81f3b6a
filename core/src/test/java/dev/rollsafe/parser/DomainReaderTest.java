package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE DOMAIN d AS int ==> CreateDomain(name=d type=integer)
      CREATE DOMAIN d int ==> CreateDomain(name=d type=integer)
      CREATE DOMAIN s.d AS varchar(20)[] COLLATE "C" DEFAULT 'x' NOT NULL CHECK (VALUE <> '') ==> CreateDomain(name=s.d type=character varying(20)[] collation=C defaultValue=<'x'> notNull constraints=[Check(expression=<VALUE <> ''>)])
      CREATE DOMAIN d text CONSTRAINT c CHECK (VALUE ~ 'x') CONSTRAINT n NOT NULL ==> CreateDomain(name=d type=text notNull constraints=[Check(name=c expression=<VALUE ~ 'x'>), NotNull(name=n)])
      CREATE DOMAIN d text NULL DEFAULT lower('X') CHECK (length(VALUE) > 1) CHECK (VALUE IS NOT NULL) ==> CreateDomain(name=d type=text defaultValue=<lower('X')> constraints=[Check(expression=<length(VALUE) > 1>), Check(expression=<VALUE IS NOT NULL>)])
      CREATE DOMAIN d text CONSTRAINT x DEFAULT 'a' ==> CreateDomain(name=d type=text defaultValue=<'a'>)
      CREATE DOMAIN d text CONSTRAINT x NULL ==> CreateDomain(name=d type=text)
      CREATE DOMAIN d text DEFAULT 1 + 2 NOT NULL ==> CreateDomain(name=d type=text defaultValue=<1 + 2> notNull)
      CREATE DOMAIN d text DEFAULT (1 IS NULL) ==> CreateDomain(name=d type=text defaultValue=<(1 IS NULL)>)
      CREATE DOMAIN domain AS int ==> CreateDomain(name=domain type=integer)
      CREATE DOMAIN d AS int4[] CHECK (1 = ALL (VALUE)) ==> CreateDomain(name=d type=integer[] constraints=[Check(expression=<1 = ALL (VALUE)>)])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE DOMAIN d text CONSTRAINT c CHECK (VALUE ~ 'x') CONSTRAINT n NOT NULL CONSTRAINT m NULL ==> expected CHECK, NOT NULL, NULL or DEFAULT but found "NULL" @89
      CREATE DOMAIN d text CONSTRAINT x ==> expected CHECK, NOT NULL, NULL or DEFAULT but found the end of the statement @33
      CREATE DOMAIN d text CONSTRAINT x COLLATE "C" ==> expected CHECK, NOT NULL, NULL or DEFAULT but found "COLLATE" @34
      CREATE DOMAIN d text DEFAULT 1 IS NULL ==> unexpected "IS" @31
      CREATE DOMAIN d text UNIQUE ==> unexpected "UNIQUE" @21
      CREATE DOMAIN d text PRIMARY KEY ==> unexpected "PRIMARY" @21
      CREATE DOMAIN d text REFERENCES t ==> unexpected "REFERENCES" @21
      CREATE DOMAIN d text GENERATED ALWAYS AS (1) STORED ==> unexpected "GENERATED" @21
      CREATE DOMAIN d text CHECK (VALUE <> '') NOT VALID ==> unexpected "NOT" @41
      CREATE DOMAIN d text CHECK (VALUE <> '') NO INHERIT ==> unexpected "NO" @41
      CREATE DOMAIN d text CHECK (VALUE <> '') DEFERRABLE ==> unexpected "DEFERRABLE" @41
      CREATE DOMAIN d text CHECK (VALUE <> '') NOT DEFERRABLE ==> unexpected "NOT" @41
      CREATE DOMAIN d text CHECK (VALUE <> '') NOT ENFORCED ==> unexpected "NOT" @41
      CREATE DOMAIN d text CHECK (VALUE <> '') ENFORCED ==> unexpected "ENFORCED" @41
      CREATE DOMAIN d text CHECK VALUE <> '' ==> expected "(" but found "VALUE" @27
      CREATE DOMAIN d text COLLATE "C" COLLATE "D" ==> unexpected "COLLATE" @33
      CREATE DOMAIN d ==> expected a type but found the end of the statement @15
      CREATE DOMAIN d AS ==> expected a type but found the end of the statement @18
      CREATE DOMAIN IF NOT EXISTS d AS int ==> expected a type but found "NOT" @17
      CREATE DOMAIN d as as int ==> expected a type but found "as" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
