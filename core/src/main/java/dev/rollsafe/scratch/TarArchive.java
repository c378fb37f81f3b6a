package dev.rollsafe.scratch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * An archive as {@code tar} writes it (POSIX ustar, with GNU's long names): files, folders and symbolic links, which is all that
 * an installation needs.
 */
final class TarArchive {

  private static final int BLOCK = 512;
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];

  TarArchive(InputStream in) {
    this.in = in;
  }

  /** Unpacks all of it; an entry that would go elsewhere is refused. */
  void unpack(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    String longName = "";
    while (readHeader()) {
      long size = octal(124, 12);
      char type = (char) header[156];
      if (type == 'L') {
        longName = text(readBytes(size));
        continue;
      }
      String name = longName.isEmpty() ? name() : longName;
      longName = "";
      Path target = root.resolve(name).normalize();
      if (!target.startsWith(root)) {
        throw new IOException("an entry goes out of its archive: " + name);
      }
      unpack(target, root, type, size);
    }
  }

  private void unpack(Path target, Path root, char type, long size) throws IOException {
    switch (type) {
      case '5' -> Files.createDirectories(target);
      case '2' -> {
        Path link = Path.of(field(157, 100));
        if (!target.resolveSibling(link).normalize().startsWith(root)) {
          throw new IOException("a link goes out of its archive: " + link);
        }
        Files.createDirectories(parent(target));
        Files.createSymbolicLink(target, link);
      }
      case '0', '\0' -> {
        Files.createDirectories(parent(target));
        file(target, size);
      }
      default -> skip(size);
    }
  }

  private static Path parent(Path target) {
    return target.resolveSibling(".").normalize();
  }

  private void file(Path target, long size) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (read == 0) {
          throw new EOFException("the archive ends too early");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    in.skipNBytes(padding(size));
    if ((octal(100, 8) & 0100) != 0) {
      Files.setPosixFilePermissions(target, EXECUTABLE);
    }
  }

  /** Reads the next header; none is there where the archive ends or is filled up with zeros. */
  private boolean readHeader() throws IOException {
    int read = in.readNBytes(header, 0, BLOCK);
    return read == BLOCK && header[0] != 0;
  }

  private byte[] readBytes(long size) throws IOException {
    byte[] bytes = in.readNBytes((int) size);
    in.skipNBytes(padding(size));
    return bytes;
  }

  private void skip(long size) throws IOException {
    in.skipNBytes(size + padding(size));
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  private String name() {
    boolean posix = field(257, 6).startsWith("ustar");
    String prefix = posix ? field(345, 155) : "";
    return prefix.isEmpty() ? field(0, 100) : prefix + "/" + field(0, 100);
  }

  private String field(int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private long octal(int start, int length) {
    long value = 0;
    for (int i = start; i < start + length; i++) {
      if (header[i] >= '0' && header[i] <= '7') {
        value = value * 8 + (header[i] - '0');
      }
    }
    return value;
  }
}
