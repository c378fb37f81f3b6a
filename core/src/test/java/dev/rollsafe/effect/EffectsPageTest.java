package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published page says what we foretell. */
class EffectsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "effects.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    String page = EffectsPage.of(TruthTable.read("truth", TruthTable.THEMES), TruthTable.OLDEST);
    if (Boolean.getBoolean("rollsafe.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/effects.md; make it again with -Drollsafe.write=true")
        .isEqualTo(page);
  }
}
