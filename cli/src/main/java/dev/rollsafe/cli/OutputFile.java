package dev.rollsafe.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written beside its place and put there when it is whole. What is there and no regular file, such as a device or
 * a pipe, is written to as it is: to put a file in its place would take it away from everybody.
 */
final class OutputFile implements AutoCloseable {

  private final Path target;
  private final Path draft;
  private final Writer writer;

  private OutputFile(Path target, Path draft, Writer writer) {
    this.target = target;
    this.draft = draft;
    this.writer = writer;
  }

  static OutputFile at(Path target) throws IOException {
    if (target.toString().isEmpty()) {
      throw new IOException("a report has no file; is a variable that names it not set?");
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      if (!Files.isRegularFile(target)) {
        return new OutputFile(
            target, target, Files.newBufferedWriter(target, StandardOpenOption.WRITE));
      }
      if (Files.isSymbolicLink(target)) {
        return at(target.toRealPath());
      }
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException(target + " is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    Path draft = folder.resolve(target.getFileName() + ".part");
    return new OutputFile(target, draft, Files.newBufferedWriter(draft));
  }

  Writer writer() {
    return writer;
  }

  /** Puts the file in its place. */
  void keep() throws IOException {
    writer.close();
    if (isDirect()) {
      return;
    }
    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (!isDirect()) {
      Files.deleteIfExists(draft);
    }
  }

  private boolean isDirect() {
    return draft.equals(target);
  }
}
