package dev.rollsafe.effect;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Comparisons.Constant;
import dev.rollsafe.effect.Comparisons.Term;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table's constraints prove that its rows are within the bound of a partition, so that ATTACH PARTITION need not look
 * (manual, section 5.12.2.2). Only what is plain is taken for proven: one key column, compared with constants.
 */
final class BoundProof {

  private BoundProof() {}

  static boolean proves(PartitionBound bound, Table parent, Table partition) {
    if (bound.isDefault()) {
      // Without other partitions everything belongs into the DEFAULT one.
      return parent.complete() && parent.children().isEmpty();
    }
    String key = key(parent);
    if (key == null || !NotNullProof.proves(partition, key)) {
      return false;
    }
    List<Term> known = new ArrayList<>();
    for (Constraint constraint : partition.constraints()) {
      if (constraint.kind() == Constraint.Kind.CHECK
          && constraint.validated()
          && constraint.enforced()
          && constraint.check().isPresent()) {
        known.addAll(Comparisons.of(constraint.check().get().text()));
      }
    }
    return !known.isEmpty() && proves(bound.text(), key, known);
  }

  /** Returns the key where it is a single column; null otherwise. */
  private static @Nullable String key(Table parent) {
    if (parent.partitionBy().isEmpty()) {
      return null;
    }
    List<IndexElement> elements = parent.partitionBy().get().elements();
    return elements.size() == 1 && elements.get(0).column().isPresent()
        ? elements.get(0).column().get().value()
        : null;
  }

  private static boolean proves(String bound, String key, List<Term> known) {
    Splitter splitter = Script.of("", bound).statements();
    if (!splitter.next()) {
      return false;
    }
    Tokens tokens = splitter.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (is(tokens, i, "in")) {
        return isIn(Comparisons.constants(tokens, i + 1), key, known);
      }
      if (is(tokens, i, "from")) {
        return isWithin(tokens, i + 1, key, known);
      }
    }
    return false;
  }

  private static boolean is(Tokens tokens, int i, String word) {
    return tokens.kind(i) == TokenKind.WORD && tokens.matches(i, word);
  }

  private static boolean isIn(@Nullable List<Constant> allowed, String key, List<Term> known) {
    if (allowed == null) {
      return false;
    }
    for (Term term : known) {
      if (term.column().equals(key) && term.operator().equals("=")) {
        boolean all = true;
        for (Constant value : term.values()) {
          all &= allowed.contains(value);
        }
        if (all) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWithin(Tokens tokens, int from, String key, List<Term> known) {
    int to = from;
    while (to < tokens.size() && !is(tokens, to, "to")) {
      to++;
    }
    return isLimited(tokens, from, "minvalue", true, key, known)
        && isLimited(tokens, to + 1, "maxvalue", false, key, known);
  }

  private static boolean isLimited(
      Tokens tokens, int at, String open, boolean below, String key, List<Term> known) {
    if (is(tokens, at + 1, open)) {
      return true;
    }
    List<Constant> limit = Comparisons.constants(tokens, at);
    if (limit == null || limit.size() != 1) {
      return false;
    }
    for (Term term : known) {
      if (term.column().equals(key) && keeps(term, limit.get(0), below)) {
        return true;
      }
    }
    return false;
  }

  /** The lower limit belongs to the partition, the upper one does not. */
  private static boolean keeps(Term term, Constant limit, boolean below) {
    if (term.values().size() != 1) {
      return false;
    }
    Integer order = term.values().get(0).compare(limit);
    if (order == null) {
      return false;
    }
    return switch (term.operator()) {
      case ">=", ">" -> below && order >= 0;
      case "<" -> !below && order <= 0;
      case "<=" -> !below && order < 0;
      case "=" -> below ? order >= 0 : order < 0;
      default -> false;
    };
  }
}
