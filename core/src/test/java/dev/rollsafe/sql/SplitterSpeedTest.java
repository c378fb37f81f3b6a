package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time grows with the text and not faster: what would take hours if each error cost a look at the rest takes moments. */
class SplitterSpeedTest {

  private static final int LENGTH = 2_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1, 'a');\n",
        "CREATE TABLE t (a int;\nALTER TABLE t ADD b int;\n",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\nSELECT CASE 1;\n",
        "(; /* c */ -- d\n",
        "SELECT 'a;\n",
        "SELECT E'a\\';\n",
        "SELECT \"a;\n",
        "SELECT $a# $;\n",
        "/* ",
        "/* -- ",
        "COPY t FROM STDIN;\nSELECT 1;\n",
        "COPY t FROM STDIN;\n1\n",
        "\\echo a\n",
        "x${a",
        "SELECT \0;",
        "+-",
        "$",
        "'a'\n",
        "select 1; /* c */ "
      })
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void takesTimeInProportion(String unit) {
    StringBuilder sql = new StringBuilder(LENGTH + unit.length());
    for (int i = 0; sql.length() < LENGTH; i++) {
      sql.append(unit.replace("# ", i + "$"));
    }
    Splitter splitter = Script.of("long.sql", sql.toString()).statements();
    int statements = 0;
    while (splitter.next()) {
      statements++;
    }
    assertThat(statements).isPositive();
  }
}
