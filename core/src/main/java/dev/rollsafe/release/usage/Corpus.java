package dev.rollsafe.release.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts and mappings of an application, found by their words. Filled by {@link ApplicationReader}, then only read. */
public final class Corpus {

  /**
   * A text with what it touches.
   *
   * @param text the text
   * @param facts what it touches, where it is a statement
   */
  record Entry(Text text, Optional<SqlFacts> facts) {}

  private static final Set<String> VERBS = Set.of(
      "select",
      "insert",
      "update",
      "delete",
      "merge",
      "with",
      "values",
      "truncate",
      "copy",
      "call",
      "lock",
      "do",
      "table");

  private final List<Entry> entries = new ArrayList<>();
  private final List<Mapping> mappings = new ArrayList<>();
  private final List<Unjudged> unjudged = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Map<String, List<Entry>> byWord = new HashMap<>();
  private int classes;
  private int resources;

  Corpus() {}

  void add(Text text) {
    Optional<SqlFacts> facts =
        beginsAsSql(text.text()) ? SqlReader.read(text.text()) : Optional.empty();
    if (beginsAsStatement(text.text()) && (facts.isEmpty() || text.hasHoles())) {
      unjudged.add(Unjudged.unclear(
          text.place(), "SQL that is put together at run time, or could not be read"));
    }
    Entry entry = new Entry(text, facts);
    entries.add(entry);
    Set<String> seen = new LinkedHashSet<>();
    for (Words.Word word : Words.of(text.text())) {
      seen.add(word.text().toLowerCase(Locale.ROOT));
    }
    for (String word : seen) {
      byWord.computeIfAbsent(word, key -> new ArrayList<>(1)).add(entry);
    }
  }

  private static boolean beginsAsSql(String text) {
    String stripped = text.strip();
    return stripped.startsWith("(")
        || (stripped.indexOf(' ') > 0 && VERBS.contains(firstWord(stripped)));
  }

  /** Prose begins with some of these words too; a second word tells. */
  private static boolean beginsAsStatement(String text) {
    List<Words.Word> words = Words.of(text);
    if (words.size() < 3) {
      return false;
    }
    String second = words.get(1).text().toLowerCase(Locale.ROOT);
    return switch (words.get(0).text().toLowerCase(Locale.ROOT)) {
      case "select" -> hasWord(words, "from");
      case "insert" -> second.equals("into");
      case "delete" -> second.equals("from");
      case "update" -> hasWord(words, "set");
      case "merge" -> second.equals("into");
      default -> false;
    };
  }

  private static boolean hasWord(List<Words.Word> words, String wanted) {
    for (Words.Word word : words) {
      if (word.text().equalsIgnoreCase(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  void add(Mapping mapping) {
    mappings.add(mapping);
  }

  void add(Unjudged reason) {
    unjudged.add(reason);
  }

  void skip(String what) {
    skipped.add(what);
  }

  void countClass() {
    classes++;
  }

  void countResource() {
    resources++;
  }

  /** Returns the texts in which a word stands. */
  List<Entry> with(String word) {
    return byWord.getOrDefault(word, List.of());
  }

  List<Entry> entries() {
    return entries;
  }

  List<Mapping> mappings() {
    return mappings;
  }

  /** Returns what could not be judged. */
  public List<Unjudged> unjudged() {
    return List.copyOf(unjudged);
  }

  /** Returns what was not looked at on purpose. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** Returns how many classes were read. */
  public int classes() {
    return classes;
  }

  /** Returns how many other files were read. */
  public int resources() {
    return resources;
  }
}
