package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsertReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      INSERT INTO t VALUES (1) ==> Insert(table=t source=VALUES)
      INSERT INTO s.t (a, "B") VALUES (1, 'x'), (2, DEFAULT) ==> Insert(table=s.t columns=[a, B] source=VALUES)
      INSERT INTO db.s.t AS x (a) VALUES (1) ==> Insert(table=s.t alias=x columns=[a] source=VALUES)
      INSERT INTO t DEFAULT VALUES ==> Insert(table=t source=DEFAULT_VALUES)
      INSERT INTO t (a.b, c[1], d[1:2].e) VALUES (1, 2, 3) ==> Insert(table=t columns=[a, c, d] source=VALUES)
      INSERT INTO t SELECT * FROM u WHERE a > 1 ==> Insert(table=t source=QUERY query=<SELECT * FROM u WHERE a > 1>)
      INSERT INTO t (a) SELECT b FROM u ORDER BY c LIMIT 10 ==> Insert(table=t columns=[a] source=QUERY query=<SELECT b FROM u ORDER BY c LIMIT 10>)
      INSERT INTO t (SELECT 1) ==> Insert(table=t source=QUERY query=<(SELECT 1)>)
      INSERT INTO t ((SELECT 1) UNION ALL (SELECT 2)) ==> Insert(table=t source=QUERY query=<((SELECT 1) UNION ALL (SELECT 2))>)
      INSERT INTO t (a) (SELECT 1) ==> Insert(table=t columns=[a] source=QUERY query=<(SELECT 1)>)
      INSERT INTO t TABLE u ==> Insert(table=t source=QUERY query=<TABLE u>)
      INSERT INTO t (TABLE u) ==> Insert(table=t source=QUERY query=<(TABLE u)>)
      INSERT INTO t (VALUES (1), (2)) ==> Insert(table=t source=QUERY query=<(VALUES (1), (2))>)
      INSERT INTO t VALUES (1) LIMIT 1 ==> Insert(table=t source=QUERY query=<VALUES (1) LIMIT 1>)
      INSERT INTO t (values) VALUES (1) ==> Insert(table=t columns=[values] source=VALUES)
      INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (1) ==> Insert(table=t columns=[a] overridingSystemValue source=VALUES)
      INSERT INTO t OVERRIDING USER VALUE SELECT 1 ==> Insert(table=t source=QUERY query=<SELECT 1>)
      INSERT INTO t VALUES (1) RETURNING id, a AS b ==> Insert(table=t source=VALUES returning)
      INSERT INTO t VALUES (1) RETURNING * ==> Insert(table=t source=VALUES returning)
      INSERT INTO t VALUES (1) RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a ==> Insert(table=t source=VALUES returning)
      INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING ==> Insert(table=t source=VALUES onConflict=OnConflict())
      INSERT INTO t VALUES (1) ON CONFLICT (a, b) DO NOTHING ==> Insert(table=t source=VALUES onConflict=OnConflict(columns=[a, b]))
      INSERT INTO t VALUES (1) ON CONFLICT (lower(a), b COLLATE "C" text_ops, (a + b)) DO NOTHING ==> Insert(table=t source=VALUES onConflict=OnConflict(columns=[b] expressions))
      INSERT INTO t VALUES (1) ON CONFLICT (a) WHERE b IS NULL DO UPDATE SET c = 1 ==> Insert(table=t source=VALUES onConflict=OnConflict(columns=[a] expressions updatedColumns=[c]))
      INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT t_pkey DO UPDATE SET a = excluded.a, (b, c) = (1, DEFAULT), d = DEFAULT WHERE t.a <> excluded.a RETURNING xmax ==> Insert(table=t source=VALUES onConflict=OnConflict(constraint=t_pkey updatedColumns=[a, b, c, d]) returning)
      INSERT INTO t SELECT a FROM u JOIN v ON u.id = v.id ON CONFLICT (a) DO NOTHING ==> Insert(table=t source=QUERY query=<SELECT a FROM u JOIN v ON u.id = v.id> onConflict=OnConflict(columns=[a]))
      INSERT INTO t SELECT ON CONFLICT DO NOTHING ==> Insert(table=t source=QUERY query=<SELECT> onConflict=OnConflict())
      WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x ==> Insert(table=t source=QUERY query=<SELECT * FROM x> with=[WithQuery(name=x statement=Select(query=<SELECT 1>))])
      INSERT INTO t WITH x AS (SELECT 1) SELECT * FROM x ==> Insert(table=t source=QUERY query=<WITH x AS (SELECT 1) SELECT * FROM x> with=[WithQuery(name=x statement=Select(query=<SELECT 1>))])
      WITH d AS (DELETE FROM old WHERE a < 5 RETURNING *) INSERT INTO archive SELECT * FROM d ==> Insert(table=archive source=QUERY query=<SELECT * FROM d> with=[WithQuery(name=d statement=Delete(table=old where=<a < 5> returning))])
      WITH d AS (DELETE FROM old RETURNING *) INSERT INTO archive VALUES (1) ==> Insert(table=archive source=VALUES with=[WithQuery(name=d statement=Delete(table=old returning))])
      INSERT INTO ${schema}.t VALUES (${value}) ==> Insert(table=${schema}.t source=VALUES)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      INSERT INTO t ==> expected a query but found the end of the statement @13
      INSERT t VALUES (1) ==> expected INTO but found "t" @7
      INSERT INTO t x VALUES (1) ==> expected a query but found "x" @14
      INSERT INTO t (a) DEFAULT VALUES ==> expected a query but found "DEFAULT" @18
      INSERT INTO t VALUES () ==> expected an expression but found ")" @22
      INSERT INTO t VALUES (1,) ==> expected an expression but found ")" @24
      INSERT INTO t VALUES (1) (2) ==> unexpected "(" @25
      INSERT INTO t VALUES (1) ON CONFLICT ==> expected DO but found the end of the statement @36
      INSERT INTO t VALUES (1) ON CONFLICT DO UPDATE ==> expected SET but found the end of the statement @46
      INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1 ==> unexpected "ON" @25
      INSERT INTO t SELECT 1 INTO b ==> unexpected "INTO" @23
      INSERT INTO t OVERRIDING VALUE VALUES (1) ==> expected USER but found "VALUE" @25
      INSERT INTO t SET a = 1 ==> expected a query but found "SET" @14
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
