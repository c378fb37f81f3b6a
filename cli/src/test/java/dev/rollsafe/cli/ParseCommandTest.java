package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {

  @TempDir
  Path folder;

  @Test
  void printsTheTreeOfEachStatement() throws IOException {
    Path file = folder.resolve("x.sql");
    Files.writeString(
        file, "CREATE TABLE s.t (id bigint NOT NULL);\n  ALTER TABLE t DROP COLUMN \"A\";\n!;");
    Ran ran = Ran.rollsafe("parse", file.toString());
    assertThat(ran.exit()).isZero();
    JsonNode output = new ObjectMapper().readTree(ran.out());
    assertThat(output.at("/statements/0/tree/node").asText()).isEqualTo("CreateTable");
    assertThat(output.at("/statements/0/tree/name/schema").asText()).isEqualTo("s");
    assertThat(output.at("/statements/1/tree/actions/0/column").asText()).isEqualTo("A");
    assertThat(output.at("/statements/1/tree/span/line").asInt()).isEqualTo(2);
    assertThat(output.at("/statements/1/tree/span/column").asInt()).isEqualTo(3);
    assertThat(output.at("/statements/2/tree/node").asText()).isEqualTo("Unparsed");
    assertThat(output.at("/summary/notUnderstood").asInt()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    Ran ran = Ran.rollsafe("parse", folder.resolve("nowhere.sql").toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("nowhere.sql");
    assertThat(ran.out()).isEmpty();
  }
}
