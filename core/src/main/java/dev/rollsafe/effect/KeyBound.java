package dev.rollsafe.effect;

import dev.rollsafe.effect.Comparisons.Constant;
import dev.rollsafe.effect.Comparisons.Term;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * The bound of a partition whose key is one column.
 *
 * @param values the values of a LIST partition; empty for a RANGE
 * @param from the first value of a RANGE; empty for MINVALUE
 * @param to the first value behind a RANGE; empty for MAXVALUE
 */
record KeyBound(List<Constant> values, Optional<Constant> from, Optional<Constant> to) {

  /** Reads {@code FOR VALUES IN (..)} or {@code FROM (..) TO (..)} of constants; empty for anything else. */
  static Optional<KeyBound> of(String text) {
    Splitter splitter = Script.of("", text).statements();
    if (!splitter.next()) {
      return Optional.empty();
    }
    Tokens tokens = splitter.tokens();
    // FOR VALUES
    if (is(tokens, 2, "in")) {
      List<Constant> values = Comparisons.constants(tokens, 3);
      return values == null
          ? Optional.empty()
          : Optional.of(new KeyBound(values, Optional.empty(), Optional.empty()));
    }
    int to = 2;
    while (to < tokens.size() && !is(tokens, to, "to")) {
      to++;
    }
    Optional<Constant> first = limit(tokens, 3);
    Optional<Constant> second = limit(tokens, to + 1);
    boolean read = is(tokens, 2, "from")
        && (first.isPresent() || is(tokens, 4, "minvalue"))
        && (second.isPresent() || is(tokens, to + 2, "maxvalue"));
    return read ? Optional.of(new KeyBound(List.of(), first, second)) : Optional.empty();
  }

  private static boolean is(Tokens tokens, int i, String word) {
    return tokens.kind(i) == TokenKind.WORD && tokens.matches(i, word);
  }

  private static Optional<Constant> limit(Tokens tokens, int at) {
    List<Constant> limit = Comparisons.constants(tokens, at);
    return limit == null || limit.size() != 1 ? Optional.empty() : Optional.of(limit.get(0));
  }

  /** Says whether everything that the terms let through is within the bound. */
  boolean holds(List<Term> known) {
    if (!values.isEmpty()) {
      return isListed(known);
    }
    return (from.isEmpty() || isFrom(known, from.get()))
        && (to.isEmpty() || isBelow(known, to.get()));
  }

  private boolean isListed(List<Term> known) {
    for (Term term : known) {
      if (term.operator().equals("=") && values.containsAll(term.values())) {
        return true;
      }
    }
    return false;
  }

  /** Says whether nothing that the terms let through is within the bound. */
  boolean excludes(List<Term> known) {
    if (!values.isEmpty()) {
      return isUnlisted(known);
    }
    return (from.isPresent() && isBelow(known, from.get()))
        || (to.isPresent() && isFrom(known, to.get()));
  }

  private boolean isUnlisted(List<Term> known) {
    for (Term term : known) {
      boolean disjoint = term.operator().equals("=");
      for (Constant value : term.values()) {
        disjoint &= !values.contains(value);
      }
      if (disjoint) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the terms let nothing through that is less than {@code limit}. */
  private static boolean isFrom(List<Term> known, Constant limit) {
    for (Term term : known) {
      Optional<Integer> order = BoundProof.order(term, limit);
      boolean lower = switch (term.operator()) {
        case ">=", ">", "=" -> true;
        default -> false;
      };
      if (lower && order.isPresent() && order.get() >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the terms let nothing through but what is less than {@code limit}. */
  private static boolean isBelow(List<Term> known, Constant limit) {
    for (Term term : known) {
      Optional<Integer> order = BoundProof.order(term, limit);
      if (order.isPresent()) {
        boolean below = switch (term.operator()) {
          case "<" -> order.get() <= 0;
          case "<=", "=" -> order.get() < 0;
          default -> false;
        };
        if (below) {
          return true;
        }
      }
    }
    return false;
  }
}
