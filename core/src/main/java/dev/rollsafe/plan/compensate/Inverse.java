package dev.rollsafe.plan.compensate;

import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns round how new columns were computed from old ones: copies, casts, sums and products with a constant, time zones, NOT,
 * CASE over constants, and texts taken apart or put together at a separator. What it does not know it leaves to people.
 */
final class Inverse {

  /** What becomes of a value that goes back through a cast. */
  interface Back {
    /** Returns the expression that makes an old value of the new column {@code fresh}. */
    String through(String fresh);
  }

  private final String old;
  private final Back cast;

  private Inverse(String old, Back cast) {
    this.old = old;
    this.cast = cast;
  }

  /**
   * Returns how the column {@code old} comes from new ones.
   *
   * @param ups how new columns came from old ones; those that do not mention {@code old} do not count
   * @param cast what a cast is turned round to
   */
  static Optional<String> of(String old, Map<String, String> ups, Back cast) {
    Map<String, String> from = new LinkedHashMap<>();
    ups.forEach((fresh, up) -> {
      if (Words.of(up).contains(old)) {
        from.put(fresh, up);
      }
    });
    Inverse inverse = new Inverse(old, cast);
    for (Map.Entry<String, String> entry : from.entrySet()) {
      Optional<String> down = inverse.alone(entry.getKey(), entry.getValue());
      if (down.isPresent()) {
        return down;
      }
    }
    if (from.size() == 1) {
      Map.Entry<String, String> only = from.entrySet().iterator().next();
      return inverse.joined(only.getKey(), only.getValue());
    }
    return inverse.split(from);
  }

  private Optional<String> alone(String fresh, String up) {
    Tokens t = Words.tokens(bare(up));
    String f = Names.quoted(fresh);
    if (isOld(t, 0) && t.size() == 1) {
      return Optional.of(f);
    }
    if (isOld(t, 0) && t.kind(1) == TokenKind.TYPECAST && isTypeFrom(t, 2, t.size())) {
      return Optional.of(cast.through(fresh));
    }
    if (t.matches(0, "cast") && isOld(t, 2) && t.matches(3, "as")) {
      return Optional.of(cast.through(fresh));
    }
    if (t.matches(0, "not") && isOld(t, 1) && t.size() == 2) {
      return Optional.of("NOT " + f);
    }
    if (t.size() == 6 && t.matches(0, "coalesce") && isOld(t, 2) && isConstant(t, 4)) {
      return Optional.of(f);
    }
    if (t.size() == 5
        && isOld(t, 0)
        && t.matches(1, "at")
        && t.matches(2, "time")
        && t.matches(3, "zone")) {
      return Optional.of(f + " AT TIME ZONE " + t.text(4));
    }
    return arithmetic(t, f).or(() -> choice(t, f));
  }

  private static String bare(String up) {
    String text = up.strip();
    Tokens t = Words.tokens(text);
    int depth = 0;
    for (int i = 0; i < t.size(); i++) {
      depth += t.kind(i) == TokenKind.LEFT_PAREN ? 1 : 0;
      depth -= t.kind(i) == TokenKind.RIGHT_PAREN ? 1 : 0;
      if (depth == 0) {
        boolean whole = i == t.size() - 1 && i > 1 && t.kind(0) == TokenKind.LEFT_PAREN;
        return whole ? bare(text.substring(t.end(0), t.start(i))) : text;
      }
    }
    return text;
  }

  private boolean isOld(Tokens t, int i) {
    return (t.kind(i) == TokenKind.WORD || t.kind(i) == TokenKind.QUOTED_IDENTIFIER)
        && t.identifier(i).equals(old);
  }

  private static boolean isTypeFrom(Tokens t, int from, int to) {
    for (int i = from; i < to; i++) {
      TokenKind kind = t.kind(i);
      if (kind == TokenKind.OPERATOR || kind == TokenKind.STRING || kind == TokenKind.TYPECAST) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConstant(Tokens t, int i) {
    return t.kind(i) == TokenKind.STRING
        || t.kind(i) == TokenKind.NUMBER
        || t.matches(i, "true")
        || t.matches(i, "false");
  }

  private Optional<String> arithmetic(Tokens t, String f) {
    if (t.size() != 3 || !isOld(t, 0) || t.kind(2) != TokenKind.NUMBER || isZero(t.text(2))) {
      return Optional.empty();
    }
    String back = switch (t.text(1)) {
      case "*" -> "/";
      case "/" -> "*";
      case "+" -> "-";
      case "-" -> "+";
      default -> "";
    };
    return back.isEmpty()
        ? Optional.empty()
        : Optional.of("CAST(" + f + " AS numeric) " + back + " " + t.text(2));
  }

  private static boolean isZero(String number) {
    return number.chars().allMatch(c -> c == '0' || c == '.');
  }

  /** CASE old WHEN a THEN x .. END, CASE WHEN old = a THEN x .. END and CASE WHEN old THEN x ELSE y END. */
  private Optional<String> choice(Tokens t, String f) {
    if (!t.matches(0, "case") || !t.matches(t.size() - 1, "end")) {
      return Optional.empty();
    }
    Map<String, String> back = new LinkedHashMap<>();
    boolean simple = isOld(t, 1);
    int i = simple ? 2 : 1;
    boolean truth = false;
    while (t.matches(i, "when")) {
      int value = simple ? i + 1 : i + 3;
      if (!simple && isOld(t, i + 1) && t.matches(i + 2, "then")) {
        truth = true;
        value = i + 1;
      } else if (!simple && !(isOld(t, i + 1) && t.text(i + 2).equals("="))) {
        return Optional.empty();
      }
      String was = truth ? "true" : t.text(value);
      boolean known = (truth || isConstant(t, value)) && isConstant(t, value + 2);
      if (!known || back.put(t.text(value + 2), was) != null) {
        return Optional.empty();
      }
      i = value + 3;
    }
    if (t.matches(i, "else") && truth && isConstant(t, i + 1)) {
      back.put(t.text(i + 1), "false");
    }
    StringBuilder text = new StringBuilder("CASE ").append(f);
    back.forEach((is, was) -> text.append(" WHEN ").append(is).append(" THEN ").append(was));
    return Optional.of(text.append(" END").toString());
  }

  /** Every new column is a part of the old one, by its number. */
  private Optional<String> split(Map<String, String> ups) {
    Map<Integer, String> parts = new TreeMap<>();
    String separator = null;
    for (Map.Entry<String, String> entry : ups.entrySet()) {
      Tokens t = Words.tokens(bare(entry.getValue()));
      boolean part = t.size() == 8
          && t.matches(0, "split_part")
          && isOld(t, 2)
          && t.kind(4) == TokenKind.STRING
          && t.kind(6) == TokenKind.NUMBER;
      if (!part || (separator != null && !separator.equals(t.text(4)))) {
        return Optional.empty();
      }
      separator = t.text(4);
      parts.put(Integer.parseInt(t.text(6)), Names.quoted(entry.getKey()));
    }
    boolean gapless = separator != null
        && parts.keySet().stream().mapToInt(n -> n).sum() == parts.size() * (parts.size() + 1) / 2;
    return gapless
        ? Optional.of("concat_ws(" + separator + ", "
            + String.join(
                ", ",
                parts.values().stream()
                    .map(column -> "nullif(" + column + ", '')")
                    .toList())
            + ")")
        : Optional.empty();
  }

  /** The new column is a text of old ones with the same separator between them; the last one may hold it too. */
  private Optional<String> joined(String fresh, String up) {
    Tokens t = Words.tokens(bare(up));
    List<String> columns = new ArrayList<>();
    String separator = t.matches(0, "concat_ws") ? listed(t, columns) : chained(t, columns);
    int number = columns.indexOf(old) + 1;
    if (separator.isEmpty() || number == 0 || columns.size() < 2) {
      return Optional.empty();
    }
    String f = Names.quoted(fresh);
    if (number < columns.size()) {
      return Optional.of("split_part(" + f + ", " + separator + ", " + number + ")");
    }
    StringBuilder before = new StringBuilder();
    for (int i = 1; i < columns.size(); i++) {
      before
          .append("length(split_part(")
          .append(f)
          .append(", ")
          .append(separator)
          .append(", ")
          .append(i)
          .append(")) + length(")
          .append(separator)
          .append(") + ");
    }
    return Optional.of("nullif(substr(" + f + ", " + before + "1), '')");
  }

  private static String listed(Tokens t, List<String> columns) {
    if (t.kind(2) != TokenKind.STRING) {
      return "";
    }
    for (int i = 4; i < t.size(); i += 2) {
      if (!isName(t, i)) {
        return "";
      }
      columns.add(t.identifier(i));
    }
    return t.text(2);
  }

  private static String chained(Tokens t, List<String> columns) {
    String separator = "";
    for (int i = 0; i < t.size(); i++) {
      boolean operator = i % 2 == 1;
      boolean between = i % 4 == 2;
      if (operator
          ? !t.text(i).equals("||")
          : between
              ? t.kind(i) != TokenKind.STRING
                  || !(separator.isEmpty() || separator.equals(t.text(i)))
              : !isName(t, i)) {
        return "";
      }
      if (between) {
        separator = t.text(i);
      } else if (!operator) {
        columns.add(t.identifier(i));
      }
    }
    return separator;
  }

  private static boolean isName(Tokens t, int i) {
    return t.kind(i) == TokenKind.WORD || t.kind(i) == TokenKind.QUOTED_IDENTIFIER;
  }
}
