package dev.rollsafe.migration;

import java.util.function.Supplier;

/** A history that has been named and not been read. */
public final class MigrationSource {

  private final String path;
  private final Supplier<History> reader;

  MigrationSource(String path, Supplier<History> reader) {
    this.path = path;
    this.reader = reader;
  }

  /** Returns the folder, or the first of the files, as the user named it. */
  public String path() {
    return path;
  }

  /** Reads it, from the files as they are now. */
  public History read() {
    return reader.get();
  }
}
