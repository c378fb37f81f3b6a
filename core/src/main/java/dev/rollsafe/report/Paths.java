package dev.rollsafe.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files as those who read reports want them named: by their way from the folder of the repository. */
final class Paths {

  private static final String UNRESERVED = "-._~!$&'()*+,;=@/";
  private static final String HEX = "0123456789ABCDEF";

  private final Path base;

  /** Names files by their way from {@code base}. */
  Paths(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  /** Says whether a file is in the folder that the others are named from. */
  boolean isInside(String file) {
    return inside(file) != null;
  }

  /** Returns the way to a file, with slashes; as it was named where it is not inside. */
  String relative(String file) {
    Path way = inside(file);
    return way == null ? file : slashes(way);
  }

  /** Returns the URI of a file: relative where it is inside, absolute where it is not. */
  String uri(String file) {
    Path way = inside(file);
    if (way != null) {
      String encoded = encode(slashes(way));
      return encoded.isEmpty() ? "." : encoded;
    }
    try {
      String path = slashes(whole(file));
      return "file://" + (path.startsWith("/") ? "" : "/") + encode(path);
    } catch (InvalidPathException noFile) {
      return encode(file);
    }
  }

  private @Nullable Path inside(String file) {
    try {
      Path whole = whole(file);
      return whole.startsWith(base) ? base.relativize(whole) : null;
    } catch (InvalidPathException noFile) {
      return null;
    }
  }

  private static Path whole(String file) {
    return Path.of(file).toAbsolutePath().normalize();
  }

  private static String slashes(Path path) {
    String text = path.toString();
    String separator = path.getFileSystem().getSeparator();
    return separator.equals("/") ? text : text.replace(separator, "/");
  }

  /** Writes all but what may stand in a path as it is as {@code %41} (RFC 3986, section 3.3); a colon would begin a scheme. */
  private static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 8);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }
}
