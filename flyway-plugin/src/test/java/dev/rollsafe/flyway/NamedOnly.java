package dev.rollsafe.flyway;

import java.nio.file.Path;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migrates with a Flyway that finds no plugin of ours, so that the callback is there by its name or as an instance alone. */
public final class NamedOnly implements BiFunction<DataSource, Path, String> {

  private final boolean asInstance;

  /** Returns the scenario. */
  public NamedOnly(boolean asInstance) {
    this.asInstance = asInstance;
  }

  @Override
  public String apply(DataSource database, Path folder) {
    FluentConfiguration configuration =
        Flyway.configure().dataSource(database).locations("filesystem:" + folder);
    if (RollsafeExtension.of(configuration).isPresent()) {
      throw new IllegalStateException("the plugin was found");
    }
    if (asInstance) {
      configuration.callbacks(new RollsafeCallback());
    } else {
      configuration.callbacks(RollsafeCallback.class.getName());
    }
    try {
      configuration.load().migrate();
      return "migrated";
    } catch (FlywayException refused) {
      return refused.getMessage();
    }
  }
}
