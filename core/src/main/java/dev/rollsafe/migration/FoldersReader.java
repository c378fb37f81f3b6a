package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.nio.file.Files;
import java.nio.file.Path;

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
        history.addByContent(
            file,
            file.folder(),
            isOfPrisma(file) ? FoldersReader::mode : s -> TransactionMode.SINGLE);
      } else if (file.isSql()) {
        history.skip(file, "only files named migration.sql are run here");
      }
    }
  }

  /** Prisma keeps a {@code migration_lock.toml} beside the folders; Drizzle opens a transaction for all it runs. */
  private static boolean isOfPrisma(SourceFile file) {
    Path folder = file.path().toAbsolutePath().getParent();
    return folder != null && Files.exists(folder.resolveSibling("migration_lock.toml"));
  }

  /**
   * Prisma sends a file as one text. PostgreSQL runs a text of several statements in a transaction, and one of a single
   * statement in none (manual, section 54.2.2.1).
   */
  private static TransactionMode mode(Script script) {
    Splitter statements = script.statements();
    statements.next();
    boolean several = statements.next();
    return several ? TransactionMode.SINGLE : TransactionMode.NONE;
  }
}
