package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      UPDATE t SET a = 1 ==> Update(table=t assignments=[Assignment(columns=[a] value=<1>)])
      UPDATE ONLY s.t AS x SET a = 1, b = DEFAULT WHERE c IS NULL ==> Update(table=s.t alias=x only assignments=[Assignment(columns=[a] value=<1>), Assignment(columns=[b] value=<DEFAULT>)] where=<c IS NULL>)
      UPDATE t * x SET a = 1 ==> Update(table=t alias=x assignments=[Assignment(columns=[a] value=<1>)])
      UPDATE ONLY (t) SET a = 1 ==> Update(table=t only assignments=[Assignment(columns=[a] value=<1>)])
      UPDATE t AS set SET set = 1 ==> Update(table=t alias=set assignments=[Assignment(columns=[set] value=<1>)])
      UPDATE t SET (a, b) = (1, 2), (c) = ROW (3), (d, e) = (SELECT 1, 2) ==> Update(table=t assignments=[Assignment(columns=[a, b] value=<(1, 2)>), Assignment(columns=[c] value=<ROW (3)>), Assignment(columns=[d, e] value=<(SELECT 1, 2)>)])
      UPDATE t SET a[1] = 2, b.c = 3, b.d[1].e = 4 ==> Update(table=t assignments=[Assignment(columns=[a] value=<2>), Assignment(columns=[b] value=<3>), Assignment(columns=[b] value=<4>)])
      UPDATE t SET a = u.a FROM u, v JOIN w USING (id) WHERE t.id = u.id ==> Update(table=t assignments=[Assignment(columns=[a] value=<u.a>)] from=<u, v JOIN w USING (id)> where=<t.id = u.id>)
      UPDATE t SET a = b WHERE id IN (SELECT id FROM t WHERE a IS NULL LIMIT 1000) ==> Update(table=t assignments=[Assignment(columns=[a] value=<b>)] where=<id IN (SELECT id FROM t WHERE a IS NULL LIMIT 1000)>)
      UPDATE t SET a = b WHERE CURRENT OF c ==> Update(table=t assignments=[Assignment(columns=[a] value=<b>)] where=<CURRENT OF c>)
      UPDATE t SET a = 1 RETURNING id, old.a, new.a ==> Update(table=t assignments=[Assignment(columns=[a] value=<1>)] returning)
      UPDATE t SET a = CASE WHEN b THEN 1 ELSE 2 END FROM (SELECT id FROM x LIMIT 5 FOR UPDATE SKIP LOCKED) s WHERE s.id = t.id ==> Update(table=t assignments=[Assignment(columns=[a] value=<CASE WHEN b THEN 1 ELSE 2 END>)] from=<(SELECT id FROM x LIMIT 5 FOR UPDATE SKIP LOCKED) s> where=<s.id = t.id>)
      WITH b AS (SELECT id FROM t WHERE a IS NULL LIMIT 1000 FOR UPDATE SKIP LOCKED) UPDATE t SET a = 1 FROM b WHERE t.id = b.id ==> Update(table=t assignments=[Assignment(columns=[a] value=<1>)] from=<b> where=<t.id = b.id> with=[WithQuery(name=b statement=Select(query=<SELECT id FROM t WHERE a IS NULL LIMIT 1000 FOR UPDATE SKIP LOCKED>))])
      WITH RECURSIVE r (n) AS NOT MATERIALIZED (SELECT 1 UNION ALL SELECT n + 1 FROM r) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c TO true DEFAULT false USING p UPDATE t SET a = 1 FROM r ==> Update(table=t assignments=[Assignment(columns=[a] value=<1>)] from=<r> with=[WithQuery(name=r statement=Select(query=<SELECT 1 UNION ALL SELECT n + 1 FROM r>))])
      WITH i AS (INSERT INTO log VALUES (1)), u AS MATERIALIZED (UPDATE u SET a = 2 RETURNING *) UPDATE t SET a = u.a FROM u ==> Update(table=t assignments=[Assignment(columns=[a] value=<u.a>)] from=<u> with=[WithQuery(name=i statement=Insert(table=log source=VALUES)), WithQuery(name=u statement=Update(table=u assignments=[Assignment(columns=[a] value=<2>)] returning))])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      UPDATE t set SET a = 1 ==> expected "=" but found "a" @17
      UPDATE t ==> expected SET but found the end of the statement @8
      UPDATE t SET a ==> expected "=" but found the end of the statement @14
      UPDATE t SET a = 1, ==> expected a column name but found the end of the statement @19
      UPDATE t SET a == 1 ==> expected "=" but found "==" @15
      UPDATE t SET a = 1 WHERE ==> expected an expression but found the end of the statement @24
      UPDATE t SET t.a = 1 FROM ==> expected a table name but found the end of the statement @25
      UPDATE t, u SET a = 1 ==> expected SET but found "," @8
      UPDATE t SET a = 1 LIMIT 5 ==> unexpected "LIMIT" @19
      UPDATE t SET a = 1 ORDER BY a ==> unexpected "ORDER" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
