package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a folder per migration with {@code up.sql} and {@code down.sql} in it, as Diesel and Hasura write them. */
final class UpDownFoldersReader implements LayoutReader {

  /**
   * Diesel takes the digits up to the first {@code _} for the version, whatever hyphens stand between them, so that {@code
   * 2018-01-18-172821_x} comes behind {@code 20141007131741_y}.
   */
  private static final Comparator<SourceFile> BY_VERSION =
      (a, b) -> NaturalOrder.INSTANCE.compare(version(a.folder()), version(b.folder()));

  @Override
  public Layout layout() {
    return Layout.UP_DOWN_FOLDERS;
  }

  @Override
  public boolean claims(SourceFile file) {
    return file.name().equals("up.sql");
  }

  private static String version(String folder) {
    int name = folder.lastIndexOf('/') + 1;
    int end = folder.indexOf('_', name);
    if (end < 0) {
      return folder;
    }
    return folder.substring(0, name)
        + folder.substring(name, end).replace("-", "")
        + folder.substring(end);
  }

  @Override
  public void read(Folder folder, HistoryBuilder history) {
    List<SourceFile> files = new ArrayList<>(folder.files());
    files.sort(BY_VERSION);
    for (SourceFile file : files) {
      boolean up = claims(file);
      if (up || file.name().equals("down.sql")) {
        Kind kind = up ? Kind.VERSIONED : Kind.UNDO;
        history
            .read(file)
            .ifPresent(
                script -> history.add(file, file.folder(), kind, mode(file, history), script));
      } else if (file.isSql()) {
        history.skip(file, "only files named up.sql and down.sql are run here");
      }
    }
  }

  /** Diesel's {@code metadata.toml} can turn the transaction off. */
  static TransactionMode mode(SourceFile file, HistoryBuilder history) {
    Path metadata = file.path().resolveSibling("metadata.toml");
    if (Files.exists(metadata)) {
      try {
        String text = TextFile.read(metadata).replace(" ", "").replace("\t", "");
        if (text.contains("run_in_transaction=false")) {
          return TransactionMode.NONE;
        }
      } catch (TextFile.UnreadableException e) {
        history.unreadable(metadata.toString(), e.reason());
      }
    }
    return TransactionMode.SINGLE;
  }
}
