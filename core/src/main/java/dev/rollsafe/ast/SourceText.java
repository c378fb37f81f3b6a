package dev.rollsafe.ast;

/**
 * A part of a statement as it is written, for what is to be written again but that nobody needs to take apart.
 *
 * @param text the source text
 */
public record SourceText(String text) {

  /** Nothing at all. */
  public static final SourceText NONE = new SourceText("");

  @Override
  public String toString() {
    return text;
  }
}
