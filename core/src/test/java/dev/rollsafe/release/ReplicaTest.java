package dev.rollsafe.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.release.Reason.Code;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a standby says may be old: nothing is decided there, and nothing written. Promoted, it has to be confirmed. */
class ReplicaTest {

  @TempDir
  Path folder;

  @Test
  void aReplicaKeepsTheGateShut() throws IOException, SQLException {
    Path data = folder.resolve("data");
    try (EmbeddedPostgres primary = server(data);
        Connection connection = primary.getPostgresDatabase().getConnection()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      ledger.create(Optional.of("prod"));
      ledger.declare(Change.of("t.a->b", "rename-column", "t.a", Optional.of("t.b")));
    }
    Files.createFile(data.resolve("standby.signal"));
    try (EmbeddedPostgres standby = server(data);
        Connection connection = standby.getPostgresDatabase().getConnection()) {
      ReleaseLedger ledger = ReleaseLedger.of(connection);
      assertThat(GateCheck.of(ledger).decide("t.a->b").reasons())
          .extracting(Reason::code)
          .contains(Code.REPLICA);
      assertThat(ledger.whyClosed("t.a->b")).contains("REPLICA: this is a replica");
      assertThatThrownBy(() -> ledger.assertContract("t.a->b")).hasMessageContaining("replica");
      assertThatThrownBy(() -> ledger.register(Build.of("orders", "1", Set.of(), Set.of())))
          .hasMessageContaining("replica");
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT pg_promote()");
      }
      assertThat(GateCheck.of(ledger).decide("t.a->b").reasons())
          .extracting(Reason::code)
          .contains(Code.IDENTITY)
          .doesNotContain(Code.REPLICA);
      ledger.adopt("prod", "failed over");
      assertThat(GateCheck.of(ledger).decide("t.a->b").reasons())
          .extracting(Reason::code)
          .doesNotContain(Code.IDENTITY);
    }
  }

  private static EmbeddedPostgres server(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .start();
  }
}
