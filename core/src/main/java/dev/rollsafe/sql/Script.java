package dev.rollsafe.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a SQL script, or of a part of one, and where it came from. */
public final class Script {

  private final String name;
  private final String text;
  private final int from;
  private final int to;
  private final @Nullable Script outer;
  private volatile @Nullable LineIndex lines;

  private Script(String name, String text, int from, int to, @Nullable Script outer) {
    this.name = Objects.requireNonNull(name, "name");
    this.text = text;
    this.from = from;
    this.to = to;
    this.outer = outer;
  }

  /**
   * Returns a script.
   *
   * @param name the name for messages, such as the path of a file
   * @param text the whole text
   */
  public static Script of(String name, String text) {
    return new Script(name, text, 0, text.length(), null);
  }

  /**
   * Returns a part of a script, such as the body of a {@code DO} block, as a script of its own. Its offsets and positions are
   * those of {@code outer}.
   */
  public static Script body(Script outer, int from, int to) {
    Objects.checkFromToIndex(from, to, outer.text.length());
    return new Script(outer.name, outer.text, from, to, outer.outer == null ? outer : outer.outer);
  }

  /** Returns the name for messages. */
  public String name() {
    return name;
  }

  /** Returns the text that offsets count in: for a {@linkplain #body body}, the text of the whole script. */
  public String text() {
    return text;
  }

  /** Returns the part of {@link #text()} that this script is. */
  public Span span() {
    return new Span(from, to);
  }

  /** Returns the line and column of an offset into {@link #text()}. */
  public Position position(int offset) {
    if (outer != null) {
      return outer.position(offset);
    }
    LineIndex index = lines;
    if (index == null) {
      index = new LineIndex(text);
      lines = index;
    }
    return index.position(offset);
  }

  /** Returns a fresh pass over the statements. */
  public Splitter statements() {
    return new Splitter(text, from, to);
  }

  @Override
  public String toString() {
    return name;
  }
}
