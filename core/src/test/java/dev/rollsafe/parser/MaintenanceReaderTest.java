package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      VACUUM ==> Vacuum(vacuum)
      VACUUM t ==> Vacuum(vacuum tables=[t])
      VACUUM FULL FREEZE VERBOSE ANALYZE t, s.u (a, b) ==> Vacuum(vacuum full analyze tables=[t, s.u])
      VACUUM (FULL, ANALYZE false, PARALLEL 2, INDEX_CLEANUP auto) t ==> Vacuum(vacuum full tables=[t])
      VACUUM (ANALYSE on) ==> Vacuum(vacuum analyze)
      VACUUM (FULL 0, ANALYZE 1) ONLY t ==> Vacuum(vacuum analyze tables=[t] only=[t])
      ANALYZE ==> Vacuum(analyze)
      ANALYZE VERBOSE t (a), u ==> Vacuum(analyze tables=[t, u])
      ANALYSE t ==> Vacuum(analyze tables=[t])
      ANALYZE (VERBOSE, SKIP_LOCKED false) t ==> Vacuum(analyze tables=[t])
      CLUSTER ==> Cluster()
      CLUSTER VERBOSE ==> Cluster()
      CLUSTER t ==> Cluster(table=t)
      CLUSTER s.t USING i ==> Cluster(table=s.t index=i)
      CLUSTER (VERBOSE) t USING i ==> Cluster(table=t index=i)
      CLUSTER i ON t ==> Cluster(table=t index=i)
      REINDEX TABLE t ==> Reindex(kind=TABLE name=t)
      REINDEX INDEX CONCURRENTLY s.i ==> Reindex(kind=INDEX name=s.i concurrently)
      REINDEX (VERBOSE, TABLESPACE "Ts", CONCURRENTLY) TABLE t ==> Reindex(kind=TABLE name=t concurrently tablespace=Ts)
      REINDEX (CONCURRENTLY off) INDEX i ==> Reindex(kind=INDEX name=i)
      REINDEX SCHEMA s ==> Reindex(kind=SCHEMA name=s)
      REINDEX DATABASE ==> Reindex(kind=DATABASE)
      REINDEX DATABASE CONCURRENTLY db ==> Reindex(kind=DATABASE name=db concurrently)
      REINDEX SYSTEM ==> Reindex(kind=SYSTEM)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      VACUUM FULL FULL t ==> expected a table name but found "FULL" @12
      VACUUM t u ==> unexpected "u" @9
      VACUUM () t ==> expected an option but found ")" @8
      ANALYZE t ( ==> This parenthesis has no counterpart in its statement; add the missing one or remove it. @10
      CLUSTER t USING ==> expected an index name but found the end of the statement @15
      REINDEX t ==> expected INDEX, TABLE, SCHEMA, DATABASE or SYSTEM but found "t" @8
      REINDEX TABLE ==> expected the name of what to reindex but found the end of the statement @13
      REINDEX CONCURRENTLY TABLE t ==> expected INDEX, TABLE, SCHEMA, DATABASE or SYSTEM but found "CONCURRENTLY" @8
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
