package dev.rollsafe.assertions.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** The types that the PostgreSQL driver sends parameters with (its documentation, "Using Java 8 Date and Time classes" among it). */
final class ParameterTypes {

  private static final String UNKNOWN = "unknown";

  private static final Map<String, String> BY_METHOD = Map.of(
      "setInt", "integer",
      "setLong", "bigint",
      "setShort", "smallint",
      "setByte", "smallint",
      "setBoolean", "boolean",
      "setDouble", "double precision",
      "setFloat", "real",
      "setBigDecimal", "numeric",
      "setString", "varchar",
      "setBytes", "bytea");

  private static final Map<Class<?>, String> BY_CLASS = Map.of(
      Integer.class, "integer",
      Long.class, "bigint",
      Short.class, "smallint",
      Boolean.class, "boolean",
      Double.class, "double precision",
      BigDecimal.class, "numeric",
      UUID.class, "uuid",
      LocalDate.class, "date",
      LocalDateTime.class, "timestamp",
      OffsetDateTime.class, "timestamptz");

  private ParameterTypes() {}

  /** Returns the types of the parameters that were set, in their order. */
  static List<String> of(List<ParameterSetOperation> operations) {
    Map<Integer, String> byPlace = new TreeMap<>();
    for (ParameterSetOperation operation : operations) {
      Object[] arguments = operation.getArgs();
      if (arguments.length > 1 && arguments[0] instanceof Integer place) {
        byPlace.put(place, type(operation.getMethod().getName(), arguments[1]));
      }
    }
    return new ArrayList<>(byPlace.values());
  }

  /** A string is sent as varchar, and Hibernate's are; what is null, or a time with or without a zone, the server finds out. */
  private static String type(String method, Object value) {
    if (method.equals("setObject") && value instanceof String) {
      return "varchar";
    }
    String byMethod = BY_METHOD.get(method);
    return byMethod != null || value == null
        ? String.valueOf(byMethod == null ? UNKNOWN : byMethod)
        : BY_CLASS.getOrDefault(value.getClass(), UNKNOWN);
  }
}
