package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DELETE FROM t ==> Delete(table=t)
      DELETE FROM ONLY s.t x WHERE x.a = 1 ==> Delete(table=s.t alias=x only where=<x.a = 1>)
      DELETE FROM t AS x USING u y, v WHERE x.id = y.id RETURNING * ==> Delete(table=t alias=x using=<u y, v> where=<x.id = y.id> returning)
      DELETE FROM t USING (SELECT id FROM t LIMIT 10) d WHERE t.id = d.id ==> Delete(table=t using=<(SELECT id FROM t LIMIT 10) d> where=<t.id = d.id>)
      DELETE FROM t WHERE ctid = ANY (ARRAY(SELECT ctid FROM t LIMIT 100)) ==> Delete(table=t where=<ctid = ANY (ARRAY(SELECT ctid FROM t LIMIT 100))>)
      DELETE FROM t WHERE CURRENT OF c ==> Delete(table=t where=<CURRENT OF c>)
      WITH x AS (SELECT 1) DELETE FROM t WHERE id IN (SELECT * FROM x) ==> Delete(table=t where=<id IN (SELECT * FROM x)> with=[WithQuery(name=x statement=Select(query=<SELECT 1>))])
      WITH a AS (WITH b AS (DELETE FROM t) SELECT 1) DELETE FROM u ==> Delete(table=u with=[WithQuery(name=a statement=Select(query=<WITH b AS (DELETE FROM t) SELECT 1> with=[WithQuery(name=b statement=Delete(table=t))]))])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      DELETE t ==> expected FROM but found "t" @7
      DELETE FROM t, u ==> unexpected "," @13
      DELETE FROM t WHERE a = 1 LIMIT 1 ==> unexpected "LIMIT" @26
      DELETE FROM t USING ==> expected a table name but found the end of the statement @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
