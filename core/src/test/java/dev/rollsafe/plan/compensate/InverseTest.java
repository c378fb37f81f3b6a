package dev.rollsafe.plan.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How expressions are turned round; that the results are right is seen on servers. */
class InverseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "a#x = a#x",
        "a#x = ((a))#x",
        "a#x = a::bigint#back(x)",
        "a#x = CAST(a AS text)#back(x)",
        "a#x = NOT a#NOT x",
        "a#x = coalesce(a, 0)#x",
        "a#x = a * 100#CAST(x AS numeric) / 100",
        "a#x = a + 7#CAST(x AS numeric) - 7",
        "a#x = a AT TIME ZONE 'UTC'#x AT TIME ZONE 'UTC'",
        "a#x = CASE WHEN a THEN 'y' ELSE 'n' END#CASE x WHEN 'y' THEN true WHEN 'n' THEN false END",
        "a#x = CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' END#CASE x WHEN 'one' THEN 1 WHEN 'two' THEN 2 END",
        "a#x = CASE WHEN a = 1 THEN 'one' WHEN a = 2 THEN 'two' END#CASE x WHEN 'one' THEN 1 WHEN 'two' THEN 2 END",
        "a#x = split_part(a, ' ', 1); y = split_part(a, ' ', 2)#concat_ws(' ', nullif(x, ''), nullif(y, ''))",
        "a#x = a || '/' || b#split_part(x, '/', 1)",
        "b#x = concat_ws('/', a, b)#nullif(substr(x, length(split_part(x, '/', 1)) + length('/') + 1), '')",
        "a#x = a * 0#",
        "a#x = lower(a)#",
        "a#x = a || b#",
        "a#x = a || '/' || b || '-' || c#",
        "a#x = CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'one' END#",
        "a#x = split_part(a, ' ', 2); y = split_part(a, ' ', 3)#",
        "a#x = split_part(a, ' ', 1); y = split_part(a, '-', 2)#",
        "a#x = b#",
      })
  void turnsRoundWhatItKnows(String old, String ups, String down) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String up : ups.split("; ")) {
      int equals = up.indexOf(" = ");
      all.put(up.substring(0, equals), up.substring(equals + 3));
    }
    String found = Inverse.of(old, all, fresh -> "back(" + fresh + ")").orElse(null);
    assertThat(found).isEqualTo(down);
  }
}
