package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Which types PostgreSQL converts into each other without being told how, as {@code pg_cast} of servers 13 to 18 lists them
 * ({@code castcontext} implicit or assignment). Besides, everything can be assigned to a string.
 */
final class Casts {

  private static final String ASSIGNABLE = """
      bigint: double precision, integer, money, numeric, oid, real, regclass, smallint
      bit: bit varying
      bit varying: bit
      box: polygon
      cidr: inet
      date: timestamp with time zone, timestamp without time zone
      double precision: bigint, integer, numeric, real, smallint
      inet: cidr
      integer: bigint, double precision, money, numeric, oid, real, regclass, smallint
      interval: time without time zone
      json: jsonb
      jsonb: json
      macaddr: macaddr8
      macaddr8: macaddr
      money: numeric
      numeric: bigint, double precision, integer, money, real, smallint
      oid: bigint, integer, regclass
      path: polygon
      point: box
      polygon: path
      real: bigint, double precision, integer, numeric, smallint
      regclass: bigint, integer, oid
      smallint: bigint, double precision, integer, numeric, oid, real, regclass
      time with time zone: time without time zone
      time without time zone: interval, time with time zone
      timestamp with time zone: date, time with time zone, time without time zone, timestamp without time zone
      timestamp without time zone: date, time without time zone, timestamp with time zone
      """;

  private static final Map<String, Set<String>> BY_SOURCE = bySource();

  private Casts() {}

  private static Map<String, Set<String>> bySource() {
    Map<String, Set<String>> bySource = new HashMap<>();
    StringTokenizer lines = new StringTokenizer(ASSIGNABLE, "\n");
    while (lines.hasMoreTokens()) {
      String line = lines.nextToken();
      int colon = line.indexOf(": ");
      Set<String> targets = new HashSet<>();
      StringTokenizer names = new StringTokenizer(line.substring(colon + 2), ",");
      while (names.hasMoreTokens()) {
        targets.add(names.nextToken().strip());
      }
      bySource.put(line.substring(0, colon), targets);
    }
    return bySource;
  }

  /**
   * Says whether a value of {@code from} can be assigned to {@code to}; of types that are not the server's own, true, for
   * their casts are not known.
   */
  static boolean byAssignment(DataType from, DataType to, Catalog catalog) {
    boolean sameShape = from.isArray() == to.isArray();
    if (sameShape && from.name().sameAs(to.name())) {
      return true;
    }
    // An array is converted element by element, or becomes a string as a whole.
    if ((sameShape || !to.isArray()) && TypeFacts.isStringName(to.name().name())) {
      return true;
    }
    if (isOfExtension(from, catalog) || isOfExtension(to, catalog)) {
      return true;
    }
    if (!sameShape) {
      return false;
    }
    if (TypeFacts.isStringName(from.name().name())) {
      String name = from.name().name();
      boolean text = name.equals(TypeFacts.TEXT) || name.equals(TypeFacts.VARCHAR);
      return text && to.name().name().equals("regclass");
    }
    return isPair(from.name().name(), to.name().name());
  }

  /** Pairs outside of the groups of {@link TypeFacts} of which one is converted implicitly into the other. */
  private static final Set<String> COMPARABLE = Set.of(
      "cidr inet",
      "inet cidr",
      "bit bit varying",
      "bit varying bit",
      "time without time zone time with time zone",
      "time with time zone time without time zone",
      "time without time zone interval",
      "interval time without time zone");

  /** Says whether there is an operator that compares the two types; without one for the old type nothing was compared. */
  static boolean comparable(DataType from, DataType to) {
    String source = from.name().name();
    String target = to.name().name();
    if (TypeFacts.lacksEquality(from)
        || (from.name().sameAs(to.name()) && from.isArray() == to.isArray())) {
      return true;
    }
    if (from.isArray() || to.isArray()) {
      return false;
    }
    TypeFacts.Group group = TypeFacts.group(from);
    return (group != TypeFacts.Group.OTHER && group == TypeFacts.group(to))
        || COMPARABLE.contains(source + " " + target)
        || (isNumberOfObject(source) && isNumberOfObject(target));
  }

  private static boolean isNumberOfObject(String name) {
    return TypeFacts.isOid(name) || TypeFacts.integerRank(name) > 0;
  }

  private static boolean isOfExtension(DataType type, Catalog catalog) {
    return !TypeFacts.isBuiltIn(type) && catalog.type(type.name()).isEmpty();
  }

  private static boolean isPair(String from, String to) {
    if (TypeFacts.isOid(from) && TypeFacts.isOid(to)) {
      return from.equals("oid") || to.equals("oid");
    }
    String source = TypeFacts.isOid(from) && !from.equals("oid") ? "regclass" : from;
    String target = TypeFacts.isOid(to) && !to.equals("oid") ? "regclass" : to;
    return BY_SOURCE.getOrDefault(source, Set.of()).contains(target);
  }
}
