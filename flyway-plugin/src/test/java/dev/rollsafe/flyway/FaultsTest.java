package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around the judge: it neither waits for ever nor leaves anything half done. */
@Timeout(120)
public class FaultsTest {

  private static final String SAFE = "ALTER TABLE customers ADD COLUMN mail text;";
  private static final String UNSAFE = "ALTER TABLE customers DROP COLUMN note;";

  @TempDir
  Path folder;

  private Application application;

  @BeforeEach
  void aReleaseIsOut() throws Exception {
    application = new Application(folder)
        .write("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, note text);")
        .migrate()
        .write("V2__mail.sql", SAFE);
  }

  @AfterEach
  void close() throws Exception {
    application.close();
  }

  private void assertUntouched() throws SQLException {
    assertThat(application.history()).containsExactly("V1__customers.sql");
    assertThat(application.columns("customers")).containsExactly("id", "note");
    assertThat(application.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
        .containsExactly("0");
  }

  @Test
  void theDatabaseGoesAwayBetweenJudgeAndMigration() throws Exception {
    assertCut(CutLast.class);

    Cut.armed = false;
    application.migrate();
    assertThat(application.history()).hasSize(2);
  }

  @Test
  void theDatabaseGoesAwayBeforeItIsRead() throws Exception {
    assertCut(CutFirst.class);
  }

  private void assertCut(Class<? extends Cut> cut) throws SQLException {
    Cut.armed = true;
    Cut.done = false;
    application.flyway(flyway -> flyway.callbacks(cut.getName()));

    assertThat(application.failure()).isNotEmpty();
    assertThat(Cut.done).isTrue();
    assertUntouched();
  }

  @Test
  void aFaultKeepsFromMigratingOnlyWhereEnforced() {
    assertFault(new SQLException("gone"), "Rollsafe could not read the database");
    assertFault(new IllegalStateException("oops"), "Rollsafe failed, by a fault of its own");
  }

  private void assertFault(Exception fault, String message) {
    Connection broken = (Connection) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
          throw fault;
        });

    assertThatThrownBy(() -> check(broken, "enforce").run())
        .isInstanceOf(FlywayException.class)
        .hasCause(fault)
        .hasMessageContaining(message)
        .hasMessageContaining("nothing was applied. To migrate all the same");
    check(broken, "report").run();
  }

  private MigrateCheck check(Connection connection, String mode) {
    RollsafeExtension said = new RollsafeExtension();
    said.setMode(mode);
    Settings settings = Settings.of(Values.of(Optional.of(said)));
    return new MigrateCheck(application.configuration(), connection, settings);
  }

  @Test
  void twoNodesStartAtOnceOnUnsafeMigrations() throws Exception {
    application.write("V3__drop.sql", UNSAFE);

    assertThat(both()).allMatch(message -> message.contains("[column-drop]"));
    assertUntouched();
  }

  @Test
  void twoNodesStartAtOnceOnSafeMigrations() throws Exception {
    assertThat(both()).containsExactly("migrated", "migrated");
    assertThat(application.history()).containsExactly("V1__customers.sql", "V2__mail.sql");
  }

  @Test
  void whatAnotherNodeIsDoingIsNoFaultOfTheMigrations() throws Exception {
    try (Connection other = application.database.connect();
        Statement statement = other.createStatement()) {
      // As a node that has made the column outside a transaction and has not written its history
      // yet.
      statement.execute("SELECT pg_advisory_lock(77431708279161); " + SAFE);
      Thread end = new Thread(() -> end(statement));
      end.start();

      application.migrate();
      end.join();
    }
    assertThat(application.columns("customers")).containsExactly("id", "note", "mail");
  }

  private static void end(Statement node) {
    try {
      Thread.sleep(1_500);
      node.execute("""
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
            execution_time, success) VALUES (2, '2', 'mail', 'SQL', 'V2__mail.sql', NULL, 'other', 1, true);
          SELECT pg_advisory_unlock_all()
          """);
    } catch (InterruptedException | SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private List<String> both() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<String> node = () -> {
      start.await();
      try {
        application.configuration().load().migrate();
        return "migrated";
      } catch (FlywayException refused) {
        return refused.getMessage();
      }
    };
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<String> results = new ArrayList<>();
      for (Future<String> result : nodes.invokeAll(List.of(node, node))) {
        results.add(result.get());
      }
      return results;
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void aRoleThatMayOnlyReadIsToldTheSame() throws Exception {
    as("reader", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    application.write("V3__drop.sql", UNSAFE);

    assertThat(application.failure()).contains("[column-drop]");
    assertUntouched();

    application.write("V3__drop.sql", "SELECT 1;");
    assertThat(application.failure()).contains("ERROR: ");
    assertUntouched();
  }

  @Test
  void whatCannotBeReadIsTakenFromTheHistory() throws Exception {
    as(
        "blind",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO blind; REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC");
    application.write("V3__drop.sql", UNSAFE);

    assertThat(application.failure())
        .contains(
            "the database: warning: cannot be read, and is taken to be what its applied migrations make of it")
        .contains("V3__drop.sql:1:23: error: ", "[column-drop]");
    assertUntouched();
  }

  /** Connects as a role that may do nothing but what is granted. */
  private void as(String role, String grants) throws SQLException {
    application.run("DO $$ BEGIN CREATE ROLE " + role
        + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$; " + grants);
    application.flyway(flyway -> flyway.dataSource(new TestDataSource(() -> {
      Connection connection = application.database.connect();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET ROLE " + role);
      }
      return connection;
    })));
  }

  @Test
  void fiveThousandMigrationsArePending() throws Exception {
    for (int i = 3; i < 5_003; i++) {
      application.write(
          "V" + i + "__t.sql",
          "CREATE TABLE t" + i + " (id bigint PRIMARY KEY, customer bigint);\n" + "CREATE INDEX t"
              + i + "_customer_idx ON t" + i + " (customer);\n");
    }
    application.write("V5003__drop.sql", UNSAFE);

    assertThat(application.failure()).contains("V5003__drop.sql:1:23: error: ");
    assertUntouched();
  }

  /** Ends all sessions of the database before the first migration; known by its name, as instances are dropped. */
  public abstract static class Cut implements Callback {

    private static boolean armed;
    private static boolean done;

    private final String name;

    Cut(String name) {
      this.name = name;
    }

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return false;
    }

    @Override
    public void handle(Event event, Context context) {
      if (!armed) {
        return;
      }
      try (Statement statement = context.getConnection().createStatement()) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() ORDER BY pid = pg_backend_pid()");
      } catch (SQLException gone) {
        done = true;
      }
    }

    @Override
    public String getCallbackName() {
      return name;
    }
  }

  /** Before the judge. */
  public static final class CutFirst extends Cut {

    /** Called by Flyway. */
    public CutFirst() {
      super(" first");
    }
  }

  /** Behind the judge. */
  public static final class CutLast extends Cut {

    /** Called by Flyway. */
    public CutLast() {
      super("~last");
    }
  }
}
