package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFactsTest {

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            SELECT a, b AS x, t.c y FROM s.t                         -- from s.t reads a b t.c gives a x y
            SELECT 1                                                 -- gives ?column?
            SELECT FROM t                                            -- from t
            SELECT * FROM t                                          -- from t reads *
            SELECT t.*, a FROM t                                     -- from t reads t.* a
            SELECT DISTINCT ON (a) b FROM ONLY t AS x                -- from t=x reads a b gives b
            TABLE t                                                  -- from t reads *
            VALUES (1, a), (2, b)                                    -- reads a b gives column1 column2
            (SELECT a FROM t) UNION ALL SELECT b FROM u LIMIT 1      -- from t u reads a b gives a limited
            SELECT a FROM t FETCH FIRST 5 ROWS ONLY                  -- from t reads a gives a limited
            SELECT a FROM (SELECT b FROM t LIMIT 1) x                -- from t reads a b gives a
            SELECT a FROM t LIMIT ALL OFFSET 5 ROWS                  -- from t reads a gives a
            SELECT a FROM t FOR UPDATE OF t SKIP LOCKED              -- from t reads a gives a
            SELECT a FROM t x JOIN u USING (id) LEFT OUTER JOIN v ON v.id = x.id -- from t=x u v reads a id v.id x.id gives a
            SELECT a FROM t NATURAL JOIN u CROSS JOIN v, w           -- from t u v w reads a gives a
            SELECT a FROM (t JOIN u ON t.b = u.b) JOIN v USING (c)   -- from t u v reads a t.b u.b c gives a
            SELECT a FROM ((SELECT 1) UNION (SELECT 2)) x(a)         -- reads a gives a
            SELECT a FROM ((SELECT b FROM t) x JOIN u ON TRUE)       -- from t u reads a b gives a
            SELECT a FROM t JOIN LATERAL (SELECT b FROM u WHERE u.id = t.id) x ON true -- from t u reads a b u.id t.id gives a
            SELECT g FROM generate_series(1, 3) WITH ORDINALITY g(n) -- reads g gives g
            SELECT a FROM t TABLESAMPLE system (10) REPEATABLE (1)   -- from t reads a gives a
            SELECT a FROM unnest(ARRAY[1]) AS x(a int), t            -- from t reads a gives a
            SELECT count(*), sum(a)::int8, 1::int4, now() FROM t     -- from t reads a gives count sum int4 now
            SELECT CASE WHEN a THEN 1 END, CASE a WHEN 1 THEN 2 ELSE b END FROM t -- from t reads a b gives case b
            SELECT (SELECT max(b) FROM u), EXISTS (TABLE v), ARRAY[1] FROM t -- from u v t reads b * gives max exists array
            SELECT a FROM t GROUP BY ROLLUP (a, (b, c)), GROUPING SETS ((), (d)) HAVING count(*) > 1 -- from t reads a b c d gives a
            SELECT sum(a) OVER w FROM t WINDOW w AS (PARTITION BY b)  -- from t reads a b gives sum
            SELECT a AS x FROM t ORDER BY x DESC NULLS LAST, y        -- from t reads a y gives x
            SELECT a INTO TEMP TABLE n FROM t                         -- from t reads a gives a
            SELECT a name, b "Q" FROM t                               -- from t reads a b gives name Q
            SELECT 1, TRUE AS year, interval '1 day', date '2020-1-1' -- gives ?column? year interval date
            """)
  void ownReader(String query, String expected) {
    QueryFacts facts = FactsReader.ownQuery(tokens(query), 0);
    assertThat(facts).as("JSqlParser must not be needed for " + query).isNotNull();
    assertThat(show(facts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            WITH x AS (SELECT a FROM t) SELECT x.a FROM x                          -- from t reads a x.a gives a
            WITH t AS (SELECT a FROM t) SELECT a FROM t                            -- from t reads a gives a
            WITH RECURSIVE t AS (SELECT a FROM t) SELECT a FROM t                  -- reads a gives a
            WITH x AS (SELECT a FROM t), y AS (SELECT * FROM x) SELECT b FROM y, s.x -- from t s.x reads a * b gives b
            SELECT a FROM (WITH x AS (SELECT 1) SELECT * FROM x) q, x              -- from x reads a * gives a
            WITH RECURSIVE x(n) AS NOT MATERIALIZED (SELECT 1 UNION ALL SELECT n + 1 FROM x) SEARCH DEPTH FIRST BY n SET o SELECT n FROM x -- reads n gives n
            """)
  void namesOfWithQueriesAreNoRelations(String query, String expected) {
    assertThat(show(facts(query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            WITH d AS (DELETE FROM t RETURNING *) SELECT count(*) FROM d           -- from t reads * gives count
            WITH t AS (DELETE FROM t RETURNING *) SELECT a, b AS c FROM t          -- from t reads * a b gives a c
            WITH d AS (DELETE FROM ONLY s.t x USING u, (SELECT c FROM v) w WHERE x.a = u.a RETURNING f(b) AS e) TABLE d -- from s.t=x u v reads c x.a u.a b *
            WITH d AS (DELETE FROM t WHERE CURRENT OF c) SELECT 1                  -- from t gives ?column?
            WITH d AS (UPDATE t AS x SET a = b, (c, d[1]) = (SELECT e, f FROM u), g.h = DEFAULT FROM v WHERE w IS NULL RETURNING WITH (OLD AS o) o.a) SELECT FROM d -- from t=x u v reads b e f w o.a
            WITH i AS (INSERT INTO t AS x (a, b) OVERRIDING USER VALUE VALUES (c, DEFAULT) ON CONFLICT (d, (e)) WHERE f > 1 DO UPDATE SET a = excluded.a WHERE x.b = 2 RETURNING *) SELECT 1 -- from t=x reads c d f excluded.a x.b * gives ?column?
            WITH i AS (INSERT INTO t DEFAULT VALUES), j AS (INSERT INTO u (SELECT a FROM v) ON CONFLICT ON CONSTRAINT k DO NOTHING) SELECT 1 -- from t u v reads a gives ?column?
            WITH m AS (MERGE INTO t USING a JOIN b ON a.x = b.x ON t.y = a.y WHEN NOT MATCHED BY TARGET AND c THEN INSERT (d) VALUES (e) WHEN MATCHED THEN UPDATE SET f = g WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED THEN INSERT DEFAULT VALUES RETURNING h) SELECT 1 -- from t a b reads a.x b.x t.y a.y c e g h gives ?column?
            WITH a AS (WITH b AS (SELECT c FROM t) DELETE FROM u USING b) SELECT 1 FROM b -- from t u b reads c gives ?column?
            """)
  void changesInAWithListAreReadAsWell(String query, String expected) {
    QueryFacts facts = FactsReader.ownQuery(tokens(query), 0);
    assertThat(facts).as("JSqlParser must not be needed for " + query).isNotNull();
    assertThat(show(facts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            SELECT a FROM t WHERE json_object('k': b) IS NULL LIMIT 1              -- from t reads a b gives a limited
            SELECT t.* FROM t WHERE json_object('k': b) IS NULL                    -- from t reads t.* b
            """)
  void whatIsNotOursIsReadByJsqlParser(String query, String expected) {
    assertThat(FactsReader.ownQuery(tokens(query), 0)).isNull();
    assertThat(show(facts(query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            SELECT a FROM ${prefix}t WHERE :filter      -- not understood from a ${prefix}t :filter reads a ${prefix}t :filter
            SELECT a FROM s.t, WHERE                    -- not understood from a s.t reads a s.t
            SELECT a #- '{x}' FROM json_table(b) LIMIT  -- not understood from a json_table b reads a b limited
            """)
  void whatCannotBeReadListsItsWords(String query, String expected) {
    assertThat(show(facts(query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a #- '{x}' FROM t",
        "SELECT U&'\\ffff'",
        "SELECT @a FROM t",
        "INSERT INTO t VALUES (1)"
      })
  void misreadingsNeverPassTheGuard(String query) {
    assertThat(JsqlParserGuard.query(tokens(query), new References(0))).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            SELECT pg_catalog.setval('s', 1, true)                       -- pg_catalog.setval
            SELECT "Fn"(a), count(*), now() FROM f(x), current_date       -- fn count now f current_date
            SELECT coalesce(a, 1), (SELECT g(b)), CASE WHEN h() THEN 1 END -- g h
            WITH x AS (SELECT f()) SELECT g() FROM (VALUES (h())) v ORDER BY i() LIMIT j() -- f h i j g
            SELECT json_object('k': f(b)) FROM t                         -- f json_object
            SELECT a #- f() FROM json_table(b) LIMIT                     -- f json_table
            SELECT a FROM t (a), u AS v (b)                              -- t
            SELECT grouping(a) FROM t WHERE b IN (1) GROUP BY ROLLUP (a)   -- ``
            """)
  void saysWhichFunctionsAreCalled(String query, String expected) {
    assertThat(facts(query).functions())
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            s.a x, b                                                 -- from s.a=x b
            a JOIN b ON a.id = f(b.id)                               -- from a b reads a.id b.id
            (SELECT id FROM t WHERE c IS NULL LIMIT 1000) x          -- from t reads c id limited
            (SELECT id FROM t WHERE c IS NULL) x, u                  -- from t u reads c id
            t, (SELECT a FROM u WHERE json_object('k': b) IS NULL LIMIT 1) x -- from t u reads a b limited
            t, ${rest} LIMIT                                         -- not understood from t ${rest} reads t ${rest} limited
            """)
  void saysWhatAnUpdateJoinsIn(String clause, String expected) {
    QueryFacts facts =
        SqlParser.facts(new FromClause(clause, new Span(100, 100 + clause.length())));
    List<String> words = List.of(show(facts).split(" "));
    assertThat(words).containsExactlyInAnyOrder(expected.split(" "));
    facts
        .relations()
        .forEach(relation -> assertThat(relation.name().span().start())
            .isEqualTo(100 + clause.indexOf(relation.name().toString())));
  }

  @Test
  void relationsAreWhereTheyAreWritten() {
    QueryFacts facts = SqlParser.facts(new Query("SELECT a FROM s.t", new Span(100, 117)));
    assertThat(facts.relations().get(0).name().span()).isEqualTo(new Span(114, 117));
  }

  @Test
  void deepNestingIsRefusedAndNotOverflowed() {
    String deep = "SELECT * FROM " + "(SELECT * FROM ".repeat(3_000) + "t" + ") x".repeat(3_000);

    assertThat(facts(deep).understood()).isFalse();
    assertThat(facts("(".repeat(5_000) + "SELECT 1" + ")".repeat(5_000)).understood())
        .isFalse();
  }

  private static QueryFacts facts(String query) {
    return SqlParser.facts(new Query(query, new Span(0, query.length())));
  }

  private static Tokens tokens(String query) {
    Tokens tokens = FactsReader.tokens(query);
    assertThat(tokens).isNotNull();
    return tokens;
  }

  private static String show(QueryFacts facts) {
    StringJoiner text = new StringJoiner(" ");
    if (!facts.understood()) {
      text.add("not understood");
    }
    if (!facts.relations().isEmpty()) {
      text.add("from");
    }
    facts
        .relations()
        .forEach(relation -> text.add(
            relation.name() + relation.alias().map(alias -> "=" + alias).orElse("")));
    if (!facts.columns().isEmpty()) {
      text.add("reads");
    }
    facts.columns().forEach(column -> text.add(show(column)));
    if (!facts.outputs().isEmpty()) {
      text.add("gives");
    }
    facts.outputs().forEach(text::add);
    if (facts.limited()) {
      text.add("limited");
    }
    return text.toString();
  }

  private static String show(ColumnReference column) {
    return column.qualifier().map(qualifier -> qualifier + ".").orElse("") + column.column();
  }
}
