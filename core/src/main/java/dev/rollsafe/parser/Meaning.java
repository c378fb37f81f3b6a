package dev.rollsafe.parser;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.ExpressionFacts.ColumnCast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one operand or operator says of itself, made bottom-up so that no tree of the expression need be kept.
 *
 * <p>What follows where an expression is false is kept as well, for NOT turns the one into the other. PostgreSQL reasons the
 * same way when it looks for proof of SET NOT NULL: it pushes NOT down to the null tests (clauses.c, {@code negate_clause})
 * and then takes AND and OR apart (predtest.c). A null test is never null itself, so "true" and "not false" are one here.
 *
 * @param cast where it is a column with or without casts around it
 * @param notNullIfTrue the columns that are not null wherever it is true
 * @param notNullIfFalse the columns that are not null wherever it is false
 * @param nullIfTrue the columns that are null wherever it is true
 * @param nullIfFalse the columns that are null wherever it is false
 * @param truth true or false where it is that of every row, else null
 * @param literal the text of a literal, else null; what NULL is compared with is never true
 * @param label the name PostgreSQL gives it as an output column, {@code ?column?} where it has none
 * @param firmness how firmly the label sticks: 0 none, 1 that of a type or keyword, 2 that of a column or function
 */
record Meaning(
    @Nullable ColumnCast cast,
    List<String> notNullIfTrue,
    List<String> notNullIfFalse,
    List<String> nullIfTrue,
    List<String> nullIfFalse,
    @Nullable Boolean truth,
    @Nullable String literal,
    String label,
    int firmness) {

  private static final String NO_LABEL = "?column?";

  /** Says nothing. */
  static final Meaning NOTHING = labelled(NO_LABEL, 0);

  /** {@code NULL}, which is not even equal to itself. */
  static final Meaning NULL =
      new Meaning(null, List.of(), List.of(), List.of(), List.of(), null, "NULL", NO_LABEL, 0);

  static final Meaning TRUE = new Meaning(
      null, List.of(), List.of(), List.of(), List.of(), Boolean.TRUE, "TRUE", "bool", 1);

  static final Meaning FALSE = new Meaning(
      null, List.of(), List.of(), List.of(), List.of(), Boolean.FALSE, "FALSE", "bool", 1);

  static Meaning labelled(String label, int firmness) {
    return new Meaning(
        null, List.of(), List.of(), List.of(), List.of(), null, null, label, firmness);
  }

  static Meaning literal(String text) {
    return new Meaning(null, List.of(), List.of(), List.of(), List.of(), null, text, NO_LABEL, 0);
  }

  static Meaning column(ColumnReference column) {
    return new Meaning(
        new ColumnCast(column, Optional.empty()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        column.column(),
        2);
  }

  boolean isNull() {
    return "NULL".equals(literal);
  }

  /** Returns the meaning of this cast to {@code type}, which as a label is called {@code typeLabel}. */
  Meaning castTo(DataType type, String typeLabel) {
    ColumnCast inner = cast;
    ColumnCast outer = inner == null ? null : new ColumnCast(inner.column(), Optional.of(type));
    String newLabel = firmness > 1 ? label : typeLabel;
    return new Meaning(
        outer,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        newLabel,
        Math.max(firmness, 1));
  }

  /** Returns the meaning of a null test of this: {@code IS NULL}, or {@code IS NOT NULL} where {@code not} is true. */
  Meaning nullTest(boolean not) {
    ColumnCast tested = cast;
    if (tested == null || tested.type().isPresent()) {
      return NOTHING;
    }
    List<String> column = List.of(tested.column().column());
    return not
        ? truths(column, List.of(), List.of(), column, null)
        : truths(List.of(), column, column, List.of(), null);
  }

  /** Returns the meaning of this {@code =} other. */
  Meaning equalTo(Meaning other) {
    String mine = literal;
    boolean same = mine != null && mine.equals(other.literal) && !isNull();
    return same ? truths(List.of(), List.of(), List.of(), List.of(), Boolean.TRUE) : NOTHING;
  }

  Meaning not() {
    Boolean known = truth;
    return truths(
        /* notNullIfTrue= */ notNullIfFalse,
        /* notNullIfFalse= */ notNullIfTrue,
        /* nullIfTrue= */ nullIfFalse,
        /* nullIfFalse= */ nullIfTrue,
        known == null ? null : !known);
  }

  Meaning and(Meaning other) {
    return truths(
        union(notNullIfTrue, other.notNullIfTrue),
        intersection(notNullIfFalse, other.notNullIfFalse),
        union(nullIfTrue, other.nullIfTrue),
        intersection(nullIfFalse, other.nullIfFalse),
        both(truth, other.truth, Boolean.TRUE));
  }

  Meaning or(Meaning other) {
    return truths(
        intersection(notNullIfTrue, other.notNullIfTrue),
        union(notNullIfFalse, other.notNullIfFalse),
        intersection(nullIfTrue, other.nullIfTrue),
        union(nullIfFalse, other.nullIfFalse),
        both(truth, other.truth, Boolean.FALSE));
  }

  private static Meaning truths(
      List<String> notNullIfTrue,
      List<String> notNullIfFalse,
      List<String> nullIfTrue,
      List<String> nullIfFalse,
      @Nullable Boolean truth) {
    return new Meaning(
        null, notNullIfTrue, notNullIfFalse, nullIfTrue, nullIfFalse, truth, null, NO_LABEL, 0);
  }

  /** Returns {@code whole} where both are it, its opposite where one is, else null: AND with true, OR with false. */
  private static @Nullable Boolean both(
      @Nullable Boolean left, @Nullable Boolean right, Boolean whole) {
    if (whole.equals(left) && whole.equals(right)) {
      return whole;
    }
    Boolean opposite = !whole;
    return (opposite.equals(left) || opposite.equals(right)) ? opposite : null;
  }

  private static List<String> union(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() ? right : left;
    }
    List<String> all = new ArrayList<>(left);
    for (String each : right) {
      if (!all.contains(each)) {
        all.add(each);
      }
    }
    return all;
  }

  private static List<String> intersection(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    List<String> common = new ArrayList<>(left);
    common.retainAll(right);
    return common;
  }
}
