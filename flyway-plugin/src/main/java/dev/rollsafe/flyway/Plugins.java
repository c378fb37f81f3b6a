package dev.rollsafe.flyway;

import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.extensibility.Plugin;

/** Finds plugins in the only way that all versions of Flyway have. */
final class Plugins {

  private Plugins() {}

  @SuppressWarnings("deprecation") // what takes its place is not there before 11.9
  static <T extends Plugin> Optional<T> find(Configuration configuration, Class<T> type) {
    return Optional.ofNullable(configuration.getPluginRegister().getPlugin(type));
  }
}
