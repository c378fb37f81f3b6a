package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which index does the work of another, asked of a server as well: what it plans for a query of the other. */
class IndexCoverTest {

  private static final String TABLE = "CREATE TABLE t (a text, b integer, c integer);";

  /**
   * A pair of indexes.
   *
   * @param index the definition of the one in question, behind ON t
   * @param other the definition of the one beside it
   * @param query what the one in question is good for, behind SELECT * FROM t
   * @param serves whether the other serves it
   * @param replaces whether nothing is missing without the one in question
   */
  record Row(String index, String other, String query, boolean serves, boolean replaces) {}

  static List<Row> rows() {
    return List.of(
        new Row("(a)", "(a)", "WHERE a = 'x'", true, true),
        new Row("(a)", "(a, b)", "WHERE a = 'x'", true, true),
        new Row("(a)", "(b, a)", "ORDER BY a", false, false),
        new Row("(a, b)", "(a)", "ORDER BY a, b", false, false),
        new Row("(a, b)", "(a, b DESC)", "ORDER BY a, b", false, false),
        new Row("(b)", "(b NULLS FIRST)", "ORDER BY b", false, false),
        new Row("(b)", "(b NULLS LAST)", "ORDER BY b", true, true),
        new Row("(b DESC)", "(b DESC NULLS FIRST, c)", "ORDER BY b DESC", true, true),
        new Row("(a)", "(a text_pattern_ops)", "ORDER BY a", false, false),
        new Row("(a)", "(a COLLATE \"C\")", "ORDER BY a", false, false),
        new Row("(lower(a))", "(lower(a), b)", "WHERE lower(a) = 'x'", true, true),
        new Row("(lower(a))", "(a)", "WHERE lower(a) = 'x'", false, false),
        new Row("USING hash (a)", "USING hash (a)", "WHERE a = 'x'", true, true),
        new Row("(a)", "USING hash (a)", "ORDER BY a", false, false),
        new Row("(a) WHERE b > 0", "(a)", "WHERE a = 'x' AND b > 0", true, false),
        new Row("(a) WHERE b > 0", "(a, c) WHERE b > 0", "WHERE a = 'x' AND b > 0", true, true),
        new Row("(a)", "(a) WHERE b > 0", "WHERE a = 'x'", false, false),
        new Row("(a) INCLUDE (b)", "(a)", "WHERE a = 'x'", true, false),
        new Row("(a) INCLUDE (b)", "(a, b)", "WHERE a = 'x'", true, true));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhichIndexServes(Row row) {
    Catalog catalog = replayed(TABLE + create("one", row.index) + create("other", row.other));
    Index index = index(catalog, "one");
    Index other = index(catalog, "other");
    assertThat(IndexCover.serves(other, index)).isEqualTo(row.serves);
    assertThat(IndexCover.replaces(other, index)).isEqualTo(row.replaces);
    assertThat(IndexCover.serving(index, catalog).isPresent()).isEqualTo(row.serves);
  }

  @Test
  void theServerPlansSo() throws SQLException {
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off");
      for (Row row : rows()) {
        statement.execute(TABLE + create("one", row.index));
        assertThat(uses("one", statement, row)).as("%s", row).isTrue();
        statement.execute("DROP INDEX one;" + create("other", row.other));
        assertThat(uses("other", statement, row)).as("%s", row).isEqualTo(row.serves);
        statement.execute("DROP TABLE t");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aUniqueIndexIsReplacedByOneOverTheSameKeyOnly(Row row) {
    if (row.index.contains("hash") || row.other.contains("hash")) {
      return;
    }
    Catalog catalog = replayed(TABLE
        + create("one", row.index).replace("INDEX", "UNIQUE INDEX")
        + create("other", row.other)
        + create("third", row.index).replace("INDEX", "UNIQUE INDEX"));
    assertThat(IndexCover.replaces(index(catalog, "other"), index(catalog, "one")))
        .isFalse();
    assertThat(IndexCover.replaces(index(catalog, "third"), index(catalog, "one")))
        .isTrue();
  }

  private static String create(String name, String definition) {
    return " CREATE INDEX " + name + " ON t " + definition + ";";
  }

  private static Index index(Catalog catalog, String name) {
    return catalog.index(new ObjectName("public", name)).orElseThrow();
  }

  private static Catalog replayed(String sql) {
    Catalog catalog = Catalog.empty().enter(1);
    Splitter splitter = Script.of("test.sql", sql).statements();
    while (splitter.next()) {
      catalog = catalog.apply(SqlParser.statement(splitter));
    }
    return catalog;
  }

  /** Says whether the query goes by the index as by one made for it: straight to its rows, and in their order. */
  private static boolean uses(String index, Statement statement, Row row) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = statement.executeQuery("EXPLAIN SELECT * FROM t " + row.query)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    boolean filtered = plan.indexOf("Filter: ((a") >= 0 || plan.indexOf("Filter: (lower") >= 0;
    return plan.indexOf("using " + index + " ") >= 0 && plan.indexOf("Sort") < 0 && !filtered;
  }
}
