package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      COPY t FROM STDIN ==> Copy(table=t writes place=STANDARD_STREAM)
      COPY s.t (a, "B") FROM STDIN WITH (FORMAT csv, HEADER true, DELIMITER ',', NULL '', FORCE_NULL (a, b), FORCE_QUOTE *, HEADER match, ON_ERROR ignore, REJECT_LIMIT 5, DEFAULT 'x', HEADER) ==> Copy(table=s.t columns=[a, B] writes place=STANDARD_STREAM)
      COPY t TO STDOUT ==> Copy(table=t place=STANDARD_STREAM)
      COPY t FROM '/tmp/x' WHERE a > 1 ==> Copy(table=t writes place=FILE where=<a > 1>)
      COPY t FROM PROGRAM 'cat x' (FORMAT text, FREEZE) ==> Copy(table=t writes place=PROGRAM)
      COPY t TO PROGRAM 'cat' ==> Copy(table=t place=PROGRAM)
      COPY (SELECT 1) TO '/tmp/x' CSV HEADER ==> Copy(query=Select(query=<SELECT 1>) place=FILE)
      COPY (WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d) TO STDOUT ==> Copy(query=Select(query=<WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d> with=[WithQuery(name=d statement=Delete(table=t returning))]) place=STANDARD_STREAM)
      COPY (DELETE FROM t RETURNING *) TO STDOUT ==> Copy(query=Delete(table=t returning) place=STANDARD_STREAM)
      COPY (VALUES (1)) TO STDOUT WITH CSV ==> Copy(query=Select(query=<VALUES (1)>) place=STANDARD_STREAM)
      COPY BINARY t FROM STDIN USING DELIMITERS '|' WITH NULL AS 'x' ==> Copy(table=t writes place=STANDARD_STREAM)
      COPY t FROM STDIN DELIMITERS '|' ==> Copy(table=t writes place=STANDARD_STREAM)
      COPY t FROM STDIN WITH BINARY FREEZE DELIMITER AS '|' NULL '' CSV HEADER QUOTE '"' ESCAPE AS '\\' FORCE QUOTE a, b FORCE NOT NULL c FORCE NULL d, e ENCODING 'utf8' ==> Copy(table=t writes place=STANDARD_STREAM)
      COPY t TO STDOUT CSV FORCE QUOTE * ==> Copy(table=t place=STANDARD_STREAM)
      COPY t FROM STDIN (DELIMITER E'\\t') WHERE b IS NULL ==> Copy(table=t writes place=STANDARD_STREAM where=<b IS NULL>)
      COPY t FROM stdout ==> Copy(table=t writes place=STANDARD_STREAM)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      COPY t ==> expected FROM or TO but found the end of the statement @6
      COPY t FROM ==> expected a file name, STDIN, STDOUT or PROGRAM but found the end of the statement @11
      COPY t FROM x ==> expected a file name, STDIN, STDOUT or PROGRAM but found "x" @12
      COPY (SELECT 1) FROM STDIN ==> expected TO but found "FROM" @16
      COPY (TRUNCATE t) TO STDOUT ==> expected a query but found "TRUNCATE" @6
      COPY t TO STDOUT WHERE a ==> unexpected "WHERE" @17
      COPY t (a FROM STDIN ==> This parenthesis has no counterpart in its statement; add the missing one or remove it. @7
      COPY t FROM STDIN (FORMAT) ==> Copy(table=t writes place=STANDARD_STREAM)
      COPY t FROM STDIN WITH NONSENSE ==> unexpected "NONSENSE" @23
      COPY t FROM PROGRAM STDIN ==> expected a command but found "STDIN" @20
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
