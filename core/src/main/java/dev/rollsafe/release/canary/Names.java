package dev.rollsafe.release.canary;

import java.util.Optional;

/**
 * What {@code {{release}}}, {@code {{previous}}} and {@code {{service}}} stand for in queries. They stand inside of quotes there,
 * so that nothing may be in them that ends quotes.
 *
 * @param release the release that is judged
 * @param previous the one it is compared with
 * @param service the service
 */
public record Names(String release, Optional<String> previous, Optional<String> service) {

  private static final String RELEASE = "{{release}}";
  private static final String PREVIOUS = "{{previous}}";
  private static final String SERVICE = "{{service}}";

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if one has a character that could end a quoted string
   */
  public Names {
    checked(release);
    previous.ifPresent(Names::checked);
    service.ifPresent(Names::checked);
  }

  private static void checked(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || "\"'`\\{}".indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            "a name may have no quotes, backslashes, braces or control characters: " + name);
      }
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("a name is empty");
    }
  }

  static boolean asksForRelease(String query) {
    return query.contains(RELEASE);
  }

  static boolean asksForPrevious(String query) {
    return query.contains(PREVIOUS);
  }

  static boolean asksForService(String query) {
    return query.contains(SERVICE);
  }

  static String ofPrevious(String query) {
    return query.replace(RELEASE, PREVIOUS);
  }

  String in(String query) {
    return query
        .replace(RELEASE, release)
        .replace(PREVIOUS, previous.orElse(PREVIOUS))
        .replace(SERVICE, service.orElse(SERVICE));
  }
}
