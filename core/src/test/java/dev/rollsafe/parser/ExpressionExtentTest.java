package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where expressions end: in SET DEFAULT at the comma of the next action, in a column already before a constraint. */
class ExpressionExtentTest {

  private static Expression inAction(String expression) {
    Statement statement = parse("ALTER TABLE t ALTER a SET DEFAULT " + expression + ", DROP b");
    assertThat(statement).as(expression).isInstanceOf(AlterTable.class);
    AlterTable table = (AlterTable) statement;
    assertThat(table.actions()).hasSize(2);
    return ((AlterAction.SetDefault) table.actions().get(0)).value();
  }

  private static Expression inColumn(String expression) {
    Statement statement =
        parse("ALTER TABLE t ADD a text DEFAULT " + expression + " NOT NULL, DROP b");
    assertThat(statement).as(expression).isInstanceOf(AlterTable.class);
    AlterTable table = (AlterTable) statement;
    assertThat(table.actions()).hasSize(2);
    return ((AlterAction.AddColumn) table.actions().get(0))
        .column()
        .defaultValue()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-1.5e3",
        "+ 1",
        "'x'",
        "E'it\\'s, NOT NULL'",
        "$tag$a, b$tag$",
        "B'01'",
        "X'1F'",
        "U&'\\0041'",
        "NULL",
        "true",
        "a",
        "a.b.c",
        "(a.b).c",
        "(a.b).*",
        "a[1][2:3]",
        "\"A b\".\"c\"",
        "f()",
        "s.f(a, b => 1, VARIADIC c)",
        "count(*) FILTER (WHERE a > 0) OVER (PARTITION BY b)",
        "percentile_cont(0.5) WITHIN GROUP (ORDER BY a)",
        "row_number() OVER w",
        "CURRENT_TIMESTAMP",
        "current_timestamp(3)",
        "localtime",
        "current_user",
        "current_schema",
        "current_schema()",
        "now()",
        "now() + '1 day'",
        "now() - interval '1' day",
        "interval '1 day'",
        "interval(3) '1 day'",
        "interval '1-2' year to month",
        "timestamp with time zone '2024-01-01'",
        "timestamp '2024-01-01'",
        "date '2024-01-01'",
        "double precision '1.5'",
        "character varying(3) 'x'",
        "numeric(3,2) '1.23'",
        "s.kind 'x'",
        "'x'::text",
        "'x'::character varying(20)",
        "'{}'::int[3][]",
        "now()::timestamp(3) with time zone",
        "a::s.\"Kind\"::text",
        "ARRAY[1, 2]",
        "ARRAY[]::text[]",
        "ARRAY(SELECT 1)",
        "ROW(1, 2)",
        "(1, 2)",
        "(SELECT max(a) FROM b)",
        "EXISTS (SELECT 1)",
        "CAST(a AS text)",
        "coalesce(a, b)",
        "extract(epoch FROM a)",
        "left(a, 1)",
        "CASE WHEN a THEN b END",
        "CASE a WHEN 1 THEN CASE WHEN b THEN c END ELSE (d) END",
        "CASE WHEN a.\"end\" THEN b.end ELSE 1 END",
        "a || b || 'x'",
        "a -> 'b' ->> 'c' #>> '{d}'",
        "a OPERATOR(pg_catalog.+) b",
        "@ -5",
        "a = ANY (b)",
        "a <> ALL (ARRAY[1])",
        "a * (b + c) % d ^ 2",
        "a IS DISTINCT FROM b",
        "a IS NOT DISTINCT FROM b",
        "a IS DOCUMENT",
        "collation for (a)",
        ":variable",
        ":'variable'",
        "$1",
        "${placeholder}",
        "time",
        "level + 1"
      })
  void endsAlikeInBoth(String expression) {
    assertThat(inAction(expression).text()).isEqualTo(expression);
    assertThat(inColumn(expression).text()).isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOT a",
        "NOT NOT a AND NOT b",
        "a AND b OR c",
        "a IS NULL",
        "a IS NOT NULL AND b IS NOT TRUE",
        "a IS UNKNOWN",
        "a IS NFC NORMALIZED AND b IS NORMALIZED",
        "a IS JSON",
        "a IS NOT JSON OBJECT WITH UNIQUE KEYS",
        "a IS JSON SCALAR",
        "a ISNULL",
        "a NOTNULL OR b",
        "a COLLATE \"C\" < b",
        "a AT TIME ZONE 'utc'",
        "a AT TIME ZONE 'utc' + b",
        "a AT LOCAL",
        "a IN (1, 2)",
        "a NOT IN (SELECT 1) AND b",
        "a LIKE 'x' ESCAPE '!'",
        "a NOT LIKE b",
        "a ILIKE ANY (b)",
        "a NOT ILIKE b",
        "a SIMILAR TO b",
        "a NOT SIMILAR TO b",
        "a BETWEEN 1 AND 2 AND b",
        "a NOT BETWEEN SYMMETRIC 1 AND 2",
        "a BETWEEN ASYMMETRIC 1 AND 2",
        "(a, b) OVERLAPS (c, d)"
      })
  void endsAtTheComma(String expression) {
    assertThat(inAction(expression).text()).isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOT NULL",
        "NULL",
        "COLLATE \"C\"",
        "CHECK (a > 0)",
        "UNIQUE",
        "PRIMARY KEY",
        "REFERENCES x",
        "CONSTRAINT c NOT NULL",
        "GENERATED ALWAYS AS IDENTITY",
        "DEFAULT 2"
      })
  void endsBeforeAConstraintOfTheColumn(String constraint) {
    for (String value : new String[] {
      "1", "'x'", "f()", "(1)", "'x'::text", "'x'::character varying", "a.b", "1 + 1"
    }) {
      Statement statement =
          parse("CREATE TABLE t (a text DEFAULT " + value + " " + constraint + ")");
      assertThat(Rendering.of(statement)).as(value + " " + constraint).doesNotStartWith("Unparsed");
      if (!constraint.startsWith("DEFAULT")) {
        assertThat(Rendering.of(statement)).contains("defaultValue=<" + value + ">");
      }
    }
  }

  @Test
  void stringsOnLinesOfTheirOwnAreOne() {
    assertThat(inAction("'a'\n  'b' || 'c'").text()).isEqualTo("'a'\n  'b' || 'c'");
    assertThat(Rendering.refusal("ALTER TABLE t ALTER a SET DEFAULT 'a' 'b'"))
        .isEqualTo("unexpected \"'b'\" @38");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "()",
        "1 +",
        "+",
        "= 1",
        "a b",
        "a ::",
        "a AND",
        "a NOT",
        "a NOT NULL",
        "a IS",
        "a IS NOT",
        "a IN 1",
        "a IN",
        "CASE WHEN a THEN b",
        "a COLLATE",
        "a AT TIME",
        "select",
        "overlaps",
        "a[1",
        "(1"
      })
  void isNone(String expression) {
    assertThat(Rendering.refusal("ALTER TABLE t ALTER a SET DEFAULT " + expression))
        .contains(" @");
  }
}
