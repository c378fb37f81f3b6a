package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;

/** Reads the folders of one layout. */
interface LayoutReader {

  Layout layout();

  /** Tells whether a file's name is one of this layout and of no other. */
  boolean claims(SourceFile file);

  /** Reads all files of a folder that is of this layout. */
  void read(Folder folder, HistoryBuilder history);
}
