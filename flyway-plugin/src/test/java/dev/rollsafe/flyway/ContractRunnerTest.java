package dev.rollsafe.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.release.ReleaseLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts that wait for their gate without keeping anything back. */
class ContractRunnerTest {

  private static final String DROP = "-- rollsafe:change note->text phase=contract\n\n"
      + "SELECT rollsafe.assert_contract('note->text');\nALTER TABLE customers DROP COLUMN note;";

  @TempDir
  Path root;

  private Path contracts;
  private Application application;

  @BeforeEach
  void aContractWaits() throws Exception {
    contracts = Files.createDirectories(root.resolve("contract"));
    application = new Application(Files.createDirectories(root.resolve("migration")))
        .rollsafe(settings -> settings.setContractLocations("filesystem:" + contracts))
        .write("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, note text);")
        .migrate();
    Files.writeString(contracts.resolve("V2__drop_note.sql"), DROP);
  }

  @AfterEach
  void close() throws Exception {
    application.close();
  }

  private ContractRunner runner() {
    return ContractRunner.of(application.configuration());
  }

  private void ledger(boolean unused) throws Exception {
    try (Connection connection = application.database.connect()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.of("test"));
      if (unused) {
        ledger.declareUnused("a test");
      }
    }
  }

  @Test
  void nothingRunsWithoutALedger() throws Exception {
    ContractReport report = runner().run();

    assertThat(report.run()).isEmpty();
    assertThat(report.held()).singleElement().satisfies(held -> {
      assertThat(held.script()).isEqualTo("V2__drop_note.sql");
      assertThat(held.reason()).contains("NO_LEDGER");
      assertThat(held.opens()).contains("rollsafe gate init");
    });
    assertThat(application.columns("customers")).contains("note");
  }

  @Test
  void aDeploymentGoesOnWhileAContractIsHeld() throws Exception {
    ledger(false);
    application
        .write("V3__mail.sql", "ALTER TABLE customers ADD COLUMN mail text;")
        .migrate();

    assertThat(runner().run().held())
        .singleElement()
        .satisfies(held -> assertThat(held.reason()).contains("NO_EXPAND"));
    assertThat(application.columns("customers")).containsExactly("id", "note", "mail");
  }

  @Test
  void whatIsDueRunsOnceInItsOwnHistory() throws Exception {
    ledger(true);

    assertThat(runner().look().run()).containsExactly("V2__drop_note.sql");
    assertThat(application.columns("customers")).contains("note");
    assertThat(runner().run().run()).containsExactly("V2__drop_note.sql");

    assertThat(application.columns("customers")).containsExactly("id");
    assertThat(application.history()).containsExactly("V1__customers.sql");
    assertThat(application.query(
            "SELECT script FROM flyway_contract_history WHERE version <> '0' AND success"))
        .containsExactly("V2__drop_note.sql");
    assertThat(runner().run()).isEqualTo(new ContractReport(List.of(), List.of()));
    application.migrate();
  }

  @Test
  void oneThatIsHeldKeepsNoneBackAndComesLate() throws Exception {
    ledger(true);
    Files.writeString(contracts.resolve("V1__nameless.sql"), "SELECT 1;");

    ContractReport first = runner().run();
    assertThat(first.run()).containsExactly("V2__drop_note.sql");
    assertThat(first.held())
        .singleElement()
        .satisfies(held -> assertThat(held.reason()).isEqualTo("it names no change"));

    Files.writeString(
        contracts.resolve("V1__nameless.sql"),
        "-- rollsafe:change other phase=contract\n\nSELECT 1;");
    assertThat(runner().run().run()).containsExactly("V1__nameless.sql");
  }

  @Test
  void aContractAmongTheOtherMigrationsIsRefusedWhileItsGateIsShut() throws Exception {
    ledger(false);
    application.write("V2__drop.sql", DROP);

    assertThat(application.failure())
        .contains("V2__drop.sql: error: the release gate of note->text is shut: NO_EXPAND")
        .contains("ContractRunner");
    assertThat(application.history()).hasSize(1);
  }

  @Test
  void aContractMayBeNamedBesideTheMigrations() throws Exception {
    ledger(false);
    application
        .write("V2__drop.sql", "ALTER TABLE customers DROP COLUMN note;")
        .write("rollsafe.yml", """
            services:
              orders: {rollback-window: 1}
            changes:
              - id: customers.note->text
                consumers: [orders]
                contract: [V2__drop.sql]
            """);

    assertThat(application.failure())
        .contains(
            "V2__drop.sql: error: the release gate of customers.note->text is shut: NO_EXPAND");
  }

  @Test
  void contractsAreNotToLieWhereAllMigrationsRun() {
    application.rollsafe(settings ->
        settings.setContractLocations("filesystem:" + root.resolve("migration/contract")));

    assertThatThrownBy(this::runner)
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("whose migrations all run at once");
  }
}
