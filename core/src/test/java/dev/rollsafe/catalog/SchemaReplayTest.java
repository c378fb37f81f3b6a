package dev.rollsafe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaReplayTest {

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", textBlock = """
      CREATE SCHEMA s CREATE TABLE t (a int) ==> true
      CREATE SCHEMA s AUTHORIZATION joe CREATE TABLE t (a int) ==> true
      CREATE SCHEMA AUTHORIZATION s CREATE TABLE t (a int) ==> true
      CREATE SCHEMA AUTHORIZATION "s" CREATE VIEW v AS TABLE t CREATE TABLE t (a int) ==> true
      CREATE SCHEMA IF NOT EXISTS AUTHORIZATION s; CREATE TABLE s.t (a int) ==> true
      CREATE SCHEMA AUTHORIZATION CURRENT_USER CREATE TABLE t (a int) ==> false
      """)
  void aSchemaIsNamedAsItsOwnerWhereItHasNoNameOfItsOwn(String script, boolean known) {
    Catalog catalog = replayed(script);
    assertThat(catalog.schema("s").isPresent()).isEqualTo(known);
    assertThat(catalog.table(new ObjectName("s", "t")).isPresent()).isEqualTo(known);
    assertThat(catalog.schema("current_user")).isEmpty();
    assertThat(catalog.tables()).hasSize(known ? 1 : 0);
  }

  private static Catalog replayed(String script) {
    Catalog catalog = Catalog.empty().enter(1);
    Splitter splitter = Script.of("script", script).statements();
    while (splitter.next()) {
      catalog = catalog.apply(SqlParser.statement(splitter));
    }
    return catalog;
  }
}
