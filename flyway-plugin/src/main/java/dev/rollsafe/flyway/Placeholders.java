package dev.rollsafe.flyway;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.sql.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Puts values in the place of {@code ${name}}, as Flyway does when it runs a script: everywhere, comments and strings included.
 * Lines stay where they are: where a value has several, they are put into one.
 */
final class Placeholders {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final String prefix;
  private final String suffix;
  private final String ours;
  private final Map<String, String> values = new HashMap<>();

  private Placeholders(Configuration configuration) {
    prefix = configuration.getPlaceholderPrefix();
    suffix = configuration.getPlaceholderSuffix();
    ours = "flyway" + configuration.getPlaceholderSeparator();
  }

  /**
   * Returns the placeholders that are configured, and those that Flyway has by itself.
   *
   * @param connection what the database, its user and its schema are asked of
   */
  static Placeholders of(Configuration configuration, Connection connection) throws SQLException {
    Placeholders placeholders = new Placeholders(configuration);
    configuration.getPlaceholders().forEach(placeholders::put);
    placeholders.putOwn("database", connection.getCatalog());
    placeholders.putOwn("defaultSchema", schema(configuration, connection));
    placeholders.putOwn("user", user(connection));
    placeholders.putOwn("timestamp", LocalDateTime.now(ZoneId.systemDefault()).format(TIMESTAMP));
    String folder = configuration.getWorkingDirectory();
    placeholders.putOwn(
        "workingDirectory", folder == null ? Path.of("").toAbsolutePath().toString() : folder);
    placeholders.putOwn("table", configuration.getTable());
    placeholders.putOwn("environment", configuration.getCurrentEnvironmentName());
    return placeholders;
  }

  private static String schema(Configuration configuration, Connection connection)
      throws SQLException {
    if (configuration.getDefaultSchema() != null) {
      return configuration.getDefaultSchema();
    }
    String[] schemas = configuration.getSchemas();
    return schemas.length > 0 ? schemas[0] : connection.getSchema();
  }

  private static String user(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private void putOwn(String name, String value) {
    if (value != null) {
      put(ours + name, value);
    }
  }

  private void put(String name, String value) {
    boolean oneLine = value.indexOf('\n') < 0 || value.contains("--");
    values.put(
        name.toLowerCase(Locale.ROOT),
        oneLine ? value : value.replace("\r", "").replace('\n', ' '));
  }

  /**
   * Returns a script as it is run.
   *
   * @param script the text as it is in the file
   * @param fileName the name of the file, which scripts may ask for
   * @throws ConfigurationException if there is no value for a placeholder: Flyway would find that out half way through
   */
  String replaceIn(Script script, String fileName) {
    String text = script.text();
    int at = text.indexOf(prefix);
    if (at < 0) {
      return text;
    }
    StringBuilder replaced = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      int end = text.indexOf(suffix, at + prefix.length());
      String name = end < 0 ? "" : text.substring(at + prefix.length(), end);
      replaced.append(text, done, at).append(value(name, fileName, script, at));
      done = end + suffix.length();
      at = text.indexOf(prefix, done);
    }
    return replaced.append(text, done, text.length()).toString();
  }

  private String value(String name, String fileName, Script script, int at) {
    String key = name.toLowerCase(Locale.ROOT);
    String value = key.equals(ours + "filename") ? fileName : values.get(key);
    if (value == null) {
      throw new ConfigurationException(script.name() + ":" + script.position(at)
          + ": there is no value for the placeholder " + prefix + name + suffix
          + "; set flyway.placeholders." + name
          + ", or flyway.placeholderReplacement=false where none is meant");
    }
    return value;
  }
}
