package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommentsTest {

  /** Scripts, and the comments of every statement, those at the end of the script last. */
  static List<Arguments> scripts() {
    return List.of(
        arguments(
            "-- 1\n/* 2 */ a -- 3\n b /* 4 */; -- 5\n-- 6",
            List.of("-- 1,/* 2 */,-- 3,/* 4 */,-- 5", "-- 6")),
        arguments("a; /* 1 */ -- 2\nb; /* 3 */ c", List.of("/* 1 */,-- 2", "", "/* 3 */", "")),
        arguments("a; /* 1\n */ -- 2\nb", List.of("/* 1\n */", "-- 2", "")),
        arguments("-- 1\n;; -- 2\n; a", List.of("-- 1,-- 2", "")),
        arguments("a --1\r\nb;--2\rc", List.of("--1,--2", "", "")),
        arguments("\\echo -- 1\n-- 2\na", List.of("", "-- 2", "")),
        arguments("COPY t FROM STDIN; -- 1\n-- 2\n\\.\n-- 3\na", List.of("-- 1", "-- 3", "")),
        arguments("'-- a' $$-- b$$ \"-- c\" a--b", List.of("--b", "")),
        arguments("(1; /* 1 */\n/* 2 */ SELECT 1", List.of("/* 1 */", "/* 2 */", "")),
        arguments("-- only", List.of("-- only")));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void belongToTheStatementTheyStandAt(String sql, List<String> comments) {
    Splitter splitter = Script.of("test.sql", sql).statements();
    List<String> found = new ArrayList<>();
    while (splitter.next()) {
      found.add(comments(splitter, sql));
    }
    found.add(comments(splitter, sql));
    assertThat(found).isEqualTo(comments);
  }

  private static String comments(Splitter splitter, String sql) {
    List<String> comments = new ArrayList<>();
    for (int i = 0; i < splitter.commentCount(); i++) {
      assertThat(splitter.comment(i))
          .isEqualTo(new Span(splitter.commentStart(i), splitter.commentEnd(i)));
      comments.add(splitter.comment(i).of(sql));
    }
    return String.join(",", comments);
  }

  @Test
  void areAsManyAsThereAre() {
    Splitter splitter = Script.of("test.sql", "-- x\n".repeat(1000) + "a").statements();
    assertThat(splitter.next()).isTrue();
    assertThat(splitter.commentCount()).isEqualTo(1000);
    assertThat(splitter.commentStart(999)).isEqualTo(4995);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> splitter.comment(1000))
        .withMessage("comment 1000 of 1000");
    assertThat(splitter.next()).isFalse();
    assertThat(splitter.commentCount()).isZero();
  }
}
