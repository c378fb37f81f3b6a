package dev.rollsafe.lint.rules;

import dev.rollsafe.catalog.Setting;
import dev.rollsafe.lint.StatementContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Timeouts in force where a statement runs. */
final class Timeouts {

  private Timeouts() {}

  /** Says whether a timeout other than zero, which is none, is set. */
  static boolean isSet(StatementContext statement, String parameter) {
    Optional<Setting> setting = statement.before().setting(parameter);
    if (setting.isEmpty() || (setting.get().local() && statement.transaction().isEmpty())) {
      return false;
    }
    List<String> values = setting.get().values();
    return values.size() == 1 && !isZero(values.get(0));
  }

  /** Whatever its unit. */
  private static boolean isZero(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= '1' && value.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  /** Returns a timeout in milliseconds, which it is in without a unit; empty where it cannot be read (manual, section 19.1.1). */
  static OptionalLong milliseconds(String value) {
    String text = value.trim();
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > 12) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits).trim()) {
      case "us" -> OptionalLong.of(number / 1000);
      case "", "ms" -> OptionalLong.of(number);
      case "s" -> OptionalLong.of(number * 1000);
      case "min" -> OptionalLong.of(number * 60_000);
      case "h" -> OptionalLong.of(number * 3_600_000);
      case "d" -> OptionalLong.of(number * 86_400_000);
      default -> OptionalLong.empty();
    };
  }
}
