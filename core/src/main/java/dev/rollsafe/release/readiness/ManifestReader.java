package dev.rollsafe.release.readiness;

import dev.rollsafe.release.json.Json;
import dev.rollsafe.release.json.JsonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads manifests. */
public final class ManifestReader {

  private static final Set<String> MEMBERS = Set.of(
      "format",
      "service",
      "release",
      "commit",
      "branch",
      "needsNew",
      "freeOfOld",
      "source",
      "tables",
      "enums",
      "functions");
  private static final Set<String> TABLE = Set.of("name", "does", "columns");
  private static final Set<String> SOURCES = Set.of("scan", "manifest");

  /** Where build tools put resources: at the top, or where Spring Boot and web archives keep theirs. */
  private static final List<String> ROOTS = List.of("", "BOOT-INF/classes/", "WEB-INF/classes/");

  private static final int MOST_BYTES = 16 << 20;

  private ManifestReader() {}

  /**
   * Reads the manifest in a file, a jar or a folder of classes.
   *
   * @throws IOException if there is none, or it cannot be read
   * @throws JsonProblem if it is no manifest
   */
  public static Manifest read(Path path) throws IOException, JsonProblem {
    if (Files.isDirectory(path)) {
      Path file = path.resolve(Manifest.PATH);
      if (!Files.isRegularFile(file)) {
        throw new IOException(none(path));
      }
      return read(file.toString(), Files.readString(file));
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + ": no such file");
    }
    return isZip(path) ? inJar(path) : read(path.toString(), Files.readString(path));
  }

  private static String none(Path path) {
    return path + " holds no " + Manifest.PATH
        + "; write it with rollsafe manifest when it is built";
  }

  private static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 'P' && in.read() == 'K';
    }
  }

  private static Manifest inJar(Path path) throws IOException, JsonProblem {
    try (ZipFile jar = new ZipFile(path.toFile())) {
      for (String root : ROOTS) {
        ZipEntry entry = jar.getEntry(root + Manifest.PATH);
        if (entry != null) {
          try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            return read(path + "!/" + entry.getName(), new String(bytes, StandardCharsets.UTF_8));
          }
        }
      }
    }
    throw new IOException(none(path));
  }

  /**
   * Reads a manifest.
   *
   * @param name what it is called in messages
   * @throws JsonProblem if it is none
   */
  public static Manifest read(String name, String text) throws JsonProblem {
    Json json = Json.read(name, text);
    if (json.member("format").number() != 1) {
      throw new JsonProblem(name + ": is of a format that a later version of Rollsafe reads");
    }
    json.only(MEMBERS);
    String source = json.member("source").textOrEmpty();
    if (!source.isEmpty() && !SOURCES.contains(source)) {
      throw new JsonProblem(name + ".source must be scan or manifest; it is " + source);
    }
    return new Manifest(
        json.member("service").text(),
        json.member("release").text(),
        optional(json.member("commit")),
        optional(json.member("branch")),
        Set.copyOf(texts(json.member("needsNew"))),
        Set.copyOf(texts(json.member("freeOfOld"))),
        source.isEmpty() ? "manifest" : source,
        tables(json.member("tables")),
        enums(json.member("enums")),
        Set.copyOf(texts(json.member("functions"))));
  }

  private static Optional<String> optional(Json json) throws JsonProblem {
    return json.isMissing() ? Optional.empty() : Optional.of(json.text());
  }

  private static List<String> texts(Json json) throws JsonProblem {
    List<String> texts = new ArrayList<>();
    for (Json element : json.elements()) {
      texts.add(element.text());
    }
    return texts;
  }

  private static List<Manifest.Table> tables(Json json) throws JsonProblem {
    List<Manifest.Table> tables = new ArrayList<>();
    for (Json table : json.elements()) {
      table.only(TABLE);
      Set<Manifest.Access> does = EnumSet.noneOf(Manifest.Access.class);
      for (String word : texts(table.member("does"))) {
        does.add(access(word));
      }
      Map<String, String> columns = new HashMap<>();
      for (Map.Entry<String, Json> column : table.member("columns").members().entrySet()) {
        columns.put(column.getKey(), column.getValue().text());
      }
      tables.add(new Manifest.Table(table.member("name").text(), does, columns));
    }
    return tables;
  }

  private static Manifest.Access access(String word) throws JsonProblem {
    try {
      return Manifest.Access.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      throw new JsonProblem(
          "a table's does must be of select, insert, update and delete; it is " + word);
    }
  }

  private static Map<String, List<String>> enums(Json json) throws JsonProblem {
    Map<String, List<String>> enums = new HashMap<>();
    for (Map.Entry<String, Json> type : json.members().entrySet()) {
      enums.put(type.getKey(), List.copyOf(texts(type.getValue())));
    }
    return enums;
  }
}
