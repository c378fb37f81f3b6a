package dev.rollsafe.lint;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * The call that a contract begins with, {@code SELECT rollsafe.assert_contract('..')}, or PERFORM as the first statement of a DO
 * block: the database refuses the migration there while the release gate of the change is shut.
 */
public final class GateAssertion {

  private static final String SELECT = "select";
  private static final String FUNCTION = "assert_contract";
  private static final String BEGIN = "begin";

  private GateAssertion() {}

  /**
   * Returns the change of which a statement asserts that its contract may run; nothing where it does not, or only perhaps.
   *
   * @param statement the statement
   * @param text the text it stands in
   */
  public static Optional<String> change(Statement statement, String text) {
    if (statement instanceof Select select) {
      return called(select.query().text());
    }
    if (statement instanceof DoBlock block && !block.statements().isEmpty()) {
      Statement first = block.statements().get(0);
      boolean always = endsWithBegin(text, first.span().start());
      return always && first instanceof Select ? change(first, text) : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean endsWithBegin(String text, int end) {
    String before = text.substring(Math.max(0, end - 200), end).stripTrailing();
    return before.toLowerCase(Locale.ROOT).endsWith(BEGIN);
  }

  /** Anything beside the call, such as WHERE, might keep it from being made. */
  private static Optional<String> called(String query) {
    int name = query.indexOf(FUNCTION);
    if (name < 0 || !isSelectOfName(query.substring(0, name))) {
      return Optional.empty();
    }
    int at = behind('(', query, name + FUNCTION.length());
    int open = at < 0 ? -1 : behind('\'', query, at);
    StringBuilder change = new StringBuilder();
    int close = open < 0 ? -1 : literal(query, open, change);
    int end = close < 0 ? -1 : behind(')', query, close);
    return end >= 0 && query.substring(end).isBlank()
        ? Optional.of(change.toString())
        : Optional.empty();
  }

  private static boolean isSelectOfName(String start) {
    String words = start.strip();
    if (!words.toLowerCase(Locale.ROOT).startsWith(SELECT)) {
      return false;
    }
    String schema = words.substring(SELECT.length()).strip();
    return schema.isEmpty()
        || (schema.endsWith(".") && schema.indexOf('(') < 0 && schema.indexOf(' ') < 0);
  }

  private static int behind(char wanted, String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == wanted ? at + 1 : -1;
  }

  /** Reads up to the closing quote and returns where that ends. */
  private static int literal(String text, int from, StringBuilder value) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) != '\'') {
        value.append(text.charAt(i));
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
        value.append('\'');
        i++;
      } else {
        return i + 1;
      }
    }
    return -1;
  }
}
