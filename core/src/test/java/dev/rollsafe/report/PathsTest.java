package dev.rollsafe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

  private static final Paths PATHS = new Paths(Path.of(""));

  @ParameterizedTest
  @CsvSource({
    "db/V1__a.sql,       db/V1__a.sql,  db/V1__a.sql",
    "./db/../V1__a.sql,  V1__a.sql,     V1__a.sql",
    "a b#%?.sql,         a b#%?.sql,    a%20b%23%25%3F.sql",
    "c:d.sql,            c:d.sql,       c%3Ad.sql",
    "größe.sql,          größe.sql,     gr%C3%B6%C3%9Fe.sql",
  })
  void namesWhatIsInsideByItsWay(String file, String relative, String uri) {
    assertThat(PATHS.isInside(file)).isTrue();
    assertThat(PATHS.relative(file)).isEqualTo(relative);
    assertThat(PATHS.uri(file)).isEqualTo(uri);
    String whole = Path.of(file).toAbsolutePath().toString();
    assertThat(PATHS.relative(whole)).isEqualTo(relative);
  }

  @Test
  void namesWhatIsOutsideAsItWasNamed() {
    String outside = Path.of("..", "x y.sql").toString();
    assertThat(PATHS.isInside(outside)).isFalse();
    assertThat(PATHS.relative(outside)).isEqualTo(outside);
    assertThat(PATHS.uri(outside))
        .startsWith("file:///")
        .endsWith("/x%20y.sql")
        .doesNotContain("..");
  }

  @Test
  void whatIsNoPathIsEncodedAsItIs() {
    assertThat(PATHS.isInside("a\0b")).isFalse();
    assertThat(PATHS.uri("a\0b")).isEqualTo("a%00b");
  }
}
