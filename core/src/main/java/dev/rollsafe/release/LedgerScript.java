package dev.rollsafe.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The SQL that makes a release ledger. It can be run again, and holds no placeholder of any runner. */
public final class LedgerScript {

  /** The schema of the ledger where none is named. */
  public static final String DEFAULT_SCHEMA = "rollsafe";

  private static final String PLACE = "${ledger}";

  private LedgerScript() {}

  /**
   * Returns the script; as it is, it is a migration of Flyway too.
   *
   * @param schema the schema to make it in: lower-case letters, digits and underscores
   */
  public static String create(String schema) {
    return text().replace(PLACE, checked(schema));
  }

  /**
   * Returns the script as formatted SQL of Liquibase.
   *
   * @param schema the schema to make it in
   */
  public static String liquibase(String schema) {
    return "--liquibase formatted sql\n\n--changeset rollsafe:ledger-1 splitStatements:false stripComments:false\n"
        + create(schema)
        + "--rollback DROP SCHEMA " + checked(schema) + " CASCADE;\n";
  }

  /** Says whether a ledger can be in a schema of this name: lower-case letters, digits and underscores. */
  public static boolean isSchema(String name) {
    boolean plain = !name.isEmpty()
        && name.length() < 64
        && !isDigit(name.charAt(0))
        && !name.startsWith("pg_");
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = (c >= 'a' && c <= 'z') || isDigit(c) || c == '_';
    }
    return plain;
  }

  static String checked(String schema) {
    if (!isSchema(schema)) {
      throw new IllegalArgumentException(
          "the schema of the ledger has a plain name, such as rollsafe; it is '" + schema + "'");
    }
    return schema;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String text() {
    try (InputStream in = LedgerScript.class.getResourceAsStream("ledger.sql")) {
      if (in == null) {
        throw new IllegalStateException("ledger.sql is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
