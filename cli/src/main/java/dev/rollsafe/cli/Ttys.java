package dev.rollsafe.cli;

/** Tells whether people watch. */
final class Ttys {

  private Ttys() {}

  /** Says whether the output is a terminal that may be coloured (https://no-color.org). */
  static boolean colour() {
    String none = System.getenv("NO_COLOR");
    return is("rollsafe.stdout")
        && (none == null || none.isEmpty())
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** Says whether the messages are read on a terminal. */
  static boolean interactive() {
    return is("rollsafe.stderr");
  }

  /**
   * The launcher knows of each stream and says so. Without it there is only the console, which from Java 22 on is there even
   * where nobody sits.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean is(String stream) {
    String told = System.getProperty(stream);
    return told == null
        ? Runtime.version().feature() < 22 && System.console() != null
        : told.equals("terminal");
  }
}
