package dev.rollsafe.sql;

/**
 * Why the text of a statement cannot be taken apart, or not with certainty.
 *
 * @param kind what is wrong
 * @param span where: the quote, parenthesis or character that is to blame
 */
public record LexicalProblem(Kind kind, Span span) {

  /** What can be wrong with the text of a statement. */
  public enum Kind {
    /** A {@code '} opens a string that never ends. */
    UNTERMINATED_STRING(
        "This quote opens a string that is never closed; close it, or double a quote inside the string ('')."),
    /** A {@code $tag$} opens a string that never ends. */
    UNTERMINATED_DOLLAR_QUOTE(
        "This dollar quote is never closed; end the text with the very same tag, upper and lower case included."),
    /** A {@code /*} opens a comment that never ends. */
    UNTERMINATED_COMMENT(
        "This comment is never closed; end it with */ (comments nest, so each /* inside needs its own)."),
    /** A {@code "} opens an identifier that never ends. */
    UNTERMINATED_IDENTIFIER(
        "This double quote opens a name that is never closed; close it, or double a quote inside the name."),
    /** The rows behind {@code COPY .. FROM STDIN} have no end. */
    UNTERMINATED_COPY_DATA(
        "The rows after COPY .. FROM STDIN have no end; put \\. on a line of its own after the last row."),
    /** {@code BEGIN ATOMIC} without its {@code END}. */
    UNTERMINATED_ATOMIC_BODY(
        "BEGIN ATOMIC opens a routine body that is never closed; close it with END and a semicolon."),
    /** A parenthesis without its counterpart. */
    UNBALANCED_PARENTHESIS(
        "This parenthesis has no counterpart in its statement; add the missing one or remove it."),
    /** A NUL character. */
    NUL_CHARACTER(
        "PostgreSQL accepts no NUL character; remove it, or save the file as UTF-8 if it is UTF-16."),
    /** A statement too long to be read as a whole. */
    TOO_MANY_TOKENS("This statement is too long to be read as a whole; split it into several.");

    private final String message;

    Kind(String message) {
      this.message = message;
    }
  }

  /** Returns what is wrong and what to do about it, in plain words. */
  public String message() {
    return kind.message;
  }
}
