package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionFactsTest {

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            1                                   -- constant
            -1                                  -- constant
            'a'                                 -- constant
            E'a\\n' || 'b'                      -- constant
            TRUE                                -- constant, always true
            NULL                                -- constant
            '{}'::jsonb                         -- constant
            ARRAY[]::text[]                     -- constant
            ARRAY[1, 2][1]                      -- constant
            interval '1' day                    -- constant
            timestamp with time zone '2020-1-1' -- constant
            date '2020-01-01' + 7               -- constant
            double precision '1'                -- constant
            B'01'                               -- constant
            U&'\\ffff'                          -- constant
            COALESCE(NULL, 'x')                 -- constant
            CASE WHEN TRUE THEN 1 ELSE 2 END    -- constant
            (1, 'a') = (2, 'b')                 -- constant
            1 BETWEEN 0 AND 2                   -- constant
            1 = 1                               -- constant, always true
            'a' = 'a' AND 2 = 2                 -- constant, always true
            NOT FALSE                           -- constant, always true
            NULL = NULL                         -- constant
            1 = 2 OR TRUE                       -- constant, always true
            """)
  void constants(String expression, String expected) {
    assertThat(own(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            now()                                        -- calls now
            NOW() AT TIME ZONE 'utc'                     -- calls now
            gen_random_uuid()                            -- calls gen_random_uuid
            nextval('x'::regclass)                       -- calls nextval
            app."NewId"(1, VARIADIC ARRAY[1])            -- calls app.newid
            current_timestamp                            -- calls current_timestamp
            current_timestamp(3)::date                   -- calls current_timestamp
            CURRENT_USER                                 -- calls current_user
            length(c) < 10                               -- calls length, reads c
            lower(t.c)                                   -- calls lower, reads t.c
            s.t.c                                        -- reads t.c
            "C"                                          -- reads C, is C
            extract(epoch FROM c)                        -- calls extract, reads c
            position('a' IN c) > 0                       -- calls position, reads c
            substring(c FROM 1 FOR 2)                    -- calls substring, reads c
            trim(BOTH 'x' FROM c)                        -- calls trim, reads c
            make_interval(days => c)                     -- calls make_interval, reads c
            make_interval(days := c)                     -- calls make_interval, reads c
            count(*) FILTER (WHERE a > 1) OVER w         -- calls count, reads a
            sum(a) OVER (PARTITION BY b ORDER BY c DESC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) -- calls sum, reads a b c
            percentile_cont(0.5) WITHIN GROUP (ORDER BY a) -- calls percentile_cont, reads a
            left(a, 1) || right(b, 1)                    -- calls left right, reads a b
            c > 0                                        -- reads c
            c IN ('a', 'b')                              -- reads c
            c = ANY(ARRAY['a'::text, 'b'])               -- reads c
            c LIKE ANY (ARRAY['a%'])                     -- reads c
            c NOT LIKE 'a!%' ESCAPE '!'                  -- reads c
            c SIMILAR TO 'a' AND d IS TRUE               -- reads c d
            a #- '{x}'                                   -- reads a
            a @> '{}' AND NOT b ? 'k'                    -- reads a b
            a OPERATOR(pg_catalog.+) b                   -- reads a b
            @ a                                          -- reads a
            a COLLATE "C" < b                            -- reads a b
            (r).f                                        -- reads r
            a[1:2]                                       -- reads a
            a IS DISTINCT FROM b                         -- reads a b
            CASE a WHEN 1 THEN b ELSE c END              -- reads a b c
            c BETWEEN a AND b AND d                      -- reads c a b d
            c::varchar(20)                               -- reads c, is c as character varying(20)
            CAST((t.c)::text AS int)                     -- reads t.c, is t.c as integer
            -c::int                                      -- reads c
            EXISTS (SELECT 1 FROM u WHERE u.id = t.id)   -- reads u.id t.id, has a sub-select
            a IN (SELECT b FROM u UNION SELECT c FROM v) -- reads a b c, has a sub-select
            ((SELECT max(a) FROM t) + 1)                 -- calls max, reads a, has a sub-select
            ((SELECT 1) UNION (SELECT 2))                -- has a sub-select
            $1                                           -- unknown value
            DEFAULT                                      -- unknown value
            """)
  void callsAndReads(String expression, String expected) {
    assertThat(own(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            c IS NOT NULL                                       -- proves c
            c NOTNULL                                           -- proves c
            ((c IS NOT NULL))                                   -- proves c
            NOT (c IS NULL)                                     -- proves c
            NOT NOT c IS NOT NULL                               -- proves c
            c IS DISTINCT FROM NULL                             -- proves c
            c IS NOT DISTINCT FROM NULL                         -- requires null c
            a IS NOT NULL AND b > 0 AND c IS NOT NULL           -- proves a c
            NOT (a IS NULL OR b IS NULL)                        -- proves a b
            a IS NOT NULL OR b IS NOT NULL                      -- nothing
            (a IS NOT NULL AND b = 1) OR (a IS NOT NULL AND b = 2) -- proves a
            NOT (a IS NULL AND b IS NULL)                       -- nothing
            c IS NULL                                           -- requires null c
            c ISNULL AND d > 1                                  -- requires null c
            NOT (c IS NOT NULL)                                 -- requires null c
            a || b IS NOT NULL                                  -- nothing
            a = b IS NOT NULL                                   -- nothing
            c::text IS NOT NULL                                 -- nothing
            c IS NOT NULL = TRUE                                -- nothing
            (c IS NOT NULL) IS TRUE                             -- nothing
            c > 0                                               -- nothing
            lower(c) IS NOT NULL                                -- nothing
            """)
  void proofsOfNotNull(String expression, String expected) {
    ExpressionFacts facts = facts(expression);
    String proof =
        facts.provenNotNull().isEmpty() ? "" : "proves " + String.join(" ", facts.provenNotNull());
    String required = facts.requiredNull().isEmpty()
        ? ""
        : "requires null " + String.join(" ", facts.requiredNull());
    assertThat((proof + required).isEmpty() ? "nothing" : proof + required).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            json_object('a': b)                            -- calls json_object, reads b
            xmlelement(name foo, a.b)                      -- calls xmlelement, reads foo a.b
            json_object('a': b) IS NOT NULL AND c NOTNULL  -- calls json_object, reads b c, proves c
            """)
  void whatIsNotOursIsReadByJsqlParser(String expression, String expected) {
    assertThat(FactsReader.own(tokens(expression), 0)).isNull();
    assertThat(show(facts(expression))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
            ${default_value}         -- not understood, reads ${default_value}
            :value                   -- not understood, reads :value
            a +                      -- not understood, reads a
            f(a, b.c                 -- not understood, calls f, reads a b.c
            json_object('a': @b)     -- not understood, calls json_object, reads b
            a b now() CURRENT_DATE   -- not understood, calls now current_date, reads a b
            'unterminated            -- not understood
            CURRENT OF cursor_1      -- not understood, reads current of cursor_1
            """)
  void whatCannotBeReadListsItsWords(String expression, String expected) {
    assertThat(show(facts(expression))).isEqualTo(expected);
  }

  /** Each of these prints differently, or means something else, where JSqlParser reads it. */
  @ParameterizedTest
  @ValueSource(strings = {"a #- '{x}'", "U&'\\ffff'", "@x"})
  void misreadingsNeverPassTheGuard(String expression) {
    assertThat(JsqlParserGuard.expression(tokens(expression), 0)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a = b", "lower(a) IN ('x')", "a::varchar(20)", "(a IS NOT NULL) AND b > 0"})
  void theGuardLetsFaithfulReadingsPass(String expression) {
    ExpressionFacts facts = JsqlParserGuard.expression(tokens(expression), 0);
    assertThat(facts).isNotNull();
    assertThat(show(facts)).isEqualTo(own(expression));
  }

  @Test
  void deepNestingIsRefusedAndNotOverflowed() {
    String deep = "(".repeat(2_000) + "a" + ")".repeat(2_000);

    assertThat(show(facts(deep))).isEqualTo("not understood, reads a");
    assertThat(show(facts("CASE WHEN ".repeat(5_000)))).isEqualTo("not understood");
    assertThat(show(facts("NOT ".repeat(5_000) + "a"))).isEqualTo("not understood, reads a");
    assertThat(show(facts("a" + "::int".repeat(5_000)))).isEqualTo("reads a, is a as integer");
  }

  @Test
  void longChainsAreRead() {
    assertThat(show(facts("a = 1" + " AND b > 0".repeat(20_000)))).isEqualTo("reads a b");
    assertThat(show(facts("a IN (1" + ", 2".repeat(20_000) + ")"))).isEqualTo("reads a");
  }

  private static String own(String expression) {
    ExpressionFacts facts = FactsReader.own(tokens(expression), 0);
    assertThat(facts).as("JSqlParser must not be needed for " + expression).isNotNull();
    return show(facts);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
      a IN (SELECT b FROM t WHERE c IS NULL LIMIT 1000)           -- true
      ctid = ANY (ARRAY(SELECT ctid FROM t FETCH FIRST ROW ONLY)) -- true
      EXISTS (SELECT 1 FROM t WHERE json_object('k': b) IS NULL LIMIT 1) -- true
      EXISTS (SELECT 1 FROM t WHERE json_object('k': b) IS NULL)    -- false
      a IN (SELECT b FROM t LIMIT ALL)                            -- false
      a IN (SELECT b FROM t)                                      -- false
      a IN (SELECT b FROM t LIMIT ${n})                           -- true
      "limit" = 1                                                 -- false
      """)
  void saysWhetherASubselectIsLimited(String expression, boolean limited) {
    assertThat(facts(expression).limited()).isEqualTo(limited);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "--", quoteCharacter = '`', textBlock = """
      a IN (SELECT b FROM s.t) OR EXISTS (TABLE u)                -- s.t u
      a = (WITH x AS (SELECT 1 FROM t) SELECT * FROM x, v)        -- t v
      EXISTS (SELECT 1 FROM t WHERE json_object('k': b) IS NULL)    -- t
      a IN (SELECT b FROM t WHERE ${rest})                        -- a b t ${rest}
      a > ${rest}                                                 -- ``
      f(a) > b                                                    -- ``
      """)
  void saysWhichRelationsSubselectsRead(String expression, String expected) {
    ExpressionFacts facts =
        SqlParser.facts(new Expression(expression, new Span(7, 7 + expression.length())));
    assertThat(String.join(
            " ", facts.relations().stream().map(each -> each.name().toString()).toList()))
        .isEqualTo(expected);
    facts
        .relations()
        .forEach(each -> assertThat(each.name().span().start())
            .isEqualTo(7 + expression.indexOf(each.name().toString())));
  }

  private static ExpressionFacts facts(String expression) {
    return SqlParser.facts(new Expression(expression, new Span(0, expression.length())));
  }

  private static Tokens tokens(String expression) {
    Tokens tokens = FactsReader.tokens(expression);
    assertThat(tokens).isNotNull();
    return tokens;
  }

  private static String show(ExpressionFacts facts) {
    StringBuilder text = new StringBuilder();
    append(text, facts.understood() ? "" : "not understood");
    append(text, facts.constant() ? "constant" : "");
    append(text, facts.functions().isEmpty() ? "" : "calls " + String.join(" ", facts.functions()));
    StringBuilder columns = new StringBuilder();
    facts.columns().forEach(column -> columns.append(' ').append(show(column)));
    append(text, columns.isEmpty() ? "" : "reads" + columns);
    append(text, facts.subquery() ? "has a sub-select" : "");
    facts
        .cast()
        .ifPresent(cast -> append(
            text,
            cast.type()
                .map(type -> "is " + show(cast.column()) + " as " + type)
                .orElse(show(cast.column()).equals("C") ? "is C" : "")));
    append(
        text,
        facts.provenNotNull().isEmpty() ? "" : "proves " + String.join(" ", facts.provenNotNull()));
    append(text, facts.alwaysTrue() ? "always true" : "");
    return text.isEmpty() ? "unknown value" : text.toString();
  }

  private static String show(ColumnReference column) {
    return column.qualifier().map(qualifier -> qualifier + ".").orElse("") + column.column();
  }

  private static void append(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append(text.isEmpty() ? "" : ", ").append(part);
    }
  }
}
