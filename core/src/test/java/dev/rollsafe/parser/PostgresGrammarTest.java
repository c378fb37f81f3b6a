package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of statement with every clause, as PostgreSQL 18's own grammar reads it.
 *
 * <p>The files in {@code postgres} hold a statement a line, written for this test, and below it what it says: {@code
 * refused}, or its {@link Rendering} behind the first PostgreSQL release that accepts it, where that is later than 13. The
 * rows come from the grammars of PostgreSQL 13 to 18 (libpg_query 13.7.3, 14.4.3, 15.6.3, 16.7.3, 17.7.4 and 18.1.5 of npm):
 * a row was only taken when PostgreSQL's parse tree says the same as the rendering, field by field, and when every text that
 * is kept as it is written (expressions, queries, bounds) parses to the same tree by itself. A row that has to change is
 * changed by hand, knowing that its old form was PostgreSQL's reading.
 */
class PostgresGrammarTest {
  private static final String[] FILES = {
    "table", "alter-table", "index", "view", "type", "sequence", "routine", "drop", "rights", "dml"
  };
  private static final String REFUSED = "refused";

  /** A statement that is refused all the same if this is the state: the transaction it runs in has failed before. */
  private static final String IN_FAILED_TRANSACTION = "25P02";

  /** What ends a transaction is executed even in a failed one, and may find no savepoint. */
  private static final Set<String> ACCEPTED = Set.of(IN_FAILED_TRANSACTION, "3B001");

  /**
   * One statement.
   *
   * @param place file and line
   * @param since the first release that accepts it
   * @param says its rendering, or {@code refused}
   */
  record Row(String place, String sql, int since, String says) {
    @Override
    public String toString() {
      return place + " " + sql;
    }
  }

  static Stream<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String file : FILES) {
      String sql = "";
      int number = 0;
      for (String line : lines(file)) {
        number++;
        if (line.startsWith("    ")) {
          rows.add(row(file + ".txt:" + (number - 1), sql, line.strip()));
        }
        sql = line;
      }
    }
    return rows.stream();
  }

  private static Row row(String place, String sql, String says) {
    boolean later = Character.isDigit(says.charAt(0));
    return later
        ? new Row(place, sql, Integer.parseInt(says.substring(0, 2)), says.substring(3))
        : new Row(place, sql, 13, says);
  }

  private static List<String> lines(String file) {
    String resource = "postgres/" + file + ".txt";
    try (var in = PostgresGrammarTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsWhatPostgresReads(Row row) {
    var statement = Rendering.parse(row.sql);
    if (row.says.equals(REFUSED)) {
      assertThat(statement).isInstanceOf(Unparsed.class);
    } else {
      assertThat(readings(Rendering.of(statement))).isEqualTo(row.says);
      assertThat(statement.span().of(row.sql)).isEqualTo(row.sql.strip());
    }
  }

  /** Leaves out what is our judgement and not in the grammar: what follows from a statement, and why SQL is not known. */
  private static String readings(String rendering) {
    return rendering
        .replaceAll(" consequence=[A-Z_]+", "")
        .replaceAll("DynamicSql\\(reason=[^)]*\\)", "DynamicSql()");
  }

  @Test
  void everyKindOfStatementActionAndConstraintIsAmongThem() {
    List<String> missing = new ArrayList<>();
    String all = String.join("\n", rows().map(Row::says).toList());
    for (Class<?> kind :
        List.of(dev.rollsafe.ast.Statement.class, AlterAction.class, TableConstraint.class)) {
      for (Class<?> form : kind.getPermittedSubclasses()) {
        if (!all.contains(form.getSimpleName() + "(")) {
          missing.add(form.getSimpleName());
        }
      }
    }
    assertThat(missing).containsExactlyInAnyOrder("MetaCommand", "Unparsed");
  }

  /** A server parses what it is sent in a failed transaction before it refuses to run it. */
  @Test
  void aServerAcceptsAndRefusesTheSame() throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect()) {
      int release = connection.getMetaData().getDatabaseMajorVersion();
      for (Row row : rows().toList()) {
        boolean expected = !row.says.equals(REFUSED) && row.since <= release;
        if (accepts(connection, row.sql) != expected) {
          wrong.add(row.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean accepts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      fail(statement);
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return ACCEPTED.contains(e.getSQLState());
    }
  }

  /** Leaves a failed transaction behind. */
  private static void fail(Statement statement) {
    try {
      statement.execute("ROLLBACK; BEGIN; SELECT 1 / 0");
      throw new IllegalStateException("division by zero went well");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("22012");
    }
  }
}
