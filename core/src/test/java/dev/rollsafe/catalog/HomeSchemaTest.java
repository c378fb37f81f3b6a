package dev.rollsafe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runners make a schema and connect to it, so scripts name its objects with it or without. */
class HomeSchemaTest {

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", textBlock = """
      CREATE TABLE t (a int); ALTER TABLE app.t ADD b int ==> {t=[a, b]}
      CREATE TABLE app.t (a int); ALTER TABLE t ADD b int ==> {app.t=[a, b]}
      CREATE TABLE app.t (a int); CREATE TABLE t (b int) ==> {app.t=[a], t=[b]}
      CREATE TABLE app.t (a int); CREATE TABLE t (b int); ALTER TABLE t ADD c int ==> {app.t=[a], t=[b, c]}
      CREATE SCHEMA app; CREATE TABLE t (a int); ALTER TABLE app.t ADD b int ==> {app.t=[b], t=[a]}
      CREATE SCHEMA app; CREATE TABLE app.t (a int); ALTER TABLE t ADD b int ==> {app.t=[a], t=[b]}
      CREATE TABLE app.t (a int); CREATE TABLE log.u (a int); ALTER TABLE t ADD b int ==> {app.t=[a], log.u=[a], t=[b]}
      SET search_path = x; CREATE TABLE app.t (a int); ALTER TABLE t ADD b int ==> {app.t=[a], x.t=[b]}
      CREATE TABLE t (a int); ALTER TABLE pg_catalog.t ADD b int ==> {pg_catalog.t=[b], t=[a]}
      """)
  void findsTablesByEitherName(String script, String expected) {
    Catalog catalog = Catalog.empty().enter(1);
    Splitter splitter = Script.of("script", script).statements();
    while (splitter.next()) {
      catalog = catalog.apply(SqlParser.statement(splitter));
    }
    Map<String, List<String>> tables = new TreeMap<>();
    for (Table table : catalog.tables()) {
      tables.put(
          table.name().toString(), table.columns().stream().map(Column::name).toList());
    }
    assertThat(tables).hasToString(expected);
  }
}
