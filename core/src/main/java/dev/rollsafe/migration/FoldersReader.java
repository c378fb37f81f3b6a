package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Reads a folder per migration with a {@code migration.sql} in it, as Prisma and Drizzle write them. */
final class FoldersReader implements LayoutReader {

  @Override
  public Layout layout() {
    return Layout.FOLDERS;
  }

  @Override
  public boolean claims(SourceFile file) {
    return file.name().equals("migration.sql");
  }

  @Override
  public void read(Folder folder, HistoryBuilder history) {
    for (SourceFile file : folder.files()) {
      if (claims(file)) {
        // PostgreSQL runs a text of several statements that is sent as one in a transaction.
        history.addByContent(file, file.folder(), TransactionMode.SINGLE);
      } else if (file.isSql()) {
        history.skip(file, "only files named migration.sql are run here");
      }
    }
  }
}
