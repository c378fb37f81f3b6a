package dev.rollsafe.config;

import dev.rollsafe.lint.Nearest;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A text in YAML, read no further than to nodes that know their place. Whoever asks for values says what is expected, so that
 * nothing is deeper than the questions, whatever aliases refer to.
 */
final class YamlText {

  static final int MOST_BYTES = 1 << 20;

  private static final int MOST_ALIASES = 50;
  private static final int MOST_LEVELS = 20;

  /**
   * A key and its value.
   *
   * @param name the key
   * @param key where the key stands
   * @param value the value
   */
  record Entry(String name, Node key, Node value) {}

  private final Script file;

  YamlText(String name, String text) {
    file = Script.of(name, text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  Script file() {
    return file;
  }

  /** Returns the document; null where it is empty. */
  @Nullable
  Node root() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(MOST_LEVELS);
    options.setCodePointLimit(MOST_BYTES);
    options.setAllowDuplicateKeys(true);
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(file.text()), options);
      return new Composer(parser, new Resolver(), options).getSingleNode();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      String where = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
      throw new ConfigurationException(file.name() + where + ": is no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new ConfigurationException(file.name() + ": is no YAML: " + firstLine(e));
    }
  }

  private static String firstLine(YAMLException e) {
    String message = String.valueOf(e.getMessage());
    int newline = message.indexOf('\n');
    return newline < 0 ? message : message.substring(0, newline);
  }

  /** Returns the offset of a place in the text. */
  int offset(Mark mark) {
    return file.text().offsetByCodePoints(0, mark.getIndex());
  }

  /** Returns what to throw for something wrong at a node. */
  ConfigurationException wrong(Node at, String message) {
    Mark mark = at.getStartMark();
    return new ConfigurationException(
        file.name() + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + message);
  }

  /** Returns the entries of a mapping, each key once and one of {@code known}. */
  List<Entry> entries(Node node, String what, List<String> known) {
    List<Entry> entries = entries(node, what);
    for (Entry entry : entries) {
      if (!known.contains(entry.name)) {
        throw wrong(
            entry.key,
            unknown("key", entry.name, known) + " (" + what + " has " + String.join(", ", known)
                + ")");
      }
    }
    return entries;
  }

  /** Returns the entries of a mapping, each key once. An empty value is an empty mapping. */
  List<Entry> entries(Node node, String what) {
    if (isNull(node)) {
      return List.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, what + " must be a mapping, key: value; it is " + shown(node));
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(tuple.getKeyNode(), "a key must be a word; it is " + shown(tuple.getKeyNode()));
      }
      if (!seen.add(key.getValue())) {
        throw wrong(key, "the key " + key.getValue() + " is there twice; remove one");
      }
      entries.add(new Entry(key.getValue(), key, tuple.getValueNode()));
    }
    return entries;
  }

  /** Returns the elements of a list; an empty value is an empty list. */
  List<Node> list(Entry entry) {
    if (isNull(entry.value)) {
      return List.of();
    }
    if (!(entry.value instanceof SequenceNode sequence)) {
      throw wrong(entry.value, entry.name + " must be a list; it is " + shown(entry.value));
    }
    return sequence.getValue();
  }

  /** Returns a text, as it is written. */
  String text(Entry entry) {
    return text(entry.value, entry.name);
  }

  String text(Node node, String what) {
    if (!(node instanceof ScalarNode scalar)
        || isNull(node)
        || scalar.getValue().isBlank()) {
      throw wrong(node, what + " must be a text; it is " + shown(node));
    }
    return scalar.getValue();
  }

  /** Returns one of a few words. */
  String choice(Entry entry, List<String> words) {
    if (entry.value instanceof ScalarNode scalar && words.contains(scalar.getValue())) {
      return scalar.getValue();
    }
    throw wrong(
        entry.value,
        entry.name + " must be one of " + String.join(", ", words) + "; it is "
            + shown(entry.value));
  }

  boolean flag(Entry entry) {
    return choice(entry, List.of("true", "false")).equals("true");
  }

  /** Returns a whole number. */
  long number(Entry entry, long least, long most) {
    if (entry.value instanceof ScalarNode scalar && isNumber(scalar.getValue())) {
      long number = Long.parseLong(scalar.getValue().replace("_", ""));
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(
        entry.value,
        entry.name + " must be a whole number from " + least + " to " + most + "; it is "
            + shown(entry.value));
  }

  /** Returns a number with or without a fraction. */
  double decimal(Entry entry, double least, double most) {
    if (entry.value instanceof ScalarNode scalar && isDecimal(scalar.getValue())) {
      double number = Double.parseDouble(scalar.getValue().replace("_", ""));
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(
        entry.value,
        entry.name + " must be a number from " + least + " to " + most + "; it is "
            + shown(entry.value));
  }

  private static boolean isDecimal(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? isNumber(text)
        : isNumber(text.substring(0, dot)) && isNumber(text.substring(dot + 1));
  }

  private static boolean isNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '_' || i == 0) {
        return false;
      }
    }
    return digits > 0 && digits < 19;
  }

  /** Returns a sentence on something that is not there. */
  static String unknown(String what, String name, List<String> known) {
    Optional<String> near = Nearest.to(name, known);
    return "there is no " + what + " " + name
        + near.map(n -> "; is " + n + " meant?").orElse("");
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String shown(Node node) {
    if (node instanceof ScalarNode scalar) {
      String value = scalar.getValue();
      return isNull(node)
          ? "empty"
          : "'" + (value.length() > 60 ? value.substring(0, 60) + ".." : value) + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a mapping";
  }
}
