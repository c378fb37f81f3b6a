package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, s.a) ==> Merge(table=t source=<s> condition=<t.id = s.id> inserts updates updatedColumns=[a])
      MERGE INTO ONLY s.t AS x USING (SELECT 1 AS id) y ON x.id = y.id WHEN MATCHED AND y.id > 1 THEN DELETE WHEN MATCHED THEN DO NOTHING ==> Merge(table=s.t alias=x only source=<(SELECT 1 AS id) y> condition=<x.id = y.id> deletes)
      MERGE INTO t USING a JOIN b ON a.id = b.id ON t.id = a.id WHEN NOT MATCHED BY TARGET THEN INSERT DEFAULT VALUES WHEN NOT MATCHED BY SOURCE AND t.a > 1 THEN DELETE ==> Merge(table=t source=<a JOIN b ON a.id = b.id> condition=<t.id = a.id> inserts deletes bySource)
      MERGE INTO t x USING s ON true WHEN NOT MATCHED BY SOURCE THEN UPDATE SET (a, b) = (1, 2), c = 3, a = 4 ==> Merge(table=t alias=x source=<s> condition=<true> updates updatedColumns=[a, b, c] bySource)
      MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT OVERRIDING SYSTEM VALUE VALUES (DEFAULT, 1) RETURNING merge_action(), t.* ==> Merge(table=t source=<s> condition=<true> inserts returning)
      MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT (a) OVERRIDING USER VALUE VALUES (1) ==> Merge(table=t source=<s> condition=<true> inserts)
      WITH s AS (DELETE FROM q RETURNING *) MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DO NOTHING ==> Merge(table=t source=<s> condition=<t.id = s.id> with=[WithQuery(name=s statement=Delete(table=q returning))])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      MERGE t USING s ON true WHEN MATCHED THEN DELETE ==> expected INTO but found "t" @6
      MERGE INTO t USING s ON true ==> expected WHEN but found the end of the statement @28
      MERGE INTO t USING s WHEN MATCHED THEN DELETE ==> expected ON but found "WHEN" @21
      MERGE INTO t USING s ON true WHEN MATCHED THEN INSERT VALUES (1) ==> expected UPDATE, DELETE or DO NOTHING but found "INSERT" @47
      MERGE INTO t USING s ON true WHEN NOT MATCHED THEN DELETE ==> expected INSERT or DO NOTHING but found "DELETE" @51
      MERGE INTO t USING s ON true WHEN NOT MATCHED BY SOURCE THEN INSERT DEFAULT VALUES ==> expected UPDATE, DELETE or DO NOTHING but found "INSERT" @61
      MERGE INTO t USING s ON true WHEN NOT MATCHED THEN INSERT VALUES (1), (2) ==> unexpected "," @68
      MERGE INTO t USING s, u ON true WHEN MATCHED THEN DELETE ==> expected ON but found "," @20
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
