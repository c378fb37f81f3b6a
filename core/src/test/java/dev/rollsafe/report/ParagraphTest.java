package dev.rollsafe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ParagraphTest {

  @Test
  void breaksBetweenWordsAndIndentsBelowTheLabel() throws IOException {
    StringBuilder out = new StringBuilder();
    Paragraph.write(out, "why: ", 5, "word ".repeat(40).strip());
    assertThat(out.toString().lines())
        .hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(out.toString()).startsWith("why: word").contains("\n     word");
  }

  @Test
  void leavesALongWordWhole() throws IOException {
    StringBuilder out = new StringBuilder();
    Paragraph.write(out, "", 0, "x".repeat(150) + " y");
    assertThat(out.toString()).isEqualTo("x".repeat(150) + "\ny\n");
  }
}
