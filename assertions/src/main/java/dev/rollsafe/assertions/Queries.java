package dev.rollsafe.assertions;

import dev.rollsafe.sql.Script;
import dev.rollsafe.verify.OldStatement;
import dev.rollsafe.verify.QueryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The statements of a release. Immutable. */
public final class Queries {

  /** Names another file than the one on the class path. */
  private static final String PROPERTY = "rollsafe.queries";

  private static final String NAME = "rollsafe.queries";

  private final List<OldStatement> statements;

  private Queries(Script script) {
    statements = QueryFile.read(script);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException(script.name() + " holds no statement");
    }
  }

  /** Reads those of the release before: the file that is named, else the one on the class path. */
  static Queries ofThePreviousRelease() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return in(Path.of(named));
    }
    URL resource = Thread.currentThread().getContextClassLoader().getResource(NAME);
    if (resource == null) {
      throw new IllegalArgumentException("the class path holds no " + NAME
          + "; record it with QueryRecorder in the tests of the release before and keep it in src/test/resources,"
          + " or name it with -D" + PROPERTY + "=FILE");
    }
    try (InputStream in = resource.openStream()) {
      return new Queries(Script.of(NAME, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads those of a file. */
  static Queries in(Path file) {
    try {
      return new Queries(Script.of(file.toString(), Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  List<OldStatement> statements() {
    return statements;
  }
}
