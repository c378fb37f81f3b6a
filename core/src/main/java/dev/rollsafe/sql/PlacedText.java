package dev.rollsafe.sql;

/**
 * SQL that is put together from strings of a script, such as the body of a {@code DO} block in quotes. It is not what is written
 * there, for quotes in it are undone, but all its spans are where it is written.
 */
public final class PlacedText {

  private final StringBuilder text = new StringBuilder();
  private final Places places = Places.ofNothing();

  /** Adds the value of string {@code i}. */
  public void addString(Tokens tokens, int i) {
    int from = text.length();
    tokens.decode(i, text, places);
    places.translate(from, tokens.places());
  }

  /**
   * Adds text that comes from elsewhere.
   *
   * @param value the text
   * @param place where it may be said to be written
   */
  public void add(String value, int place) {
    text.append(value);
    places.fill(text.length(), place);
  }

  /**
   * Adds text of which each character is written behind the one before it.
   *
   * @param value the text
   * @param start where its first character is written
   */
  public void addInARow(String value, int start) {
    for (int i = 0; i < value.length(); i++) {
      text.append(value.charAt(i));
      places.fill(text.length(), start + i);
    }
  }

  /** Adds a part of another such text, with its places. */
  public void addPart(PlacedText other, int from, int to) {
    for (int i = from; i < to; i++) {
      text.append(other.text.charAt(i));
      places.fill(text.length(), other.place(i));
    }
  }

  /** Returns where character {@code i} is written. */
  public int place(int i) {
    return places.span(i, i).start();
  }

  /** Returns a pass over the statements of what was added so far. */
  public Splitter statements() {
    return new Splitter(text.toString(), 0, text.length(), places, new NameCache());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
