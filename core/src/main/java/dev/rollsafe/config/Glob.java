package dev.rollsafe.config;

/**
 * A pattern of paths with slashes: {@code ?} stands for a character, {@code *} for several, neither for a slash, {@code **} for
 * whatever there is; {@code **}{@code /} may stand for no folder at all.
 */
final class Glob {

  private Glob() {}

  static boolean matches(String pattern, String path) {
    return matches(pattern, 0, path, 0, new int[] {100_000});
  }

  /** Gives up, and does not match, on patterns made of stars that would take for ever. */
  private static boolean matches(String pattern, int p, String path, int at, int[] steps) {
    int i = p;
    int j = at;
    while (i < pattern.length()) {
      if (--steps[0] < 0) {
        return false;
      }
      char c = pattern.charAt(i);
      if (c == '*') {
        return matchesStar(pattern, i, path, j, steps);
      }
      if (j == path.length() || (c == '?' ? path.charAt(j) == '/' : path.charAt(j) != c)) {
        return false;
      }
      i++;
      j++;
    }
    return j == path.length();
  }

  private static boolean matchesStar(String pattern, int star, String path, int at, int[] steps) {
    boolean deep = pattern.startsWith("**", star);
    int rest = star + (deep ? 2 : 1);
    if (deep
        && pattern.startsWith("/", rest)
        && (star == 0 || pattern.charAt(star - 1) == '/')
        && matches(pattern, rest + 1, path, at, steps)) {
      return true;
    }
    for (int end = at; end <= path.length(); end++) {
      if (matches(pattern, rest, path, end, steps)) {
        return true;
      }
      if (end < path.length() && !deep && path.charAt(end) == '/') {
        return false;
      }
    }
    return false;
  }
}
