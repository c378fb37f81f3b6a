package dev.rollsafe.cli;

import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.compensate.Compensation;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.sql.Script;
import dev.rollsafe.verify.AppliedMigrations;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database of {@code --jdbc-url}, which is only read. */
final class CompensateServer {

  private final String url;
  private final Optional<String> user;
  private final int seconds;
  private final ServerSchema schema;
  private final boolean applied;

  private CompensateServer(
      String url, Optional<String> user, int seconds, ServerSchema schema, boolean applied) {
    this.url = url;
    this.user = user;
    this.seconds = seconds;
    this.schema = schema;
    this.applied = applied;
  }

  /**
   * Reads what is there. A database that does not say which migrations it holds is taken to hold those of the release.
   *
   * @param migrations the migrations of the release
   */
  static CompensateServer read(Invocation invocation, Option jdbcUrl, List<Migration> migrations)
      throws LiveStart.Unavailable {
    String url = invocation.value(jdbcUrl);
    Optional<String> user = invocation.given(LiveOptions.USER);
    int seconds = LiveOptions.seconds(invocation);
    try (Connection connection = Server.connect(url, user, seconds)) {
      Optional<AppliedMigrations> known = AppliedMigrations.read(connection, seconds);
      boolean some =
          migrations.stream().anyMatch(m -> known.filter(k -> k.contains(m)).isPresent());
      boolean all =
          migrations.stream().allMatch(m -> known.filter(k -> !k.contains(m)).isEmpty());
      if (some && !all) {
        throw new LiveStart.Unavailable(
            "only some migrations of the release are applied; finish or take back the others first");
      }
      return new CompensateServer(
          url, user, seconds, ServerSchema.read(connection, seconds), known.isEmpty() || some);
    } catch (SQLException failed) {
      throw new LiveStart.Unavailable(Server.explain(failed, url));
    }
  }

  ServerVersion version() {
    return new ServerVersion(schema.version());
  }

  /** Says whether the release is applied there. */
  boolean isApplied() {
    return applied;
  }

  /** Returns what makes all that is there. */
  Script schema() {
    return schema.script();
  }

  /** Asks each step's query what would not go back; one that needs the steps before it is left for its turn. */
  Map<String, Long> count(Compensation compensation, Terminal terminal)
      throws LiveStart.Unavailable, IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Connection connection = Server.connect(url, user, seconds)) {
      connection.setReadOnly(true);
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(seconds);
        for (Step step : compensation.plan().steps()) {
          if (step.risk().isPresent()) {
            count(step, statement, counts, terminal);
          }
        }
      }
    } catch (SQLException failed) {
      throw new LiveStart.Unavailable(Server.explain(failed, url));
    }
    return counts;
  }

  private static void count(
      Step step, Statement statement, Map<String, Long> counts, Terminal terminal)
      throws SQLException, IOException {
    try (ResultSet rows = statement.executeQuery(step.risk().orElseThrow().sql())) {
      rows.next();
      counts.put(step.name(), rows.getLong(1));
    } catch (SQLException failed) {
      String state = failed.getSQLState();
      if ("57014".equals(state)) {
        terminal.error(step.name() + ": counting took too long; --timeout gives it more time");
      } else if (!"42P01".equals(state) && !"42703".equals(state)) {
        throw failed;
      }
    }
  }
}
