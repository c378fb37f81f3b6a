package dev.rollsafe.sql;

import static dev.rollsafe.sql.LexicalProblem.Kind.NUL_CHARACTER;
import static dev.rollsafe.sql.LexicalProblem.Kind.TOO_MANY_TOKENS;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNBALANCED_PARENTHESIS;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNTERMINATED_ATOMIC_BODY;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNTERMINATED_COMMENT;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNTERMINATED_COPY_DATA;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNTERMINATED_DOLLAR_QUOTE;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNTERMINATED_IDENTIFIER;
import static dev.rollsafe.sql.LexicalProblem.Kind.UNTERMINATED_STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {

  /** Scripts with what is to blame between ‹ and ›, and the statements they are read as all the same. */
  static List<Arguments> quotes() {
    return List.of(
        arguments(UNTERMINATED_STRING, "a; SELECT ‹'›b; c", List.of("a", "SELECT 'b; c")),
        arguments(
            UNTERMINATED_STRING, "VALUES ('it's‹'›);\nb;\nc", List.of("VALUES ('it's')", "b", "c")),
        arguments(
            UNTERMINATED_STRING,
            "SELECT ‹E'›a\\'; -- x\nb; \nc",
            List.of("SELECT E'a\\'; -- x\nb", "c")),
        arguments(UNTERMINATED_STRING, "SELECT ‹U&'›a;\nb", List.of("SELECT U&'a", "b")),
        arguments(UNTERMINATED_STRING, "SELECT ‹x'›a;\r\nb", List.of("SELECT x'a", "b")),
        arguments(UNTERMINATED_IDENTIFIER, "SELECT ‹\"›a;\nb", List.of("SELECT \"a", "b")),
        arguments(UNTERMINATED_IDENTIFIER, "SELECT ‹U&\"›a\nb", List.of("SELECT U&\"a\nb")),
        arguments(
            UNTERMINATED_DOLLAR_QUOTE,
            "a; DO ‹$x$› b;\n$X$;\nc;",
            List.of("a", "DO $x$ b;\n$X$;\nc;")),
        arguments(UNTERMINATED_COMMENT, "a ‹/*› b /* */; c", List.of("a /* b /* */; c")),
        arguments(UNTERMINATED_COMMENT, "a; ‹/*› b;", List.of("a", "/* b;")));
  }

  static List<Arguments> parentheses() {
    return List.of(
        arguments(
            UNBALANCED_PARENTHESIS,
            "CREATE TABLE t ‹(›a numeric(10,2);\nb",
            List.of("CREATE TABLE t (a numeric(10,2);\nb")),
        arguments(
            UNBALANCED_PARENTHESIS,
            "CREATE TABLE t ‹(›a numeric(10,2);\nALTER TABLE t;",
            List.of("CREATE TABLE t (a numeric(10,2)", "ALTER TABLE t")),
        arguments(
            UNBALANCED_PARENTHESIS,
            "VALUES ‹(›1; -- x\n\n -- y\n  select 1",
            List.of("VALUES (1", "select 1")),
        arguments(UNBALANCED_PARENTHESIS, "VALUES ‹(›1; SELECT 2;", List.of("VALUES (1; SELECT 2")),
        arguments(UNBALANCED_PARENTHESIS, "VALUES ‹(›1", List.of("VALUES (1")),
        arguments(UNBALANCED_PARENTHESIS, "VALUES ‹(›1; -- x", List.of("VALUES (1")),
        arguments(UNBALANCED_PARENTHESIS, "SELECT (1)‹)›; b", List.of("SELECT (1))", "b")),
        arguments(
            UNBALANCED_PARENTHESIS,
            "CREATE RULE r AS ON INSERT TO t DO ‹(›SELECT 1;\nSELECT 2;\nCREATE TABLE t();",
            List.of(
                "CREATE RULE r AS ON INSERT TO t DO (SELECT 1;\nSELECT 2", "CREATE TABLE t()")));
  }

  static List<Arguments> others() {
    return List.of(
        arguments(
            UNTERMINATED_ATOMIC_BODY,
            "CREATE FUNCTION f() RETURNS int ‹BEGIN› ATOMIC SELECT 1;\nSELECT 2;",
            List.of("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;\nSELECT 2")),
        arguments(
            UNTERMINATED_ATOMIC_BODY,
            "CREATE FUNCTION f() RETURNS int ‹BEGIN› ATOMIC SELECT CASE 1 END;\nSELECT 1;\nDROP TABLE t; b",
            List.of(
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE 1 END;\nSELECT 1",
                "DROP TABLE t",
                "b")),
        arguments(
            UNTERMINATED_COPY_DATA, "‹COPY› t FROM STDIN;\n1\n2;\n", List.of("COPY t FROM STDIN")),
        arguments(
            UNTERMINATED_COPY_DATA,
            "‹COPY› t FROM STDIN;\n -- none\nDROP TABLE t;",
            List.of("COPY t FROM STDIN", "DROP TABLE t")),
        arguments(NUL_CHARACTER, "a '‹\0›'; b", List.of("a '\0'", "b")),
        arguments(NUL_CHARACTER, "a; b ‹\0› /* \0 */; c", List.of("a", "b \0", "c")),
        arguments(NUL_CHARACTER, "a; -- ‹\0›", List.of("a")),
        arguments(NUL_CHARACTER, "/* ‹\0› */", List.of("\0")));
  }

  @ParameterizedTest
  @MethodSource({"quotes", "parentheses", "others"})
  void tellsWhatIsWrongAndReadsOn(
      LexicalProblem.Kind kind, String marked, List<String> statements) {
    int start = marked.indexOf('‹');
    String sql = marked.replace("‹", "").replace("›", "");
    List<LexicalProblem> problems = new ArrayList<>();
    Splitter splitter = Script.of("test.sql", sql).statements();
    while (splitter.next()) {
      splitter.problem().ifPresent(problems::add);
    }
    assertThat(problems)
        .containsExactly(new LexicalProblem(kind, new Span(start, marked.indexOf('›') - 1)));
    assertThat(Statements.texts(sql)).isEqualTo(statements);
  }

  @Test
  void reportsEveryStatementWithAProblem() {
    Splitter splitter = Script.of("test.sql", "VALUES (1;\n".repeat(3)).statements();
    List<Optional<LexicalProblem>> problems = new ArrayList<>();
    while (splitter.next()) {
      problems.add(splitter.problem());
    }
    assertThat(problems).hasSize(3).allMatch(Optional::isPresent);
  }

  @Test
  void readsOnlySoMuchOfOneStatement() {
    Splitter splitter =
        Script.of("test.sql", "SELECT 1" + ", 1".repeat(150_000) + "; b").statements();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.truncated()).isTrue();
    assertThat(splitter.problem()).hasValue(new LexicalProblem(TOO_MANY_TOKENS, new Span(0, 6)));
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.problem()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatToDo(LexicalProblem.Kind kind) {
    assertThat(new LexicalProblem(kind, new Span(0, 1)).message())
        .endsWith(".")
        .hasSizeGreaterThan(40);
  }
}
