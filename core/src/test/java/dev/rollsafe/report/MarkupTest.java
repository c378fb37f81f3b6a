package dev.rollsafe.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapesWhatEndsTextAndAttributes() {
    assertThat(Markup.of("a<b>&\"c'")).isEqualTo("a&lt;b&gt;&amp;&quot;c&#39;");
    assertThat(Markup.of("plain")).isEqualTo("plain");
  }

  @Test
  void keepsLinesOnlyWhereTheyAreWanted() {
    assertThat(Markup.lines("a <\r\nb\u001b\n")).isEqualTo("a &lt;\nb\\x1b\n");
    assertThat(Markup.of("a\nb")).isEqualTo("a\\x0ab");
  }

  /** XML 1.0 (section 2.2) has neither halves of surrogate pairs nor U+FFFE and U+FFFF. */
  @Test
  void replacesWhatIsNoCharacter() {
    assertThat(Markup.of("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    assertThat(Markup.of("a\ud83d")).isEqualTo("a\ufffd");
    assertThat(Markup.of("\ude00a")).isEqualTo("\ufffda");
    assertThat(Markup.of("\ufffe\uffff")).isEqualTo("\ufffd\ufffd");
  }
}
