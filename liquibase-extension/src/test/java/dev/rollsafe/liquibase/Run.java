package dev.rollsafe.liquibase;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs commands of Liquibase as its clients do, and keeps what came of it. */
final class Run {

  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, Object> arguments = new HashMap<>();
  private final Path folder;
  private final String command;
  private String output = "";

  private Run(Path folder, String command) {
    this.folder = folder;
    this.command = command;
  }

  static Run command(String name, Path folder) {
    return new Run(folder, name);
  }

  Run with(String setting, String value) {
    settings.put("liquibase.rollsafe." + setting, value);
    return this;
  }

  Run argument(String name, Object value) {
    arguments.put(name, value);
    return this;
  }

  /** Returns the messages of the error and all its causes; empty where there was none. */
  String on(TestDatabase target, String changeLog) throws Exception {
    Database database = DatabaseFactory.getInstance()
        .findCorrectDatabaseImplementation(new JdbcConnection(target.connect()));
    try {
      return on(database, changeLog);
    } finally {
      database.close();
    }
  }

  String on(Database database, String changeLog) throws Exception {
    settings.forEach(System::setProperty);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      DirectoryResourceAccessor files = new DirectoryResourceAccessor(folder);
      return Scope.child(quietly(files), () -> {
        CommandScope scope = new CommandScope(command);
        scope.addArgumentValue("database", database);
        scope.addArgumentValue("changelogFile", changeLog);
        arguments.forEach(scope::addArgumentValue);
        scope.setOutput(out);
        try {
          scope.execute();
          return "";
        } catch (Exception failed) {
          return messages(failed);
        }
      });
    } finally {
      output = out.toString(StandardCharsets.UTF_8);
      settings.keySet().forEach(System::clearProperty);
    }
  }

  private static Map<String, Object> quietly(DirectoryResourceAccessor files) {
    return Map.of(
        Scope.Attr.resourceAccessor.name(), files, Scope.Attr.ui.name(), new LoggerUIService());
  }

  /** Returns what the command wrote. */
  String output() {
    return output;
  }

  private static String messages(Throwable failed) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    return all.toString();
  }
}
