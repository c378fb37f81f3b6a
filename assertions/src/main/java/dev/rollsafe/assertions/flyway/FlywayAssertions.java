package dev.rollsafe.assertions.flyway;

import dev.rollsafe.assertions.MigrationsAssert;
import dev.rollsafe.assertions.RollsafeAssertions;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;

/** Where assertions about what Flyway runs begin. */
public final class FlywayAssertions {

  private FlywayAssertions() {}

  /**
   * Begins assertions about the SQL migrations in the locations of Flyway. Nothing is run, and no database is asked.
   *
   * @param flyway Flyway, as the application configures it
   * @throws IllegalArgumentException if a location is nowhere to be found
   */
  public static MigrationsAssert assertThatMigrations(Flyway flyway) {
    List<String> locations = new ArrayList<>();
    for (Location location : flyway.getConfiguration().getLocations()) {
      locations.add(location.toString());
    }
    return RollsafeAssertions.assertThatMigrations(locations.toArray(new String[0]));
  }
}
