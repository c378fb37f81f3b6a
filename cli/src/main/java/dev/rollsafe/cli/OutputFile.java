package dev.rollsafe.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and put there when it is whole. */
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
    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(draft);
  }
}
