package dev.rollsafe.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Bugs that are known and not yet mended, each by the form of what fails: {@code down-known.txt}. */
final class KnownFailures {

  private record Known(String name, Pattern form) {}

  private final List<Known> all;
  private final Map<String, Integer> met = new TreeMap<>();

  private KnownFailures(List<Known> all) {
    this.all = all;
  }

  static KnownFailures read() {
    List<Known> all = new ArrayList<>();
    try (InputStream in = KnownFailures.class.getResourceAsStream("down-known.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line :
          text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
        String[] cells = line.split(" \\|\\| ", 2);
        all.add(new Known(cells[0].strip(), Pattern.compile(cells[1].strip(), Pattern.DOTALL)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownFailures(all);
  }

  /** Says whether a failure has a known form, and counts it. */
  boolean holds(RandomTrip.Result result) {
    String text = result.difference() + "\n-- up\n" + result.up();
    for (Known known : all) {
      if (known.form().matcher(text).find()) {
        met.merge(known.name(), 1, Integer::sum);
        return true;
      }
    }
    return false;
  }

  Map<String, Integer> met() {
    return met;
  }
}
