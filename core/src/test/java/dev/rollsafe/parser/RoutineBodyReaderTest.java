package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutineBodyReaderTest {
  private static RoutineBody body(String language, String body, Span span) {
    return SqlParser.body(new CreateRoutine(
        false,
        new QualifiedName(null, "f", new Span(0, 1)),
        false,
        List.of(),
        Optional.empty(),
        List.of(),
        language,
        CreateRoutine.Volatility.VOLATILE,
        false,
        false,
        Map.of(),
        Optional.of(body),
        span,
        SourceText.NONE,
        new Span(0, span.end())));
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      sql: SELECT 1 ==> RoutineBody(statements=[Select(query=<SELECT 1>)])
      sql: DELETE FROM t; SELECT f(2); ==> RoutineBody(statements=[Delete(table=t), Select(query=<SELECT f(2)>)])
      sql: BEGIN ATOMIC INSERT INTO t VALUES (CASE WHEN a THEN 1 END); DELETE FROM u; END ==> RoutineBody(statements=[Insert(table=t source=VALUES), Delete(table=u)])
      sql: BEGIN ATOMIC END ==> RoutineBody()
      sql: BEGIN ATOMIC SELECT 1; END; ==> RoutineBody(statements=[Select(query=<SELECT 1>)])
      sql: RETURN a + f(b) ==> RoutineBody(expressions=[<a + f(b)>])
      sql: RETURN a b ==> RoutineBody(statements=[Unparsed(reason=unexpected "b")] expressions=[<a>])
      sql: SELECT ; FROM ==> RoutineBody(statements=[Select(query=<SELECT>), Unparsed(reason=expected a statement but found "FROM")])
      plpgsql: BEGIN NEW.a := now(); RETURN NEW; END ==> RoutineBody(expressions=[<now()>, <NEW>])
      plpgsql: BEGIN RETURN QUERY SELECT a FROM t; RETURN NEXT f(1); END ==> RoutineBody(statements=[Select(query=<SELECT a FROM t>)] expressions=[<f(1)>])
      c: f ==> RoutineBody(dynamics=[DynamicSql(reason=a body in the language c is not read)])
      """)
  void reads(String body, String expected) {
    int colon = body.indexOf(':');
    String text = body.substring(colon + 2);
    assertThat(Rendering.of(body(body.substring(0, colon), text, new Span(0, text.length()))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $x$ BEGIN DELETE FROM t; END $x$",
        "CREATE FUNCTION f() RETURNS void AS ' BEGIN DELETE FROM t; END ' LANGUAGE plpgsql",
        "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1; DELETE FROM t'",
        "CREATE PROCEDURE p() BEGIN ATOMIC DELETE FROM t; INSERT INTO u VALUES (CASE WHEN a THEN 1 END); END",
        "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; DELETE FROM t; END"
      })
  void readsWhatCreateFunctionHolds(String sql) {
    CreateRoutine routine = (CreateRoutine) Rendering.parse(sql);
    List<String> written = SqlParser.body(routine).statements().stream()
        .map(each -> each.span().of(sql))
        .toList();
    assertThat(written).contains("DELETE FROM t");
    assertThat(Rendering.of(SqlParser.body(routine))).doesNotContain("Unparsed");
  }

  @Test
  void readsWhatCreateFunctionReturns() {
    String sql = "CREATE FUNCTION f(a int) RETURNS int RETURN a + g(1)";
    RoutineBody body = SqlParser.body((CreateRoutine) Rendering.parse(sql));
    assertThat(body.expressions().get(0).span().of(sql)).isEqualTo("a + g(1)");
  }

  @Test
  void placesAreThoseInTheScript() {
    String body = " BEGIN DELETE FROM t; END ";
    for (String quote : List.of("$body$", "'", "")) {
      String sql = "CREATE .. AS " + quote + body + quote;
      RoutineBody read = body("plpgsql", body, new Span("CREATE .. AS ".length(), sql.length()));
      Statement statement = read.statements().get(0);
      assertThat(statement.span().of(sql)).isEqualTo("DELETE FROM t");
    }
  }
}
