package dev.rollsafe.assertions.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedStatementTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      select * from t where a = 7                        | select * from t where a = $1                     | integer
      SELECT 1 FROM t WHERE name = 'O''Hara' -- secret   | SELECT $1 FROM t WHERE name = $2                 | integer,unknown
      select a from t order by 1, 2 limit 10             | select a from t order by 1, 2 limit $1           | integer
      select a::numeric(10, 2) from t                    | select a::numeric(10, 2) from t                  | ''
      select cast(a as varchar(20)) from t               | select cast(a as varchar(20)) from t             | ''
      select now() - interval '3 days'                   | select now() - CAST($1 AS interval)              | unknown
      insert into t values (1.5, 99999999999, E'x\\n')   | insert into t values ($1, $2, $3)                | numeric,bigint,unknown
      select a from t where b=? and c>=?                 | select a from t where b= $1 and c>= $2           | bigint,varchar
      select a from t where tags ?? ?                    | select a from t where tags ? $1                  | bigint
      """)
  void takesValuesOut(String sql, String recorded, String types) {
    Optional<RecordedStatement> statement = RecordedStatement.of(sql, List.of("bigint", "varchar"));

    assertThat(statement).isPresent();
    assertThat(statement.get().sql()).isEqualTo(recorded);
    assertThat(String.join(",", statement.get().types())).isEqualTo(types);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1, true",
    "  /* hint */ with x as (select 1) select * from x, true",
    "SET search_path = x, false",
    "CREATE TABLE t (a int), false",
    "COMMIT, false",
    "'', false"
  })
  void isAboutWhatTheReleaseSays(String sql, boolean said) {
    assertThat(RecordedStatement.isOfInterest(sql)).isEqualTo(said);
  }

  @Test
  void leavesOutWhatItCannotRead() {
    assertThat(RecordedStatement.of("SELECT frobnicate FROM FROM", List.of())).isEmpty();
    assertThat(RecordedStatement.of("SELECT 1; SELECT 2", List.of())).isEmpty();
  }
}
