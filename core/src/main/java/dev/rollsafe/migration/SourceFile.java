package dev.rollsafe.migration;

import java.nio.file.Path;

/**
 * A file of a history.
 *
 * @param path where it is
 * @param shown its path as the user named it
 * @param relative its path in the folder, with slashes; its name alone where it was named singly
 * @param folder the name of the folder it is in
 */
record SourceFile(Path path, String shown, String relative, String folder) {

  static SourceFile single(Path path) {
    return new SourceFile(path, path.toString(), fileName(path), folderName(path));
  }

  static SourceFile in(Path root, Path path) {
    String relative = root.relativize(path).toString().replace(java.io.File.separatorChar, '/');
    return new SourceFile(path, path.toString(), relative, folderName(path));
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static String folderName(Path path) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    return folder == null ? "" : fileName(folder);
  }

  /** Returns its name without the folders. */
  String name() {
    return relative.substring(relative.lastIndexOf('/') + 1);
  }

  /** Returns its path in the folder without the ending {@code .sql}. */
  String relativeStem() {
    return isSql() ? relative.substring(0, relative.length() - ".sql".length()) : relative;
  }

  boolean isSql() {
    return relative.regionMatches(true, relative.length() - 4, ".sql", 0, 4);
  }
}
