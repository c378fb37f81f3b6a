package dev.rollsafe.migration;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Flyway's {@code V1__x.sql.conf} says about the script beside it. */
final class ScriptConfiguration {

  private @Nullable Boolean inTransaction;
  private boolean skipped;
  private Charset charset = StandardCharsets.UTF_8;

  private ScriptConfiguration() {}

  static ScriptConfiguration of(SourceFile file, HistoryBuilder history) {
    ScriptConfiguration configuration = new ScriptConfiguration();
    String name = file.path().getFileName() + ".conf";
    Path path = file.path().resolveSibling(name);
    if (Files.exists(path)) {
      SourceFile conf = new SourceFile(path, file.shown() + ".conf", name, file.folder());
      try {
        configuration.read(TextFile.read(path), conf, history);
      } catch (TextFile.UnreadableException e) {
        history.unreadable(conf.shown(), e.reason());
      }
    }
    return configuration;
  }

  private void read(String text, SourceFile conf, HistoryBuilder history) {
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals < 0 || line.stripLeading().startsWith("#")) {
        continue;
      }
      String value = line.substring(equals + 1).strip();
      switch (line.substring(0, equals).strip()) {
        case "executeInTransaction" -> inTransaction = !value.equalsIgnoreCase("false");
        case "shouldExecute" -> skipped = value.equalsIgnoreCase("false");
        case "encoding" -> charset = charset(value, conf, history);
        default -> {
          // Placeholders and the like say nothing about what the script does.
        }
      }
    }
  }

  private static Charset charset(String name, SourceFile conf, HistoryBuilder history) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      history.unreadable(conf.shown(), "names an encoding that is not known: " + name);
      return StandardCharsets.UTF_8;
    }
  }

  /** Returns whether it is to run in a transaction; null where Flyway is left to decide. */
  @Nullable
  Boolean inTransaction() {
    return inTransaction;
  }

  boolean skipped() {
    return skipped;
  }

  Charset charset() {
    return charset;
  }
}
