package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Reads files in the order of their names; what a file holds tells whether it is one of Liquibase, goose or dbmate. */
final class PlainReader implements LayoutReader {

  @Override
  public Layout layout() {
    return Layout.PLAIN;
  }

  @Override
  public boolean claims(SourceFile file) {
    return file.isSql();
  }

  @Override
  public void read(Folder folder, HistoryBuilder history) {
    for (SourceFile file : folder.files()) {
      if (file.isSql()) {
        history.addByContent(file, file.relativeStem(), TransactionMode.SINGLE);
      }
    }
  }
}
