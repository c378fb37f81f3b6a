package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a folder as Flyway does: versions in numeric order, then the repeatable ones, callbacks around them. */
final class FlywayReader implements LayoutReader {

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparing((Entry e) -> e.name.version().orElseThrow());

  private static final Comparator<Entry> BY_DESCRIPTION =
      Comparator.comparing((Entry e) -> e.name.description());

  /** A file and what its name says. */
  private record Entry(SourceFile file, FlywayName name) {}

  @Override
  public Layout layout() {
    return Layout.FLYWAY;
  }

  /** Callbacks alone make no history: {@code afterMigrate.sql} stands in folders of every layout. */
  @Override
  public boolean claims(SourceFile file) {
    Optional<FlywayName> name = FlywayName.of(stem(file));
    return file.isSql() && name.isPresent() && name.get().kind() != Kind.CALLBACK;
  }

  @Override
  public void read(Folder folder, HistoryBuilder history) {
    List<Entry> before = new ArrayList<>();
    List<Entry> versioned = new ArrayList<>();
    List<Entry> repeatable = new ArrayList<>();
    List<Entry> after = new ArrayList<>();
    List<Entry> undos = new ArrayList<>();
    for (SourceFile file : folder.files()) {
      Optional<FlywayName> name = file.isSql() ? FlywayName.of(stem(file)) : Optional.empty();
      if (name.isEmpty()) {
        skip(file, history);
        continue;
      }
      Entry entry = new Entry(file, name.get());
      switch (name.get().kind()) {
        case REPEATABLE -> repeatable.add(entry);
        case CALLBACK -> (name.get().runsBefore() ? before : after).add(entry);
        case UNDO -> undos.add(entry);
        default -> versioned.add(entry);
      }
    }
    FlywaySettings.check(folder.path(), history);
    versioned.sort(IN_ORDER);
    repeatable.sort(BY_DESCRIPTION);
    before.forEach(entry -> add(entry, history));
    addVersioned(versioned, history);
    repeatable.forEach(entry -> add(entry, history));
    after.forEach(entry -> add(entry, history));
    undos.forEach(entry -> add(entry, history));
  }

  private static void skip(SourceFile file, HistoryBuilder history) {
    if (file.isSql()) {
      history.skip(
          file,
          FlywayName.isOtherCallback(stem(file))
              ? "Flyway does not run it to migrate"
              : "its name is none that Flyway runs, such as V1__add_orders.sql");
    } else if (file.name().endsWith(".java") && FlywayName.of(stem(file)).isPresent()) {
      history.skip(file, "a migration in Java can do anything; only SQL is read");
    }
  }

  private static void addVersioned(List<Entry> versioned, HistoryBuilder history) {
    for (int i = 0; i < versioned.size(); i++) {
      Entry entry = versioned.get(i);
      Version version = entry.name.version().orElseThrow();
      if (entry.name.kind() == Kind.BASELINE && standsForOthers(version, versioned)) {
        history.skip(
            entry.file, "a baseline: the migrations that it stands for are judged instead");
        continue;
      }
      add(entry, history);
    }
  }

  private static boolean standsForOthers(Version baseline, List<Entry> versioned) {
    Entry first = versioned.get(0);
    for (int i = 0; i < versioned.size() && first.name.kind() == Kind.BASELINE; i++) {
      first = versioned.get(i);
    }
    return first.name.kind() == Kind.VERSIONED
        && first.name.version().orElseThrow().compareTo(baseline) <= 0;
  }

  private static void add(Entry entry, HistoryBuilder history) {
    add(entry.file, entry.name, history);
  }

  /** Adds a file by its name, wherever it stands. */
  static void add(SourceFile file, FlywayName name, HistoryBuilder history) {
    ScriptConfiguration configuration = ScriptConfiguration.of(file, history);
    if (configuration.skipped()) {
      history.skip(file, "its .conf says shouldExecute=false");
      return;
    }
    Optional<Script> script = history.read(file, configuration.charset());
    if (script.isPresent()) {
      history.add(
          file,
          stem(file),
          name.kind(),
          name.version(),
          mode(configuration.inTransaction()),
          List.of(script.get()));
    }
  }

  private static TransactionMode mode(@Nullable Boolean inTransaction) {
    if (inTransaction == null) {
      return TransactionMode.DETECTED;
    }
    return inTransaction ? TransactionMode.SINGLE : TransactionMode.NONE;
  }

  static String stem(SourceFile file) {
    String name = file.name();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
