package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A Spring Boot application, with the Flyway that it comes with and nothing configured. */
@EnabledIfSystemProperty(named = "rollsafe.flyway.version", matches = "11\\.7\\.2")
class SpringBootTest {

  @Test
  void doesNotStartOnUnsafeMigrations(@TempDir Path folder) throws Exception {
    try (Application application = new Application(folder)) {
      application.write("V1__a.sql", "CREATE TABLE a (id bigint PRIMARY KEY, b text);");
      start(application, folder).close();
      application.write("V2__drop.sql", "ALTER TABLE a DROP COLUMN b;");

      Throwable refused = catchThrowable(() -> start(application, folder));

      assertThat(refused).rootCause().hasMessageContaining("V2__drop.sql:1:15: error: ");
      assertThat(application.history()).containsExactly("V1__a.sql");
    }
  }

  private static ConfigurableApplicationContext start(Application application, Path folder) {
    Boot.database = application.dataSource();
    return new SpringApplicationBuilder(Boot.class)
        .web(WebApplicationType.NONE)
        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
        .properties(Map.of("spring.flyway.locations", "filesystem:" + folder))
        .run();
  }

  /** The application. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Boot {

    private static DataSource database;

    @Bean
    DataSource dataSource() {
      return database;
    }
  }
}
