package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the bytes that are stored serve another type as well (manual, ALTER TABLE, "Notes"; {@code pg_cast.castmethod} and
 * the planner's support functions for lengths). If they do not, the table is written anew.
 *
 * @param rewrites whether the table is rewritten
 * @param sorts whether an index can be kept: its operators are the same ones
 * @param assumed whether a fact was missing
 */
record TypeStorage(boolean rewrites, boolean sorts, boolean assumed) {

  private static final TypeStorage KEPT = new TypeStorage(false, true, false);
  private static final TypeStorage RESORTED = new TypeStorage(false, false, false);
  private static final TypeStorage REWRITTEN = new TypeStorage(true, false, false);
  private static final TypeStorage ASSUMED = new TypeStorage(true, false, true);

  private static final int MOST_FRACTION = 6;

  static TypeStorage of(DataType from, DataType to, Catalog catalog) {
    Optional<Type> domain = Domains.of(to, catalog);
    if (domain.isPresent() && Domains.isConstrained(domain.get(), catalog)) {
      // Values of the domain itself need no new test.
      return from.sameAs(to) ? KEPT : REWRITTEN;
    }
    if (from.sameAs(to)) {
      return KEPT;
    }
    DataType base = Domains.base(from, catalog);
    boolean ofDomain = Domains.of(from, catalog).isPresent();
    // The server does not look at the length of a domain where it has to keep to another one.
    return ofBases(ofDomain ? unlimited(base) : base, Domains.base(to, catalog), catalog);
  }

  private static TypeStorage ofBases(DataType from, DataType to, Catalog catalog) {
    if (from.sameAs(to)) {
      return KEPT;
    }
    boolean sameName = from.name().sameAs(to.name());
    if (from.isArray() || to.isArray()) {
      boolean unlimited =
          sameName && from.isArray() == to.isArray() && to.modifiers().isEmpty();
      return unlimited ? KEPT : REWRITTEN;
    }
    if (sameName) {
      return ofLength(from, to) ? KEPT : REWRITTEN;
    }
    return ofNames(from, to, catalog);
  }

  private static DataType unlimited(DataType type) {
    return new DataType(
        type.name(), List.of(), type.arrayDimensions(), type.setOf(), false, type.span());
  }

  /** Says whether the same type with other modifiers takes every value as it is. */
  private static boolean ofLength(DataType from, DataType to) {
    if (to.modifiers().isEmpty()) {
      return true;
    }
    return switch (to.name().name()) {
      case TypeFacts.VARCHAR, "bit varying" ->
        TypeFacts.modifier(from, 0, Integer.MAX_VALUE) <= TypeFacts.modifier(to, 0, 0);
      case TypeFacts.NUMERIC ->
        !from.modifiers().isEmpty()
            && TypeFacts.modifier(from, 1, 0) == TypeFacts.modifier(to, 1, 0)
            && TypeFacts.modifier(from, 0, 0) <= TypeFacts.modifier(to, 0, 0);
      case "interval" -> ofInterval(from, to);
      case "time without time zone",
          "time with time zone",
          TypeFacts.TIMESTAMP,
          TypeFacts.TIMESTAMPTZ -> fraction(from, 0) <= fraction(to, 0);
      default -> false;
    };
  }

  /** Only what is smaller than the least field is cut ({@code interval_support}). */
  static boolean ofInterval(DataType from, DataType to) {
    int before = leastField(from);
    boolean seconds = before == 0;
    return leastField(to) <= before && (!seconds || intervalFraction(from) <= intervalFraction(to));
  }

  private static int intervalFraction(DataType interval) {
    return fraction(interval, hasFields(interval) ? 1 : 0);
  }

  private static int leastField(DataType interval) {
    if (!hasFields(interval)) {
      return 0;
    }
    String fields = interval.modifiers().get(0);
    return switch (fields.substring(fields.lastIndexOf(' ') + 1)) {
      case "minute" -> 1;
      case "hour" -> 2;
      case "day" -> 3;
      case "month" -> 4;
      case "year" -> 5;
      default -> 0;
    };
  }

  private static boolean hasFields(DataType interval) {
    return !interval.modifiers().isEmpty()
        && Character.isLetter(interval.modifiers().get(0).charAt(0));
  }

  /** Returns how many digits behind the point of the seconds are kept; six is the most there are. */
  static int fraction(DataType type, int at) {
    return Math.min(TypeFacts.modifier(type, at, MOST_FRACTION), MOST_FRACTION);
  }

  private static TypeStorage ofNames(DataType from, DataType to, Catalog catalog) {
    String source = from.name().name();
    String target = to.name().name();
    if (isText(source)) {
      if (isText(target)) {
        return isRoomy(from, to) ? KEPT : REWRITTEN;
      }
      return target.equals("bpchar") ? RESORTED : REWRITTEN;
    }
    if (source.equals(TypeFacts.CHARACTER) && target.equals("bpchar")) {
      return KEPT;
    }
    boolean unlimited = to.modifiers().isEmpty();
    if (source.equals("xml")) {
      return unlimited && (isText(target) || target.equals("bpchar")) ? RESORTED : REWRITTEN;
    }
    if (source.equals("bit") && target.equals("bit varying")) {
      return unlimited ? RESORTED : REWRITTEN;
    }
    if (source.equals("cidr") && target.equals("inet")) {
      return KEPT;
    }
    if (isMoment(source) && isMoment(target)) {
      return moment(to, catalog);
    }
    return ofOids(from, to, catalog);
  }

  private static TypeStorage ofOids(DataType from, DataType to, Catalog catalog) {
    String source = from.name().name();
    String target = to.name().name();
    boolean four = TypeFacts.isOid(source) || source.equals("integer");
    if (four && (TypeFacts.isOid(target) || target.equals("integer"))) {
      boolean aliases = TypeFacts.isOid(source) && TypeFacts.isOid(target);
      return aliases ? KEPT : RESORTED;
    }
    boolean known = isKnown(from, catalog) && isKnown(to, catalog);
    return known ? REWRITTEN : ASSUMED;
  }

  private static boolean isKnown(DataType type, Catalog catalog) {
    return TypeFacts.isBuiltIn(type) || catalog.type(type.name()).isPresent();
  }

  private static boolean isText(String name) {
    return name.equals(TypeFacts.TEXT) || name.equals(TypeFacts.VARCHAR);
  }

  /** Says whether every text of {@code from} has room in {@code to}. */
  private static boolean isRoomy(DataType from, DataType to) {
    return to.modifiers().isEmpty()
        || TypeFacts.modifier(from, 0, Integer.MAX_VALUE) <= TypeFacts.modifier(to, 0, 0);
  }

  private static boolean isMoment(String name) {
    return name.equals(TypeFacts.TIMESTAMP) || name.equals(TypeFacts.TIMESTAMPTZ);
  }

  /** With and without time zone are the same bytes where the session's zone is UTC, and where no fraction is cut. */
  private static TypeStorage moment(DataType to, Catalog catalog) {
    if (fraction(to, 0) < MOST_FRACTION) {
      return REWRITTEN;
    }
    Optional<Boolean> utc = catalog.setting("timezone").map(setting -> isUtc(setting.values()));
    if (utc.isEmpty()) {
      return ASSUMED;
    }
    return utc.get() ? RESORTED : REWRITTEN;
  }

  private static boolean isUtc(List<String> values) {
    if (values.size() != 1) {
      return false;
    }
    return switch (values.get(0).toLowerCase(Locale.ROOT)) {
      case "utc", "gmt", "etc/utc", "etc/gmt", "universal", "zulu", "uct", "etc/uct", "0" -> true;
      default -> false;
    };
  }
}
