package dev.rollsafe.migration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The files in and below a folder, in natural order of their paths.
 *
 * @param path the folder as the user named it
 * @param files its files; hidden ones are not among them
 * @param problems what could not be looked at
 */
record Folder(Path path, List<SourceFile> files, List<History.Problem> problems) {

  private static final Comparator<SourceFile> BY_PATH =
      (a, b) -> NaturalOrder.INSTANCE.compare(a.relativeStem(), b.relativeStem());

  /** Lists a folder; symbolic links are followed, into no circle. */
  static Folder list(Path root) {
    Walk walk = new Walk(root);
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException e) {
      walk.problem(root, e);
    }
    walk.files.sort(BY_PATH);
    return new Folder(root, walk.files, walk.problems);
  }

  private static final String LOOP =
      "is a symbolic link to a folder that holds it, and is not followed; what is there is read once";

  /** Collects the files. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<History.Problem> problems = new ArrayList<>();

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root) || !isHidden(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file) && !attributes.isDirectory()) {
        files.add(SourceFile.in(root, file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (e instanceof FileSystemLoopException) {
        problems.add(new History.Problem(file.toString(), LOOP, false));
      } else {
        problem(file, e);
      }
      return FileVisitResult.CONTINUE;
    }

    void problem(Path file, IOException e) {
      String message = e instanceof AccessDeniedException
          ? "may not be read; check its permissions"
          : "cannot be read: " + TextFile.reason(e);
      problems.add(new History.Problem(file.toString(), message, true));
    }

    private static boolean isHidden(Path path) {
      Path name = path.getFileName();
      return name != null && name.toString().startsWith(".");
    }
  }
}
