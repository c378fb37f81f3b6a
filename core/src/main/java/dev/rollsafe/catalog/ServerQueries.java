package dev.rollsafe.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Queries to a server's catalog that are kept in a resource. A comment line that begins with {@code --} ends a query; a line
 * that ends with a range of versions, such as {@code -- 15+} or {@code -- 15+ 16-}, is for those alone.
 */
public final class ServerQueries {

  private ServerQueries() {}

  /**
   * Returns the queries for a server, with semicolons between.
   *
   * @param beside a class in whose package the resource is
   * @param resource its name
   * @param version the server's major version
   */
  public static String read(Class<?> beside, String resource, int version) {
    StringBuilder all = new StringBuilder();
    boolean open = false;
    for (String line : text(beside, resource).split("\n", -1)) {
      if (line.startsWith("--")) {
        if (open) {
          all.append(";\n");
        }
        open = false;
        continue;
      }
      int mark = line.lastIndexOf(" -- ");
      if (mark >= 0 && !isFor(line.substring(mark + 4), version)) {
        continue;
      }
      all.append(mark < 0 ? line : line.substring(0, mark)).append('\n');
      open |= !line.isBlank();
    }
    return all.toString();
  }

  private static boolean isFor(String range, int version) {
    for (String bound : range.strip().split(" ", -1)) {
      int number = Integer.parseInt(bound.substring(0, bound.length() - 1));
      if (bound.endsWith("+") ? version < number : version > number) {
        return false;
      }
    }
    return true;
  }

  private static String text(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
