package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What statements are said to do, by the rows in the files beside this class. */
class EffectRowsTest {

  private static final List<String> FILES = List.of(
      "add-column.sql",
      "alter-column.sql",
      "alter-type.sql",
      "constraints.sql",
      "create-table.sql",
      "drop-column.sql",
      "drops.sql",
      "indexes.sql",
      "maintenance.sql",
      "partitions.sql",
      "objects.sql",
      "other.sql",
      "renames.sql",
      "rows.sql",
      "table-settings.sql",
      "types.sql",
      "views.sql");

  @TestFactory
  List<DynamicTest> doesWhatItsRowSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : FILES) {
      for (EffectRow row : EffectRows.of(file)) {
        tests.add(DynamicTest.dynamicTest(
            row.place() + " " + row.statement().replace('\n', ' '), () -> check(row)));
      }
    }
    return tests;
  }

  private static void check(EffectRow row) {
    Catalog catalog = replay(Catalog.empty().enter(1), row.before());
    catalog = replay(catalog.enter(2), row.now());
    Statement statement = parsed(row.statement());
    for (EffectRow.Expected expected : row.expected()) {
      for (int version = expected.from(); version <= expected.to(); version++) {
        Effect effect = Effects.of(statement, catalog, new ServerVersion(version));
        Set<String> words = new TreeSet<>(expected.words());
        words.removeIf(word -> word.startsWith("because "));
        assertThat(EffectWords.of(effect)).as("%s on %s", row.place(), version).isEqualTo(words);
        for (String word : expected.words()) {
          if (word.startsWith("because ")) {
            assertThat(effect.reason()).as(row.place()).contains(word.substring(8));
          }
        }
        assertThat(effect.reason()).as(row.place()).isNotEmpty().doesNotEndWith(".");
      }
    }
  }

  private static Catalog replay(Catalog catalog, List<String> statements) {
    Catalog replayed = catalog;
    for (String statement : statements) {
      replayed = replayed.apply(parsed(statement));
    }
    return replayed;
  }

  private static Statement parsed(String sql) {
    Splitter splitter = Script.of("row", sql).statements();
    assertThat(splitter.next()).as(sql).isTrue();
    Statement statement = SqlParser.statement(splitter);
    assertThat(statement).as(sql).isNotInstanceOf(Unparsed.class);
    return statement;
  }
}
