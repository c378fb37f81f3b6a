package dev.rollsafe.release.usage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads built applications: folders of classes and jars. Libraries within a jar are not read unless they are asked for;
 * migrations are not either, for they name all that ever was.
 */
public final class ApplicationReader {

  private static final int MOST_BYTES = 64 << 20;
  private static final List<String> MIGRATIONS =
      List.of("db/migration/", "db/changelog/", "db/migrations/", "db.changelog");

  private final Corpus corpus = new Corpus();
  private final List<String> libraries;
  private final List<String> migrations;

  /**
   * Returns a reader.
   *
   * @param libraries beginnings of the names of libraries within jars that are read as well
   * @param migrations folders within an application that hold migrations, besides the usual ones
   */
  public ApplicationReader(List<String> libraries, List<String> migrations) {
    this.libraries = List.copyOf(libraries);
    this.migrations = new ArrayList<>(MIGRATIONS);
    this.migrations.addAll(migrations);
  }

  /** Returns what was read. */
  public Corpus corpus() {
    return corpus;
  }

  /**
   * Reads a folder, a jar or a class.
   *
   * @throws IOException if it is none, or cannot be read
   */
  public void read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      folder(path);
    } else if (Files.isRegularFile(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        String name = String.valueOf(path.getFileName());
        file(name, name, in);
      }
    } else {
      throw new IOException(path + ": no such file or folder");
    }
  }

  private void folder(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files.add(file);
        return FileVisitResult.CONTINUE;
      }
    });
    files.sort(null);
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      try (InputStream in = Files.newInputStream(file)) {
        file(name, name, in);
      }
    }
  }

  private void file(String place, String name, InputStream in) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (isMigration(lower)) {
      corpus.skip(place + ": a migration");
    } else if (lower.endsWith(".class")) {
      classFile(place, bytes(in));
    } else if (lower.endsWith(".jar") || lower.endsWith(".war")) {
      archive(place, in);
    } else {
      resource(place, lower, in);
    }
  }

  private boolean isMigration(String name) {
    for (String folder : migrations) {
      if (name.startsWith(folder) || name.contains("/" + folder)) {
        return true;
      }
    }
    return false;
  }

  private void classFile(String place, byte[] bytes) {
    corpus.countClass();
    try {
      ClassScanner.scan(place, bytes, corpus);
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      corpus.add(Unjudged.unread(place, "a class that cannot be read: " + unreadable.getMessage()));
    }
  }

  private void resource(String place, String name, InputStream in) throws IOException {
    if (name.endsWith(".sql")) {
      corpus.countResource();
      ResourceTexts.sql(place, text(in), corpus);
    } else if (name.endsWith(".xml") && !name.startsWith("meta-inf/maven/")) {
      corpus.countResource();
      XmlScanner.scan(place, bytes(in), corpus);
    } else if (name.endsWith(".properties")) {
      corpus.countResource();
      ResourceTexts.properties(place, text(in), corpus);
    } else if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      corpus.countResource();
      ResourceTexts.yaml(place, text(in), corpus);
    }
  }

  /** Entries are read one by one, so that archives within archives need no files. */
  private void archive(String place, InputStream in) throws IOException {
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
    int left = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (entry.isDirectory() || name.startsWith("META-INF/versions/")) {
        continue;
      }
      if (name.endsWith(".jar") && !isAskedFor(name)) {
        left++;
        continue;
      }
      String within = name.startsWith("BOOT-INF/classes/") || name.startsWith("WEB-INF/classes/")
          ? name.substring(name.indexOf('/', 9) + 1)
          : name;
      file(place + "!/" + name, within, new ByteArrayInputStream(bytes(zip)));
    }
    if (left > 0) {
      corpus.add(
          Unjudged.unclear(
              place,
              left
                  + " libraries in it were not read; name those that speak to the database with --library"));
    }
  }

  private boolean isAskedFor(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    for (String library : libraries) {
      if (file.startsWith(library)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("a file of more than 64 MB is no class and no text");
    }
    return bytes;
  }

  private static String text(InputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }
}
