package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE STATISTICS s ON a, b FROM t ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS IF NOT EXISTS x.s (ndistinct, dependencies, mcv) ON a, b, c FROM x.t ==> CreateStatistics(name=x.s ifNotExists table=x.t)
      CREATE STATISTICS s ON (a + b), lower(c), d FROM t ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS s ON (a) FROM t ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS s ON s.f(a) FROM t ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS ON a, b FROM t ==> CreateStatistics(table=t)
      CREATE STATISTICS (mcv) ON a, b FROM t ==> CreateStatistics(table=t)
      CREATE STATISTICS s ON a, b FROM t AS x ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS s ON a, b FROM t x ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS s ON a, b FROM ONLY t ==> CreateStatistics(name=s table=t)
      CREATE STATISTICS statistics ON key, value FROM t ==> CreateStatistics(name=statistics table=t)
      ALTER STATISTICS s SET STATISTICS 100 ==> Other(verb=ALTER kind=STATISTICS name=s)
      ALTER STATISTICS IF EXISTS x.s SET STATISTICS -1 ==> Other(verb=ALTER kind=STATISTICS name=x.s)
      ALTER STATISTICS s SET STATISTICS DEFAULT ==> Other(verb=ALTER kind=STATISTICS name=s)
      ALTER STATISTICS s RENAME TO t ==> Rename(kind=STATISTICS object=s newName=t objectKind=STATISTICS)
      ALTER STATISTICS s SET SCHEMA x ==> SetSchema(kind=STATISTICS name=s schema=x)
      ALTER STATISTICS s OWNER TO joe ==> ChangeOwner(kind=STATISTICS name=s owner=joe)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE STATISTICS s ON coalesce(a, b), CAST(a AS int), CURRENT_DATE FROM t ==> expected a column name but found "CURRENT_DATE" @55
      CREATE STATISTICS IF NOT EXISTS ON a, b FROM t ==> expected the name of the statistics but found "ON" @32
      CREATE STATISTICS s ON a, b FROM t, u ==> unexpected "," @34
      CREATE STATISTICS s ON a, b ==> expected FROM but found the end of the statement @27
      CREATE STATISTICS s ON FROM t ==> expected a column name but found "FROM" @23
      CREATE STATISTICS s () ON a FROM t ==> expected a kind of statistics but found ")" @21
      CREATE STATISTICS s ON a + b FROM t ==> expected FROM but found "+" @25
      CREATE STATISTICS s ON t.a FROM t ==> expected a column name or an expression in parentheses but found "t" @23
      CREATE STATISTICS s FROM t ==> expected ON but found "FROM" @20
      CREATE STATISTICS s ON a, b FROM (SELECT 1) x ==> expected a table name but found "(" @33
      CREATE STATISTICS s ON a, FROM t ==> expected a column name but found "FROM" @26
      ALTER STATISTICS IF EXISTS s RENAME TO t ==> expected SET STATISTICS, RENAME TO, SET SCHEMA or OWNER TO but found "RENAME" @29
      ALTER STATISTICS s SET STATISTICS ==> expected a number but found the end of the statement @33
      ALTER STATISTICS s ==> expected SET STATISTICS, RENAME TO, SET SCHEMA or OWNER TO but found the end of the statement @18
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
