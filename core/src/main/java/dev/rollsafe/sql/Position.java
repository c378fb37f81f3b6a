package dev.rollsafe.sql;

/**
 * A place in a script, as editors count it.
 *
 * @param line line number, from 1
 * @param column column number, from 1, in UTF-16 code units (a byte order mark does not count)
 */
public record Position(int line, int column) {

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
