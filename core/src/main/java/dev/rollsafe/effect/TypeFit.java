package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Type;

/** What becomes of values when their type changes. */
enum TypeFit {
  /** Nothing: it is the same type. */
  SAME,
  /** Every value stays as it is, and more values are possible. */
  WIDER,
  /** Every value is kept, but is of another type from now on. */
  ANOTHER,
  /** A value that does not fit stops the statement; none is lost. */
  MAY_FAIL,
  /** A value that does not fit is cut or rounded. */
  CUTS;

  TypeFit worst(TypeFit other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * Compares two types.
   *
   * @param explicit whether the cast is written: then strings are cut where ALTER TABLE itself refuses them
   */
  static TypeFit of(DataType from, DataType to, boolean explicit, Catalog catalog) {
    if (from.sameAs(to)) {
      return SAME;
    }
    DataType source = Domains.base(from, catalog);
    DataType target = Domains.base(to, catalog);
    TypeFit fit = ofBases(source, target, explicit, catalog);
    if (fit == SAME) {
      // Only the name of the type is another one: a domain and what it restricts.
      fit = WIDER;
    }
    boolean constrained = Domains.of(to, catalog)
        .filter(domain -> Domains.isConstrained(domain, catalog))
        .isPresent();
    return constrained ? fit.worst(MAY_FAIL) : fit;
  }

  private static TypeFit ofBases(DataType from, DataType to, boolean explicit, Catalog catalog) {
    if (from.isArray() && to.isArray()) {
      return ofBases(element(from), element(to), explicit, catalog);
    }
    if (from.isArray() != to.isArray()) {
      return TypeFacts.holdsAnyText(to) ? ANOTHER : TypeFacts.isString(from) ? MAY_FAIL : CUTS;
    }
    if (from.name().sameAs(to.name())) {
      return from.modifiers().equals(to.modifiers()) ? SAME : ofLength(from, to, explicit);
    }
    if (TypeFacts.isString(to)) {
      return toString(from, to, explicit);
    }
    if (TypeFacts.isString(from)) {
      return MAY_FAIL;
    }
    return ofOthers(from, to, catalog);
  }

  private static DataType element(DataType array) {
    return new DataType(
        array.name(), array.modifiers(), 0, array.setOf(), array.columnReference(), array.span());
  }

  // ---- the same type, other modifiers ----

  private static TypeFit ofLength(DataType from, DataType to, boolean explicit) {
    if (to.modifiers().isEmpty()) {
      return WIDER;
    }
    return switch (to.name().name()) {
      case TypeFacts.VARCHAR, "bit varying" -> length(from, to, explicit);
      case TypeFacts.CHARACTER -> length(from, to, explicit).worst(ANOTHER);
      case "bit" -> explicit ? CUTS : MAY_FAIL;
      case TypeFacts.NUMERIC -> digits(from, to);
      case "interval" -> TypeStorage.ofInterval(from, to) ? WIDER : CUTS;
      case "time without time zone",
          "time with time zone",
          TypeFacts.TIMESTAMP,
          TypeFacts.TIMESTAMPTZ -> fractionShrinks(from, to) ? CUTS : WIDER;
      default -> MAY_FAIL;
    };
  }

  private static TypeFit length(DataType from, DataType to, boolean explicit) {
    int before = TypeFacts.modifier(from, 0, Integer.MAX_VALUE);
    int after = TypeFacts.modifier(to, 0, Integer.MAX_VALUE);
    if (before <= after) {
      return WIDER;
    }
    return explicit ? CUTS : MAY_FAIL;
  }

  /** Fewer digits behind the point round; fewer before it refuse. */
  private static TypeFit digits(DataType from, DataType to) {
    int scale = TypeFacts.modifier(to, 1, 0);
    if (from.modifiers().isEmpty() || TypeFacts.modifier(from, 1, 0) > scale) {
      return CUTS;
    }
    int before = TypeFacts.modifier(from, 0, 0) - TypeFacts.modifier(from, 1, 0);
    return before <= TypeFacts.modifier(to, 0, 0) - scale ? WIDER : MAY_FAIL;
  }

  private static boolean fractionShrinks(DataType from, DataType to) {
    return TypeStorage.fraction(from, 0) > TypeStorage.fraction(to, 0);
  }

  // ---- to strings ----

  private static TypeFit toString(DataType from, DataType to, boolean explicit) {
    String source = from.name().name();
    String target = to.name().name();
    if (target.equals("name")) {
      return CUTS;
    }
    boolean fromText = source.equals(TypeFacts.TEXT) || source.equals(TypeFacts.VARCHAR);
    if (TypeFacts.holdsAnyText(to) && !target.equals("citext")) {
      return fromText ? WIDER : ANOTHER;
    }
    boolean toVarchar = target.equals(TypeFacts.VARCHAR);
    if (toVarchar && source.equals(TypeFacts.CHARACTER)) {
      return length(from, to, explicit).worst(ANOTHER);
    }
    if (to.modifiers().isEmpty()) {
      return ANOTHER;
    }
    return explicit ? CUTS : MAY_FAIL;
  }

  // ---- between other types ----

  private static TypeFit ofOthers(DataType from, DataType to, Catalog catalog) {
    TypeFacts.Group source = TypeFacts.group(from);
    TypeFacts.Group target = TypeFacts.group(to);
    if (source == TypeFacts.Group.NUMBER && target == TypeFacts.Group.NUMBER) {
      return numbers(from, to);
    }
    if (source == TypeFacts.Group.MOMENT && target == TypeFacts.Group.MOMENT) {
      boolean toDate = to.name().name().equals("date");
      return toDate || (!isDate(from) && fractionShrinks(from, to)) ? CUTS : ANOTHER;
    }
    return switch (from.name().name() + " -> " + to.name().name()) {
      case "json -> jsonb",
          "jsonb -> json",
          "cidr -> inet",
          "macaddr -> macaddr8",
          "time without time zone -> time with time zone",
          "time without time zone -> interval",
          "boolean -> integer",
          "money -> numeric",
          "path -> polygon",
          "polygon -> path",
          "bit -> bit varying" -> to.modifiers().isEmpty() ? ANOTHER : MAY_FAIL;
      case "integer -> money", "bigint -> money", "bit varying -> bit", "macaddr8 -> macaddr" ->
        MAY_FAIL;
      default -> oids(from, to, catalog);
    };
  }

  private static TypeFit oids(DataType from, DataType to, Catalog catalog) {
    String source = from.name().name();
    String target = to.name().name();
    boolean wide = TypeFacts.integerRank(source) == 3;
    if (TypeFacts.isOid(source) && (TypeFacts.isOid(target) || TypeFacts.integerRank(target) > 1)) {
      return ANOTHER;
    }
    if (TypeFacts.isOid(target) && TypeFacts.integerRank(source) > 0) {
      return wide ? MAY_FAIL : ANOTHER;
    }
    // A cast between an enum and another type goes by the label.
    return catalog.type(to.name()).filter(t -> t.kind() == Type.Kind.ENUM).isPresent()
        ? MAY_FAIL
        : CUTS;
  }

  private static boolean isDate(DataType type) {
    return type.name().name().equals("date");
  }

  private static TypeFit numbers(DataType from, DataType to) {
    String source = from.name().name();
    String target = to.name().name();
    int integer = TypeFacts.integerRank(source);
    if (integer > 0) {
      if (TypeFacts.integerRank(target) > 0) {
        return integer < TypeFacts.integerRank(target) ? ANOTHER : MAY_FAIL;
      }
      if (target.equals(TypeFacts.NUMERIC)) {
        return to.modifiers().isEmpty() ? ANOTHER : MAY_FAIL;
      }
      // 24 and 53 bits hold what has fewer.
      return integer <= TypeFacts.floatRank(target) ? ANOTHER : CUTS;
    }
    if (source.equals(TypeFacts.NUMERIC)) {
      boolean whole = !from.modifiers().isEmpty() && TypeFacts.modifier(from, 1, 0) <= 0;
      return whole && TypeFacts.integerRank(target) > 0 ? MAY_FAIL : CUTS;
    }
    return source.equals("real") && target.equals("double precision") ? ANOTHER : CUTS;
  }
}
