package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the histories in folders and files, in whatever layout their runner wants them. */
public final class MigrationSources {

  private static final LayoutReader PLAIN = new PlainReader();

  private static final LayoutReader[] READERS = {
    new FlywayReader(), new FoldersReader(), new UpDownFoldersReader(), new UpDownFilesReader()
  };

  private MigrationSources() {}

  /**
   * Reads histories: each folder is one, the files named singly are one together, in the order given. What cannot be read is a
   * {@linkplain History.Problem problem} of its history.
   */
  public static List<History> read(List<Path> paths) {
    List<History> histories = new ArrayList<>();
    for (MigrationSource source : of(paths)) {
      histories.add(source.read());
    }
    return histories;
  }

  /** Returns the histories that {@code paths} name, not read yet: of hundreds, not all need to be in memory together. */
  public static List<MigrationSource> of(List<Path> paths) {
    return of(paths, Optional.empty());
  }

  /**
   * Returns the histories that {@code paths} name, not read yet.
   *
   * @param paths folders and files
   * @param layout whose names the files of folders have; empty where they tell it themselves
   */
  public static List<MigrationSource> of(List<Path> paths, Optional<Layout> layout) {
    List<MigrationSource> sources = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        sources.add(new MigrationSource(path.toString(), () -> readFolder(path, layout)));
      } else {
        if (files.isEmpty()) {
          sources.add(new MigrationSource(path.toString(), () -> readFiles(files)));
        }
        files.add(path);
      }
    }
    return sources;
  }

  private static History readFolder(Path path, Optional<Layout> layout) {
    Folder folder = Folder.list(path);
    LayoutReader reader = layout.isPresent() ? reader(layout.get()) : reader(folder);
    HistoryBuilder history = new HistoryBuilder(path.toString(), reader.layout());
    history.problems(folder.problems());
    reader.read(folder, history);
    History read = history.build();
    if (read.migrations().isEmpty() && !read.broken()) {
      history.unreadable(path.toString(), nothingFound(folder, read));
      return history.build();
    }
    return read;
  }

  private static LayoutReader reader(Layout layout) {
    for (LayoutReader reader : READERS) {
      if (reader.layout() == layout) {
        return reader;
      }
    }
    return PLAIN;
  }

  /** The layout most files have; a lone odd name among many does not turn the folder. */
  private static LayoutReader reader(Folder folder) {
    LayoutReader best = PLAIN;
    int most = 0;
    for (LayoutReader reader : READERS) {
      int claimed = 0;
      for (SourceFile file : folder.files()) {
        if (reader.claims(file)) {
          claimed++;
        }
      }
      if (claimed > most) {
        most = claimed;
        best = reader;
      }
    }
    return best;
  }

  private static String nothingFound(Folder folder, History read) {
    if (!read.undos().isEmpty() || !read.skipped().isEmpty()) {
      return "holds no migration that goes forward: " + read.undos().size() + " undo scripts, "
          + read.skipped().size() + " files skipped";
    }
    for (SourceFile file : folder.files()) {
      String name = file.name();
      if (name.endsWith(".xml") || name.endsWith(".yaml") || name.endsWith(".yml")) {
        return "holds no .sql files; changelogs in XML and YAML are not read, let the runner print their SQL first"
            + " (liquibase update-sql)";
      }
    }
    return "holds no migrations: there are no .sql files in it or below it";
  }

  private static History readFiles(List<Path> paths) {
    HistoryBuilder history = new HistoryBuilder(paths.get(0).toString(), Layout.PLAIN);
    for (Path path : paths) {
      readFile(SourceFile.single(path), history);
    }
    return history.build();
  }

  /**
   * Reads a file as if it held something else, such as what it held before.
   *
   * @param path the file
   * @param content what it is taken to hold
   */
  public static History read(Path path, byte[] content) {
    HistoryBuilder history = new HistoryBuilder(path.toString(), Layout.PLAIN, content);
    readFile(SourceFile.single(path), history);
    return history.build();
  }

  /** A file named singly is run, whatever direction its name has. */
  private static void readFile(SourceFile file, HistoryBuilder history) {
    Optional<FlywayName> flyway = FlywayName.of(FlywayReader.stem(file));
    if (file.isSql() && flyway.isPresent()) {
      FlywayName name = flyway.get();
      FlywayReader.add(file, name.kind() == Migration.Kind.UNDO ? name.forward() : name, history);
      return;
    }
    boolean inFolder = file.name().equals("up.sql") || file.name().equals("migration.sql");
    TransactionMode mode = file.name().equals("up.sql")
        ? UpDownFoldersReader.mode(file, history)
        : TransactionMode.SINGLE;
    history.addByContent(file, inFolder ? file.folder() : file.relativeStem(), mode);
  }
}
