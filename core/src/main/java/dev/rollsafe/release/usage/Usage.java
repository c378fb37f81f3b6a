package dev.rollsafe.release.usage;

/**
 * Something that names a side of a change.
 *
 * @param certainty how sure it is that it uses it
 * @param place where it is
 * @param reason why
 * @param text what is written there
 */
public record Usage(Certainty certainty, String place, String reason, String text) {

  private static final int SHOWN = 120;

  /** Returns the text on one line, and not more of it than fits there. */
  public String excerpt() {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + ".." : line;
  }
}
