package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.parser.SqlParser;
import java.util.Locale;
import java.util.Optional;

/**
 * What ALTER COLUMN TYPE does to the values of a column, and to what stores them.
 *
 * @param from the old type; empty where it is not known
 * @param to the new type
 * @param rewrites whether the table is written anew
 * @param sorts whether an index on the column can be kept
 * @param fit what becomes of the values
 * @param castable whether values can be converted without USING
 * @param assumed whether a fact was missing and the worst was taken
 */
record TypeChange(
    Optional<DataType> from,
    DataType to,
    boolean rewrites,
    boolean sorts,
    TypeFit fit,
    boolean castable,
    boolean assumed) {

  /** Judges a change without USING. */
  static TypeChange of(DataType from, DataType to, Catalog catalog) {
    TypeStorage storage = TypeStorage.of(from, to, catalog);
    TypeFit fit = TypeFit.of(from, to, false, catalog);
    return new TypeChange(
        Optional.of(from),
        to,
        storage.rewrites(),
        storage.sorts(),
        fit,
        Casts.byAssignment(Domains.base(from, catalog), Domains.base(to, catalog), catalog),
        storage.assumed());
  }

  /** Judges a change from a type that is not known: only a type that holds any text is sure to lose nothing. */
  static TypeChange ofUnknown(DataType to, boolean using) {
    TypeFit fit = TypeFacts.holdsAnyText(to) && !using ? TypeFit.ANOTHER : TypeFit.CUTS;
    return new TypeChange(Optional.empty(), to, true, false, fit, true, true);
  }

  /**
   * Judges a change with USING: a cast of the column itself is as good as none, anything else makes values that have nothing
   * to do with the old ones.
   */
  static TypeChange of(
      String column, DataType from, DataType to, Expression using, Catalog catalog) {
    ExpressionFacts facts = SqlParser.facts(using);
    String text = squeezed(using.text());
    boolean ofColumn =
        facts.cast().isPresent() && facts.cast().get().column().column().equals(column);
    if (!ofColumn) {
      return computed(from, to, facts, text, column);
    }
    Optional<DataType> cast = facts.cast().get().type();
    if (cast.isEmpty()) {
      return of(from, to, catalog);
    }
    int casts = count(text, "::") + count(text, "cast(");
    if (casts == 1) {
      return through(from, cast.get(), to, catalog);
    }
    boolean byText = casts == 2 && (text.contains("::text::") || text.contains("::varchar::"));
    TypeFit fit =
        byText ? TypeFit.MAY_FAIL.worst(TypeFit.of(cast.get(), to, false, catalog)) : TypeFit.CUTS;
    return new TypeChange(Optional.of(from), to, true, false, fit, true, !byText);
  }

  /** The column is cast to {@code cast} as it is written, and that to the new type as in an assignment. */
  private static TypeChange through(DataType from, DataType cast, DataType to, Catalog catalog) {
    TypeStorage first = TypeStorage.of(from, cast, catalog);
    TypeStorage second = TypeStorage.of(cast, to, catalog);
    TypeFit fit = TypeFit.of(from, cast, true, catalog).worst(TypeFit.of(cast, to, false, catalog));
    return new TypeChange(
        Optional.of(from),
        to,
        first.rewrites() || second.rewrites(),
        first.sorts() && second.sorts(),
        fit,
        true,
        first.assumed() || second.assumed());
  }

  private static TypeChange computed(
      DataType from, DataType to, ExpressionFacts facts, String text, String column) {
    boolean zoned = isMoment(from)
        && isMoment(to)
        && text.startsWith(column + "attimezone'")
        && text.indexOf('\'', column.length() + 12) == text.length() - 1;
    TypeFit fit = zoned ? TypeFit.ANOTHER : TypeFit.CUTS;
    boolean assumed = !zoned && (!facts.understood() || !facts.columns().isEmpty());
    return new TypeChange(Optional.of(from), to, true, false, fit, true, assumed);
  }

  private static boolean isMoment(DataType type) {
    return TypeFacts.group(type) == TypeFacts.Group.MOMENT;
  }

  /** Returns the text in lower case without blanks and quotes of names. */
  private static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '"') {
        squeezed.append(c);
      }
    }
    return squeezed.toString().toLowerCase(Locale.ROOT);
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }
}
