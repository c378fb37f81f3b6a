package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a folder per migration with {@code up.sql} and {@code down.sql} in it, as Diesel and Hasura write them. */
final class UpDownFoldersReader implements LayoutReader {

  @Override
  public Layout layout() {
    return Layout.UP_DOWN_FOLDERS;
  }

  @Override
  public boolean claims(SourceFile file) {
    return file.name().equals("up.sql");
  }

  @Override
  public void read(Folder folder, HistoryBuilder history) {
    for (SourceFile file : folder.files()) {
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
