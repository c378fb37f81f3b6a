package dev.rollsafe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExcerptTest {

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of("a whole line", "DROP TABLE t;", "DROP TABLE t", """
              1 | DROP TABLE t;
                  ^^^^^^^^^^^^
            """),
        Arguments.of("a word in a later line", "x;\nALTER TABLE t\n  DROP a;", "DROP a", """
              2 | ALTER TABLE t
              3 |   DROP a;
                    ^^^^^^
            """),
        Arguments.of("lines of Windows", "ALTER TABLE t\r\n  DROP a;\r\n", "DROP a", """
              1 | ALTER TABLE t
              2 |   DROP a;
                    ^^^^^^
            """),
        Arguments.of("behind a byte order mark", "\ufeffDROP TABLE t;", "DROP TABLE t", """
              1 | DROP TABLE t;
                  ^^^^^^^^^^^^
            """),
        Arguments.of(
            "far into a statement",
            "ALTER TABLE t\n DROP a,\n DROP b,\n DROP c,\n DROP d,\n DROP e;",
            "DROP e",
            """
             .. |
              3 |  DROP b,
              4 |  DROP c,
              5 |  DROP d,
              6 |  DROP e;
                   ^^^^^^
            """),
        Arguments.of(
            "more than one line", "CREATE INDEX i\n ON t (a);", "CREATE INDEX i\n ON t (a)", """
              1 | CREATE INDEX i
                  ^^^^^^^^^^^^^^
            """),
        Arguments.of("a tab before it", "\tDROP TABLE t;", "DROP TABLE t", """
              1 |  DROP TABLE t;
                   ^^^^^^^^^^^^
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void marksThePlace(String what, String text, String place, String shown) throws IOException {
    int start = text.indexOf(place);
    int statement = text.startsWith("x;") ? 3 : text.charAt(0) == '\ufeff' ? 1 : 0;
    assertThat(excerpt(text, statement, new Span(start, start + place.length())))
        .as(what)
        .isEqualTo(shown);
  }

  @Test
  void showsOnlyTheSurroundingsInAVeryLongLine() throws IOException {
    String text = "INSERT INTO t VALUES " + "(1), ".repeat(1000) + "(oops)" + ", (2)".repeat(1000);
    int at = text.indexOf("(oops)");
    String shown = excerpt(text, 0, new Span(at, at + 6));
    assertThat(shown.lines()).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
    assertThat(shown).contains("(1), (oops), (2)");
    String[] lines = shown.split("\n");
    assertThat(lines[1].indexOf("^^^^^^")).isEqualTo(lines[0].indexOf("(oops)"));
  }

  private static String excerpt(String text, int statement, Span place) throws IOException {
    StringBuilder out = new StringBuilder();
    new Excerpt(Script.of("x.sql", text), new Ink(false), out).write(statement, place);
    return out.toString().replace(".. | \n", ".. |\n");
  }
}
