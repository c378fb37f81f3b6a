package dev.rollsafe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTest {

  @ParameterizedTest
  @EnumSource
  void findsEveryKeywordWhateverItsCaseAndSurroundings(Keyword keyword) {
    String word = keyword.word();
    assertThat(Keyword.of(word)).isEqualTo(keyword);
    assertThat(Keyword.of(word.toUpperCase(Locale.ROOT))).isEqualTo(keyword);
    assertThat(Statements.only("(" + word + ")").keyword(1)).isEqualTo(keyword);
    assertThat(Keyword.of(word + "x")).isNotEqualTo(keyword);
    assertThat(Keyword.of(word.substring(1))).isNotEqualTo(keyword);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "fillfactor",
        "columnar",
        "as_",
        "A\u017f",
        "\u212aey",
        "current_timestamps"
      })
  void knowsNoOtherWord(String word) {
    assertThat(Keyword.of(word)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ABORT, UNRESERVED",
    "BIGINT, COL_NAME",
    "CONCURRENTLY, TYPE_FUNC_NAME",
    "TABLE, RESERVED"
  })
  void knowsWhereAKeywordMayBeAName(Keyword keyword, Keyword.Category category) {
    assertThat(keyword.category()).isEqualTo(category);
  }

  @Test
  void holdsTheKeywordsOfAllVersions() {
    assertThat(Keyword.values())
        .hasSize(495)
        .contains(Keyword.RECHECK, Keyword.MERGE, Keyword.JSON_TABLE, Keyword.VIRTUAL);
  }
}
