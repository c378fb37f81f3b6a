package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TEXT SEARCH CONFIGURATION c (COPY = english) ==> Other(verb=CREATE kind=TEXT_SEARCH_CONFIGURATION name=c)
      CREATE TEXT SEARCH CONFIGURATION s.c (PARSER = "default") ==> Other(verb=CREATE kind=TEXT_SEARCH_CONFIGURATION name=s.c)
      CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = 'x', Accept = false) ==> Other(verb=CREATE kind=TEXT_SEARCH_DICTIONARY name=d)
      CREATE TEXT SEARCH PARSER p (START = a, GETTOKEN = b, END = c, LEXTYPES = d) ==> Other(verb=CREATE kind=TEXT_SEARCH_PARSER name=p)
      CREATE TEXT SEARCH TEMPLATE t (INIT = a, LEXIZE = s.b) ==> Other(verb=CREATE kind=TEXT_SEARCH_TEMPLATE name=t)
      ALTER TEXT SEARCH DICTIONARY d (StopWords = x, a) ==> Other(verb=ALTER kind=TEXT_SEARCH_DICTIONARY name=d consequence=SHARED)
      ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR a, b WITH s.d, e ==> Other(verb=ALTER kind=TEXT_SEARCH_CONFIGURATION name=c consequence=SHARED)
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR a WITH d ==> Other(verb=ALTER kind=TEXT_SEARCH_CONFIGURATION name=c consequence=SHARED)
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING REPLACE a WITH b ==> Other(verb=ALTER kind=TEXT_SEARCH_CONFIGURATION name=c consequence=SHARED)
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR a, b REPLACE c WITH s.d ==> Other(verb=ALTER kind=TEXT_SEARCH_CONFIGURATION name=c consequence=SHARED)
      ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR a ==> Other(verb=ALTER kind=TEXT_SEARCH_CONFIGURATION name=c consequence=SHARED)
      ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING IF EXISTS FOR a, b ==> Other(verb=ALTER kind=TEXT_SEARCH_CONFIGURATION name=c consequence=SHARED)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TEXT SEARCH TEMPLATE t ==> expected "(" but found the end of the statement @29
      CREATE TEXT SEARCH x t ==> expected CONFIGURATION, DICTIONARY, PARSER or TEMPLATE but found "x" @19
      ALTER TEXT SEARCH DICTIONARY d ==> expected "(" but found the end of the statement @30
      ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING WITH d ==> expected REPLACE but found "WITH" @48
      ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR a ==> expected WITH but found the end of the statement @51
      ALTER TEXT SEARCH CONFIGURATION c FOO ==> expected ADD MAPPING, ALTER MAPPING, DROP MAPPING, RENAME TO, OWNER TO or SET SCHEMA but found "FOO" @34
      ALTER TEXT SEARCH PARSER c ADD MAPPING FOR a WITH b ==> expected RENAME TO or SET SCHEMA but found "ADD" @27
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
