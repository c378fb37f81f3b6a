package dev.rollsafe.flyway;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.migration.Version;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.resource.LoadableResource;

/** Reads a file as the migration that Flyway makes of it. */
final class ScriptReader {

  private static final Path HERE = Path.of("").toAbsolutePath();

  private final Inventory inventory;
  private final Placeholders placeholders;

  ScriptReader(Inventory inventory, Placeholders placeholders) {
    this.inventory = inventory;
    this.placeholders = placeholders;
  }

  Migration read(LoadableResource file, Kind kind, Optional<Version> version) {
    Script raw = Script.of(shown(file), text(file));
    Script script = replaces(file)
        ? Script.of(raw.name(), placeholders.replaceIn(raw, file.getFilename()))
        : raw;
    Migration migration = Migration.of(
        stem(file.getFilename()), kind, version, TransactionMode.DETECTED, List.of(script));
    return migration.in(mode(migration, file));
  }

  /** What the name of a migration says stays in its id. */
  static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? fileName : fileName.substring(0, dot);
  }

  /** Below the working folder, a path from there on is what its author would write. */
  private static String shown(LoadableResource file) {
    try {
      Path path = Path.of(file.getAbsolutePathOnDisk()).toAbsolutePath().normalize();
      if (Files.exists(path)) {
        return (path.startsWith(HERE) ? HERE.relativize(path) : path).toString();
      }
    } catch (InvalidPathException inJar) {
      // It has a name on the class path all the same.
    }
    return file.getAbsolutePath();
  }

  private static String text(LoadableResource file) {
    try (Reader reader = file.read()) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException failed) {
      throw new ConfigurationException(
          file.getAbsolutePath() + ": cannot be read: " + failed.getMessage());
    }
  }

  /** Its {@code .conf} may say that nothing is replaced. */
  private boolean replaces(LoadableResource file) {
    LoadableResource conf = inventory.resources().getResource(file.getRelativePath() + ".conf");
    String said = null;
    if (conf != null) {
      Properties properties = new Properties();
      try (Reader reader = conf.read()) {
        properties.load(reader);
      } catch (IOException failed) {
        throw new ConfigurationException(
            conf.getAbsolutePath() + ": cannot be read: " + failed.getMessage());
      }
      said = properties.getProperty("placeholderReplacement");
    }
    return said == null
        ? inventory.configuration().isPlaceholderReplacement()
        : Boolean.parseBoolean(said.strip());
  }

  /** Flyway itself says whether it opens a transaction; where it refuses to, the rules tell why. */
  private TransactionMode mode(Migration migration, LoadableResource file) {
    RunnerTransaction expected = RunnerTransaction.of(migration);
    boolean opened;
    try {
      opened = inventory
          .parser()
          .createSqlScript(file, inventory.configuration().isMixed(), inventory.resources())
          .executeInTransaction();
    } catch (FlywayException refused) {
      if (expected.mixedAt().isPresent()) {
        return TransactionMode.DETECTED;
      }
      throw new ConfigurationException(
          migration.path() + ": Flyway itself cannot read it: " + refused.getMessage());
    }
    if (expected.mixedAt().isEmpty() && expected.opened() == opened) {
      return TransactionMode.DETECTED;
    }
    return opened ? TransactionMode.SINGLE : TransactionMode.NONE;
  }
}
