package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      COMMENT ON TABLE s.t IS 'x' ==> Comment(kind=TABLE name=s.t text=x)
      COMMENT ON TABLE t IS NULL ==> Comment(kind=TABLE name=t)
      COMMENT ON TABLE t IS 'it''s' ==> Comment(kind=TABLE name=t text=it's)
      COMMENT ON TABLE t IS $$a$$ ==> Comment(kind=TABLE name=t text=a)
      COMMENT ON COLUMN t.a IS 'x' ==> Comment(kind=COLUMN name=t part=a text=x)
      COMMENT ON COLUMN s.t.a IS 'x' ==> Comment(kind=COLUMN name=s.t part=a text=x)
      COMMENT ON COLUMN d.s.t.a IS 'x' ==> Comment(kind=COLUMN name=s.t part=a text=x)
      COMMENT ON COLUMN t."A b" IS NULL ==> Comment(kind=COLUMN name=t part=A b)
      COMMENT ON COLUMN t.select IS NULL ==> Comment(kind=COLUMN name=t part=select)
      COMMENT ON CONSTRAINT c ON t IS 'x' ==> Comment(kind=CONSTRAINT name=t part=c text=x)
      COMMENT ON CONSTRAINT c ON s.t IS 'x' ==> Comment(kind=CONSTRAINT name=s.t part=c text=x)
      COMMENT ON CONSTRAINT c ON DOMAIN d IS 'x' ==> Comment(kind=CONSTRAINT name=d part=c ofDomain text=x)
      COMMENT ON CONSTRAINT c ON DOMAIN s.d IS 'x' ==> Comment(kind=CONSTRAINT name=s.d part=c ofDomain text=x)
      COMMENT ON CONSTRAINT c ON domain IS 'x' ==> Comment(kind=CONSTRAINT name=domain part=c text=x)
      COMMENT ON CONSTRAINT c ON domain.x IS 'x' ==> Comment(kind=CONSTRAINT name=domain.x part=c text=x)
      COMMENT ON TRIGGER g ON t IS 'x' ==> Comment(kind=TRIGGER name=t part=g text=x)
      COMMENT ON POLICY p ON s.t IS 'x' ==> Comment(kind=POLICY name=s.t part=p text=x)
      COMMENT ON RULE r ON t IS 'x' ==> Comment(kind=RULE name=t part=r text=x)
      COMMENT ON FUNCTION f IS 'x' ==> Comment(kind=FUNCTION name=f text=x)
      COMMENT ON FUNCTION f() IS 'x' ==> Comment(kind=FUNCTION name=f arguments= text=x)
      COMMENT ON FUNCTION f(int, text) IS 'x' ==> Comment(kind=FUNCTION name=f arguments=integer, text text=x)
      COMMENT ON PROCEDURE p(int) IS 'x' ==> Comment(kind=PROCEDURE name=p arguments=integer text=x)
      COMMENT ON ROUTINE p(int) IS 'x' ==> Comment(kind=ROUTINE name=p arguments=integer text=x)
      COMMENT ON AGGREGATE a(*) IS 'x' ==> Comment(kind=AGGREGATE name=a arguments=* text=x)
      COMMENT ON OPERATOR + (int, int) IS 'x' ==> Comment(kind=OPERATOR name=+ arguments=integer, integer text=x)
      COMMENT ON OPERATOR s.+ (NONE, int) IS 'x' ==> Comment(kind=OPERATOR name=s.+ arguments=NONE, integer text=x)
      COMMENT ON OPERATOR CLASS c USING btree IS 'x' ==> Comment(kind=OPERATOR_CLASS name=c arguments=btree text=x)
      COMMENT ON OPERATOR FAMILY f USING btree IS 'x' ==> Comment(kind=OPERATOR_FAMILY name=f arguments=btree text=x)
      COMMENT ON CAST (int AS text) IS 'x' ==> Comment(kind=CAST name=integer arguments=text text=x)
      COMMENT ON TRANSFORM FOR a LANGUAGE b IS 'x' ==> Comment(kind=TRANSFORM name=a arguments=b text=x)
      COMMENT ON TYPE t IS 'x' ==> Comment(kind=TYPE name=t text=x)
      COMMENT ON TYPE int[] IS 'x' ==> Comment(kind=TYPE name=integer[] text=x)
      COMMENT ON DOMAIN s.d IS 'x' ==> Comment(kind=DOMAIN name=s.d text=x)
      COMMENT ON VIEW v IS 'x' ==> Comment(kind=VIEW name=v text=x)
      COMMENT ON MATERIALIZED VIEW v IS 'x' ==> Comment(kind=MATERIALIZED_VIEW name=v text=x)
      COMMENT ON INDEX i IS 'x' ==> Comment(kind=INDEX name=i text=x)
      COMMENT ON SEQUENCE s IS 'x' ==> Comment(kind=SEQUENCE name=s text=x)
      COMMENT ON FOREIGN TABLE f IS 'x' ==> Comment(kind=FOREIGN_TABLE name=f text=x)
      COMMENT ON FOREIGN DATA WRAPPER f IS 'x' ==> Comment(kind=FOREIGN_DATA_WRAPPER name=f text=x)
      COMMENT ON SERVER s IS 'x' ==> Comment(kind=SERVER name=s text=x)
      COMMENT ON SCHEMA s IS 'x' ==> Comment(kind=SCHEMA name=s text=x)
      COMMENT ON EXTENSION e IS 'x' ==> Comment(kind=EXTENSION name=e text=x)
      COMMENT ON EXTENSION "uuid-ossp" IS 'x' ==> Comment(kind=EXTENSION name=uuid-ossp text=x)
      COMMENT ON DATABASE d IS 'x' ==> Comment(kind=DATABASE name=d text=x)
      COMMENT ON ROLE r IS 'x' ==> Comment(kind=ROLE name=r text=x)
      COMMENT ON TABLESPACE r IS 'x' ==> Comment(kind=TABLESPACE name=r text=x)
      COMMENT ON LANGUAGE r IS 'x' ==> Comment(kind=LANGUAGE name=r text=x)
      COMMENT ON PROCEDURAL LANGUAGE r IS 'x' ==> Comment(kind=LANGUAGE name=r text=x)
      COMMENT ON LARGE OBJECT 346344 IS 'x' ==> Comment(kind=LARGE_OBJECT name=346344 text=x)
      COMMENT ON COLLATION c IS 'x' ==> Comment(kind=COLLATION name=c text=x)
      COMMENT ON CONVERSION c IS 'x' ==> Comment(kind=CONVERSION name=c text=x)
      COMMENT ON STATISTICS s.c IS 'x' ==> Comment(kind=STATISTICS name=s.c text=x)
      COMMENT ON TEXT SEARCH CONFIGURATION c IS 'x' ==> Comment(kind=TEXT_SEARCH_CONFIGURATION name=c text=x)
      COMMENT ON TEXT SEARCH DICTIONARY c IS 'x' ==> Comment(kind=TEXT_SEARCH_DICTIONARY name=c text=x)
      COMMENT ON TEXT SEARCH PARSER c IS 'x' ==> Comment(kind=TEXT_SEARCH_PARSER name=c text=x)
      COMMENT ON TEXT SEARCH TEMPLATE c IS 'x' ==> Comment(kind=TEXT_SEARCH_TEMPLATE name=c text=x)
      COMMENT ON ACCESS METHOD m IS 'x' ==> Comment(kind=ACCESS_METHOD name=m text=x)
      COMMENT ON EVENT TRIGGER m IS 'x' ==> Comment(kind=EVENT_TRIGGER name=m text=x)
      COMMENT ON PUBLICATION m IS 'x' ==> Comment(kind=PUBLICATION name=m text=x)
      COMMENT ON SUBSCRIPTION m IS 'x' ==> Comment(kind=SUBSCRIPTION name=m text=x)
      SECURITY LABEL ON TABLE t IS 'x' ==> Other(verb=SECURITY LABEL kind=TABLE name=t)
      SECURITY LABEL FOR p ON TABLE t IS 'x' ==> Other(verb=SECURITY LABEL kind=TABLE name=t)
      SECURITY LABEL FOR 'p' ON COLUMN s.t.a IS NULL ==> Other(verb=SECURITY LABEL kind=COLUMN name=s.t)
      SECURITY LABEL FOR left ON ROLE a IS 'x' ==> Other(verb=SECURITY LABEL kind=ROLE name=a)
      SECURITY LABEL ON FUNCTION f(int) IS 'x' ==> Other(verb=SECURITY LABEL kind=FUNCTION name=f)
      SECURITY LABEL ON AGGREGATE f(int) IS 'x' ==> Other(verb=SECURITY LABEL kind=AGGREGATE name=f)
      SECURITY LABEL ON LARGE OBJECT 3 IS 'x' ==> Other(verb=SECURITY LABEL kind=LARGE_OBJECT name=3)
      SECURITY LABEL ON TYPE t IS 'x' ==> Other(verb=SECURITY LABEL kind=TYPE name=t)
      SECURITY LABEL ON DOMAIN t IS 'x' ==> Other(verb=SECURITY LABEL kind=DOMAIN name=t)
      SECURITY LABEL ON DATABASE t IS 'x' ==> Other(verb=SECURITY LABEL kind=DATABASE name=t)
      SECURITY LABEL ON INDEX t IS 'x' ==> Other(verb=SECURITY LABEL kind=INDEX name=t)
      SECURITY LABEL ON ROUTINE r IS 'x' ==> Other(verb=SECURITY LABEL kind=ROUTINE name=r)
      SECURITY LABEL ON EVENT TRIGGER r IS 'x' ==> Other(verb=SECURITY LABEL kind=EVENT_TRIGGER name=r)
      SECURITY LABEL ON PUBLICATION r IS 'x' ==> Other(verb=SECURITY LABEL kind=PUBLICATION name=r)
      SECURITY LABEL ON SUBSCRIPTION r IS 'x' ==> Other(verb=SECURITY LABEL kind=SUBSCRIPTION name=r)
      SECURITY LABEL ON TABLESPACE r IS 'x' ==> Other(verb=SECURITY LABEL kind=TABLESPACE name=r)
      SECURITY LABEL ON ACCESS METHOD r IS 'x' ==> Other(verb=SECURITY LABEL kind=ACCESS_METHOD name=r)
      SECURITY LABEL ON STATISTICS r IS 'x' ==> Other(verb=SECURITY LABEL kind=STATISTICS name=r)
      SECURITY LABEL ON TEXT SEARCH PARSER r IS 'x' ==> Other(verb=SECURITY LABEL kind=TEXT_SEARCH_PARSER name=r)
      SECURITY LABEL ON COLLATION r IS 'x' ==> Other(verb=SECURITY LABEL kind=COLLATION name=r)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      COMMENT ON TABLE t IS x ==> expected a string or NULL but found "x" @22
      COMMENT ON TABLE t IS N'x' ==> expected a string or NULL but found "N'x'" @22
      COMMENT ON COLUMN a IS 'x' ==> expected "." and a column name but found "IS" @20
      COMMENT ON TABLE t 'x' ==> expected IS but found "'x'" @19
      COMMENT ON TABLE t IS ==> expected a string or NULL but found the end of the statement @21
      COMMENT ON TABLE t IS 'a' || 'b' ==> unexpected "||" @26
      COMMENT ON TABLE IS 'x' ==> expected the name of a table but found "IS" @17
      COMMENT ON t IS 'x' ==> expected what to comment on but found "t" @11
      COMMENT TABLE t IS 'x' ==> expected ON but found "TABLE" @8
      COMMENT ON CONSTRAINT c IS 'x' ==> expected ON but found "IS" @24
      COMMENT ON CONSTRAINT s.c ON t IS 'x' ==> expected ON but found "." @23
      COMMENT ON RULE r IS 'x' ==> expected ON but found "IS" @18
      COMMENT ON FUNCTION f(), g() IS 'x' ==> expected IS but found "," @23
      COMMENT ON AGGREGATE a IS 'x' ==> expected "(" but found "IS" @23
      COMMENT ON ROLE current_user IS 'x' ==> expected the name of a role but found "current_user" @16
      COMMENT ON ROLE left IS 'x' ==> expected the name of a role but found "left" @16
      COMMENT ON USER r IS 'x' ==> expected what to comment on but found "USER" @11
      COMMENT ON GROUP r IS 'x' ==> expected what to comment on but found "GROUP" @11
      COMMENT ON USER MAPPING FOR a SERVER b IS 'x' ==> expected what to comment on but found "USER" @11
      COMMENT ON OWNED BY x IS 'x' ==> expected what to comment on but found "OWNED" @11
      SECURITY LABEL ON CONSTRAINT c ON t IS 'x' ==> expected what to label but found "CONSTRAINT" @18
      SECURITY LABEL ON TRIGGER c ON t IS 'x' ==> expected what to label but found "TRIGGER" @18
      SECURITY LABEL ON OPERATOR + (int, int) IS 'x' ==> expected what to label but found "OPERATOR" @18
      SECURITY LABEL ON OPERATOR CLASS a USING b IS 'x' ==> expected what to label but found "OPERATOR" @18
      SECURITY LABEL ON CAST (a AS b) IS 'x' ==> expected what to label but found "CAST" @18
      SECURITY LABEL ON USER r IS 'x' ==> expected what to label but found "USER" @18
      SECURITY LABEL FOR ON TABLE t IS 'x' ==> expected a label provider but found "ON" @19
      SECURITY ON TABLE t IS 'x' ==> expected LABEL but found "ON" @9
      SECURITY LABEL ON TABLE t ==> expected IS but found the end of the statement @25
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
