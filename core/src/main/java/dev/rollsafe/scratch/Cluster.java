package dev.rollsafe.scratch;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The data of a new server. Making it takes a server most of its start, so it is made once for each installation and copied. All
 * who can read the cache know its password; whoever else has this machine does not.
 *
 * @param folder where it is kept: {@code data} and {@code password}
 */
record Cluster(Path folder) {

  static final String USER = "rollsafe";

  private static final String DATA = "data";
  private static final String PASSWORD = "password";

  static Cluster of(Path binaries, Cache cache, Unprivileged user) throws IOException {
    Path initdb = binaries.resolve("initdb").toRealPath();
    String key = Integer.toHexString(
            (initdb + "|" + Files.size(initdb) + "|" + Files.getLastModifiedTime(initdb))
                .hashCode())
        + (user.owner().isPresent() ? "-" + user.owner().get().replace(':', '-') : "");
    return new Cluster(cache.get("clusters/" + key, made -> make(made, initdb, user)));
  }

  private static void make(Path folder, Path initdb, Unprivileged user) throws IOException {
    Path password = folder.resolve(PASSWORD);
    Files.writeString(password, UUID.randomUUID().toString());
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    user.own(folder);
    Tool.run(user.command(List.of(
        initdb.toString(),
        "--pgdata=" + folder.resolve(DATA),
        "--username=" + USER,
        "--auth=password",
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
        // The first segment is all that a new server needs of its log; it has 16 MB otherwise.
        "--wal-segsize=1")));
  }

  String password() throws IOException {
    return Files.readString(folder.resolve(PASSWORD));
  }

  /** Copies the data to a folder that is not there yet. */
  void copy(Path target) throws IOException {
    Path source = folder.resolve(DATA);
    Map<Path, Path> copies = new HashMap<>();
    Files.walkFileTree(source, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
          throws IOException {
        Path copy = visited.equals(source) ? target : target.resolve(source.relativize(visited));
        copies.put(visited, copy);
        Files.createDirectory(copy);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Path into = copies.get(file.getParent());
        copy(file, (into == null ? target : into).resolve(file.getFileName()));
        return FileVisitResult.CONTINUE;
      }
    });
    // The server insists on it.
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
  }

  /** The kernel moves the bytes; that is twice as fast as {@link Files#copy}. */
  private static void copy(Path file, Path into) throws IOException {
    try (FileChannel in = FileChannel.open(file);
        FileChannel out = FileChannel.open(into, CREATE_NEW, WRITE)) {
      long size = in.size();
      for (long done = 0; done < size; ) {
        done += in.transferTo(done, size - done, out);
      }
    }
  }
}
