package dev.rollsafe.liquibase;

import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import liquibase.Scope;
import liquibase.resource.Resource;

/**
 * The files of a changelog. Liquibase tells no lines, so that SQL is looked up in the file it came from: where it stands there as it
 * is, findings name file, line and column.
 */
final class SourceTexts {

  private final Map<String, Optional<Script>> files = new HashMap<>();
  private final Map<String, Integer> read = new HashMap<>();

  /**
   * Returns where SQL stands in a file, as a part of it.
   *
   * @param path the file, as the changelog names it
   * @param sql the SQL; each is looked for behind the one that was found before
   */
  Optional<Script> find(String path, String sql) {
    Optional<Script> file = files.computeIfAbsent(path, SourceTexts::load);
    if (file.isEmpty() || sql.isBlank()) {
      return Optional.empty();
    }
    String wanted = sql.strip();
    int from = read.getOrDefault(path, 0);
    int start = file.get().text().indexOf(wanted, from);
    if (start < 0) {
      return Optional.empty();
    }
    read.put(path, start + wanted.length());
    return Optional.of(Script.body(file.get(), start, start + wanted.length()));
  }

  private static Optional<Script> load(String path) {
    try {
      Resource resource = Scope.getCurrentScope().getResourceAccessor().get(path);
      if (resource == null || !resource.exists()) {
        return Optional.empty();
      }
      try (InputStream in = resource.openInputStream()) {
        // Liquibase gives the lines of SQL an ending of one kind.
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return Optional.of(Script.of(path, text));
      }
    } catch (IOException unreadable) {
      // Liquibase has read it already: this is about the place of a finding only.
      return Optional.empty();
    }
  }
}
