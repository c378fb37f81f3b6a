package dev.rollsafe.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2, -1",
    "9, 10, -1",
    "1.2, 1_2, 0",
    "1, 1.0.0, 0",
    "1.10, 1.9, 1",
    "001, 1, 0",
    "1.0.1, 1, 1",
    "20240101120000999999999, 20240101120000999999998, 1"
  })
  void comparesNumberByNumber(String a, String b, int order) {
    Version left = Version.of(a).orElseThrow();
    Version right = Version.of(b).orElseThrow();
    assertThat(Integer.signum(left.compareTo(right))).isEqualTo(order);
    assertThat(Integer.signum(right.compareTo(left))).isEqualTo(-order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.", ".1", "1..2", "1a", "1-2", "\u0661"})
  void refusesWhatIsNoVersion(String text) {
    assertThat(Version.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2_b, 10_a, -1", "a/z, a_a, -1", "x1, x01, 1", "a, a1, -1", "V1, V1, 0"})
  void namesSortAsPeopleNumberThem(String a, String b, int order) {
    assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(a, b))).isEqualTo(order);
  }
}
