package dev.rollsafe.cli;

import java.util.List;

/** The options that say what is in the database before the migrations: a live one, or a file with its schema. */
final class LiveOptions {

  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "Reads what is in this database and how large its tables are, and judges what is not applied there yet; it is only"
          + " read. The password comes from PGPASSWORD or ~/.pgpass");
  static final Option USER =
      Option.valued("--user", "NAME", "", "The user for --jdbc-url; PGUSER by default");
  static final Option SCHEMA = Option.valued(
      "--schema",
      "FILE",
      "",
      "Takes this file, such as pg_dump --schema-only writes it, for what is in the database; --since says which migrations"
          + " are not yet in it");
  static final Option TIMEOUT = new Option(
      "--timeout",
      "SECONDS",
      List.of(),
      "30",
      "How long connecting to --jdbc-url, or a query there, may take");

  static final List<Option> ALL = List.of(JDBC_URL, USER, SCHEMA, TIMEOUT);

  private LiveOptions() {}

  /**
   * Returns how long something may take.
   *
   * @throws IllegalArgumentException if that is no number
   */
  static int seconds(Invocation invocation) {
    try {
      return Math.max(1, Integer.parseInt(invocation.value(TIMEOUT)));
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(
          "--timeout takes a number of seconds, not " + invocation.value(TIMEOUT));
    }
  }

  /** Says whether one of them was given; only then is anything loaded that knows of servers. */
  static boolean given(Invocation invocation) {
    return invocation.given(JDBC_URL).isPresent() || invocation.given(SCHEMA).isPresent();
  }
}
