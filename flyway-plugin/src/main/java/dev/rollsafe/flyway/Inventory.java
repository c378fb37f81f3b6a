package dev.rollsafe.flyway;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway itself says of a database and the migrations for it. A callback is told neither; so a second Flyway with the same
 * settings is asked for its info, on the connection that the callback was given.
 *
 * @param configuration the settings
 * @param migrations what is applied, and what is pending
 * @param resources the files in the locations
 * @param parser reads a file as Flyway will run it
 */
record Inventory(
    Configuration configuration,
    MigrationInfoService migrations,
    ResourceProvider resources,
    SqlScriptFactory parser) {

  static Inventory take(Configuration configuration, Connection connection) {
    ClassicConfiguration copy = quiet(configuration);
    if (copy.getInitSql() != null) {
      // The connection has run it.
      copy.setInitSql(null);
    }
    copy.setDataSource(new LentConnection(connection));
    Places places = new Places();
    List<MigrationResolver> resolvers = new ArrayList<>(Arrays.asList(copy.getResolvers()));
    resolvers.add(places);
    copy.setResolvers(resolvers.toArray(MigrationResolver[]::new));
    MigrationInfoService migrations = new Flyway(copy).info();
    MigrationResolver.Context context = places.context;
    if (context == null) {
      throw new IllegalStateException("Flyway asked no resolver for migrations");
    }
    return new Inventory(
        configuration, migrations, context.resourceProvider, context.sqlScriptFactory);
  }

  /** Returns a copy of settings with which nobody is called back, neither we nor callbacks of the user. */
  static ClassicConfiguration quiet(Configuration configuration) {
    ClassicConfiguration copy = new ClassicConfiguration(configuration);
    RollsafeExtension.of(copy).ifPresent(RollsafeExtension::keepOut);
    copy.setCallbacks();
    copy.setCallbacksAsClassNames();
    copy.setSkipDefaultCallbacks(true);
    return copy;
  }

  /** Resolves nothing; it is only there to be told where Flyway finds files and how it reads them. */
  private static final class Places implements MigrationResolver {

    private @Nullable Context context;

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context told) {
      context = told;
      return List.of();
    }
  }

  List<MigrationInfo> pending() {
    return List.of(migrations.pending());
  }

  /** Returns the names of what is pending. */
  List<String> scripts() {
    List<String> scripts = new ArrayList<>();
    for (MigrationInfo migration : migrations.pending()) {
      scripts.add(migration.getScript());
    }
    return scripts;
  }

  /** Returns the migrations that were run, without the entries that Flyway makes for itself. */
  List<MigrationInfo> applied() {
    List<MigrationInfo> applied = new ArrayList<>();
    for (MigrationInfo migration : migrations.applied()) {
      if (!migration.getType().isSynthetic()) {
        applied.add(migration);
      }
    }
    return applied;
  }
}
