package dev.rollsafe.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A file of migrations that gets another text: in its encoding, with its permissions, and whole or not at all. */
final class SourceText {

  /** UTF-8 unless its runner was told another one; which does not matter where both give the same bytes. */
  private static final List<Charset> ENCODINGS = List.of(
      StandardCharsets.UTF_8,
      StandardCharsets.ISO_8859_1,
      Charset.forName("windows-1252"),
      StandardCharsets.UTF_16LE,
      StandardCharsets.UTF_16BE);

  private final Path file;
  private final byte[] content;

  private SourceText(Path file, byte[] content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Prepares to write, and changes nothing yet.
   *
   * @param file the file
   * @param before what was read in it
   * @param after what it is to hold
   * @throws IOException if it cannot be written, with the reason
   */
  static SourceText of(Path file, String before, String after) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw refused(
          file, "is a symbolic link; name the file itself, " + file.toRealPath() + ", to fix it");
    }
    if (!Files.isRegularFile(file)) {
      throw refused(file, "is no regular file");
    }
    if (isReadOnly(file)) {
      throw refused(file, "is read-only; make it writable to fix it");
    }
    byte[] there = Files.readAllBytes(file);
    for (Charset encoding : ENCODINGS) {
      if (Arrays.equals(before.getBytes(encoding), there)
          && encoding.newEncoder().canEncode(after)) {
        return new SourceText(file, after.getBytes(encoding));
      }
    }
    throw refused(
        file, "has changed while it was judged, or is in an encoding that cannot be written");
  }

  private static FileSystemException refused(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }

  /** Who may do everything would write even to a file that nobody may write to. */
  private static boolean isReadOnly(Path file) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix == null) {
      return !Files.isWritable(file);
    }
    Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
    boolean nobody = !permissions.contains(PosixFilePermission.OWNER_WRITE)
        && !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    return nobody || !Files.isWritable(file);
  }

  /** Puts the text into its place. */
  void write() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
    try {
      Files.write(draft, content);
      PosixFileAttributeView posix =
          Files.getFileAttributeView(draft, PosixFileAttributeView.class);
      if (posix != null) {
        posix.setPermissions(Files.getPosixFilePermissions(file));
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
