package dev.rollsafe.release.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text that is no statement, and what stands beside them. */
final class Words {

  /** Behind these a column or table may stand in SQL; other words are prose, or what is given another name. */
  private static final Set<String> LEADING = Set.of(
      "select",
      "distinct",
      "from",
      "where",
      "and",
      "or",
      "not",
      "on",
      "by",
      "set",
      "update",
      "into",
      "join",
      "in",
      "is",
      "like",
      "ilike",
      "between",
      "case",
      "when",
      "then",
      "else",
      "returning",
      "having",
      "using",
      "all",
      "any",
      "table",
      "only",
      "values",
      "exists",
      "column",
      "asc",
      "desc",
      "similar",
      "union",
      "except",
      "intersect",
      "references");

  /**
   * A word.
   *
   * @param text the word
   * @param before what stands before it: a word in lower case, a sign, or nothing
   * @param after what stands behind it
   */
  record Word(String text, String before, String after) {

    /** Says whether SQL could have a name here: there is no prose around it, and it is no literal. */
    boolean canBeName() {
      if (before.equals("'") && after.equals("'")) {
        return false;
      }
      boolean led = before.isEmpty() || !isWord(before) || LEADING.contains(before);
      boolean begins = before.isEmpty() && isWord(after) && !isSql(after);
      return led && !begins;
    }
  }

  private Words() {}

  /** Says whether a word stands in a text, in whatever case. */
  static boolean has(String text, String word) {
    for (Word found : of(text)) {
      if (found.text().equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String token) {
    return !token.isEmpty() && Character.isLetter(token.charAt(0));
  }

  private static boolean isSql(String word) {
    return LEADING.contains(word)
        || word.equals("as")
        || word.equals("order")
        || word.equals("group")
        || word.equals("limit");
  }

  /** Returns the words of a text. */
  static List<Word> of(String text) {
    List<String> tokens = tokens(text);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_') {
        words.add(new Word(
            token,
            i == 0 ? "" : tokens.get(i - 1).toLowerCase(Locale.ROOT),
            i + 1 == tokens.size() ? "" : tokens.get(i + 1).toLowerCase(Locale.ROOT)));
      }
    }
    return words;
  }

  /** Words and signs; quotes around names are left out, so that names read the same with and without. */
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (Character.isLetterOrDigit(c) || c == '_') {
        while (end < text.length() && isPart(text.charAt(end))) {
          end++;
        }
        tokens.add(text.substring(i, end));
      } else if (!Character.isWhitespace(c) && c != '"' && c != '`') {
        tokens.add(String.valueOf(c));
      }
      i = end;
    }
    return tokens;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
