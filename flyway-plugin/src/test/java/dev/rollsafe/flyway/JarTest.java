package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the jar. That nothing of a host comes with it through dependencies, the enforcer sees to. */
class JarTest {

  @Test
  void holdsOurPackageOnly() throws Exception {
    Path classes = classes();
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> names = files
          .filter(Files::isRegularFile)
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .toList();

      assertThat(names)
          .contains("META-INF/LICENSE", "META-INF/services/org.flywaydb.core.extensibility.Plugin")
          .allMatch(
              name -> name.startsWith("dev/rollsafe/flyway/") || name.startsWith("META-INF/"));
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(RollsafeCallback.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .toURI());
  }
}
