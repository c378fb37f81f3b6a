package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers a history while its files are read. */
final class HistoryBuilder {

  private final String path;
  private final Layout layout;
  private final List<Migration> migrations = new ArrayList<>();
  private final List<Migration> undos = new ArrayList<>();
  private final List<History.Skipped> skipped = new ArrayList<>();
  private final List<History.Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final byte @Nullable [] content;

  HistoryBuilder(String path, Layout layout) {
    this(path, layout, null);
  }

  /**
   * Gathers a history of one file, of which another content is read than it has.
   *
   * @param content what it is taken to hold; null for what it does
   */
  HistoryBuilder(String path, Layout layout, byte @Nullable [] content) {
    this.content = content;
    this.path = path;
    this.layout = layout;
  }

  History build() {
    return new History(path, layout, migrations, undos, skipped, problems);
  }

  void skip(SourceFile file, String reason) {
    skipped.add(new History.Skipped(file.shown(), reason));
  }

  /** Notes what is wrong with a file or place, and keeps nothing from being read. */
  void problem(String place, String message) {
    problems.add(new History.Problem(place, message, false));
  }

  void unreadable(String file, String message) {
    problems.add(new History.Problem(file, message, true));
  }

  void problems(List<History.Problem> found) {
    problems.addAll(found);
  }

  /** Reads a file in UTF-8; empty, and a problem, where that fails. */
  Optional<Script> read(SourceFile file) {
    return read(file, StandardCharsets.UTF_8);
  }

  Optional<Script> read(SourceFile file, Charset charset) {
    try {
      String text =
          content == null ? TextFile.read(file.path(), charset) : TextFile.decode(content, charset);
      return Optional.of(Script.of(file.shown(), text));
    } catch (TextFile.UnreadableException e) {
      unreadable(file.shown(), e.reason());
      return Optional.empty();
    }
  }

  /** Adds a migration that is one script as a whole. */
  void add(SourceFile file, String id, Kind kind, TransactionMode mode, Script script) {
    add(file, id, kind, Optional.empty(), mode, List.of(script));
  }

  void add(
      SourceFile file,
      String id,
      Kind kind,
      Optional<Version> version,
      TransactionMode mode,
      List<Script> parts) {
    List<Directive> directives = Directives.read(parts);
    String unique = kind == Kind.UNDO ? id : uniqueId(file, id);
    Migration migration = new Migration(
        unique,
        file.shown(),
        kind,
        version,
        Directives.release(directives),
        mode,
        parts,
        directives);
    (kind == Kind.UNDO ? undos : migrations).add(migration);
  }

  /** Two files of one name in different folders are told apart by their paths. */
  private String uniqueId(SourceFile file, String id) {
    if (ids.add(id)) {
      return id;
    }
    String longer =
        file.relativeStem().endsWith(id) ? file.relativeStem() : file.relativeStem() + "::" + id;
    String unique = longer;
    for (int i = 2; !ids.add(unique); i++) {
      unique = longer + "#" + i;
    }
    return unique;
  }

  /** Adds what a file holds, taken apart where it holds several migrations or a way back. */
  void addByContent(SourceFile file, String id, TransactionMode mode) {
    addByContent(file, id, script -> mode);
  }

  /** Does so with a mode that depends on the script. */
  void addByContent(SourceFile file, String id, Function<Script, TransactionMode> mode) {
    Optional<Script> read = read(file);
    if (read.isEmpty()) {
      return;
    }
    Script script = read.get();
    if (FormattedLiquibase.recognises(script.text())) {
      new FormattedLiquibase(file, script, this).read();
      return;
    }
    Optional<Sections> sections = Sections.of(script);
    if (sections.isEmpty()) {
      add(file, id, Kind.VERSIONED, mode.apply(script), script);
      return;
    }
    add(file, id, Kind.VERSIONED, sections.get().mode(), sections.get().up());
    sections
        .get()
        .down()
        .ifPresent(down -> add(file, id, Kind.UNDO, sections.get().mode(), down));
  }
}
