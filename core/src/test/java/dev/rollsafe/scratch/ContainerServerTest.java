package dev.rollsafe.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.testing.TestPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of Testcontainers' driver; a driver of the test stands for it, as tests need no Docker. */
class ContainerServerTest {

  @Test
  void theFirstConnectionHoldsTheContainer() throws IOException, SQLException {
    List<String> asked = new ArrayList<>();
    Driver driver = (Driver) Proxy.newProxyInstance(
        Driver.class.getClassLoader(),
        new Class<?>[] {Driver.class},
        (proxy, method, arguments) -> {
          boolean ours = arguments != null && String.valueOf(arguments[0]).startsWith("jdbc:tc:");
          return switch (method.getName()) {
            case "acceptsURL" -> ours;
            case "connect" -> ours ? connect((String) arguments[0], asked) : null;
            case "equals" -> proxy == arguments[0];
            case "toString" -> "a driver of the test";
            default -> 1;
          };
        });
    DriverManager.registerDriver(driver);
    try {
      ContainerServer server = ContainerServer.start(17);
      assertThat(server.description()).isEqualTo("a container of postgres:17");
      server.close();
    } finally {
      DriverManager.deregisterDriver(driver);
    }
    assertThat(asked).containsExactly("jdbc:tc:postgresql:17:///rollsafe", "closed");
  }

  private static Connection connect(String url, List<String> asked) throws SQLException {
    asked.add(url);
    Connection real = TestPostgres.create().connect();
    return (Connection) Proxy.newProxyInstance(
        Connection.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            asked.add("closed");
          }
          return method.invoke(real, arguments);
        });
  }
}
