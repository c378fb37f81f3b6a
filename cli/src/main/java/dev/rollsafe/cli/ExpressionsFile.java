package dev.rollsafe.cli;

import dev.rollsafe.plan.sequence.PlanOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of {@code --expressions}: how columns are computed from others. */
final class ExpressionsFile {

  private ExpressionsFile() {}

  /**
   * Reads it.
   *
   * @throws IOException if it cannot be read, or a line is none
   */
  static PlanOptions read(Optional<String> file) throws IOException {
    PlanOptions options = PlanOptions.NONE;
    if (file.isEmpty()) {
      return options;
    }
    for (String line : Files.readAllLines(Path.of(file.get()))) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith("--")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IOException(file.get() + ": no TABLE.COLUMN = EXPRESSION: " + line);
      }
      options = options.with(
          line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return options;
  }
}
