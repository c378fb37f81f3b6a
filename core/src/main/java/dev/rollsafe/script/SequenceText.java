package dev.rollsafe.script;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import java.util.Optional;

/** Writes sequences. */
public final class SequenceText {

  private SequenceText() {}

  static String create(Catalog catalog, Sequence sequence) {
    return "CREATE "
        + persistence(sequence.persistence())
        + "SEQUENCE "
        + Sql.name(sequence.name())
        + options(catalog, sequence.options(), true);
  }

  static String persistence(Persistence persistence) {
    return persistence == Persistence.PERMANENT ? "" : persistence.name() + " ";
  }

  /** Returns the options of an identity with a blank before each; its type is that of its column. */
  public static String identityOptions(SequenceOptions options) {
    return options(Catalog.empty(), options, false);
  }

  /** Returns the options with a blank before each; the type of an identity is that of its column. */
  static String options(Catalog catalog, SequenceOptions options, boolean typed) {
    StringBuilder text = new StringBuilder();
    if (typed) {
      options.type().ifPresent(type -> text.append(" AS ").append(Sql.type(catalog, type)));
    }
    options.increment().ifPresent(value -> text.append(" INCREMENT BY ").append(value));
    bound(text, "MINVALUE", options.minValue());
    bound(text, "MAXVALUE", options.maxValue());
    options.start().ifPresent(value -> text.append(" START WITH ").append(value));
    options.cache().ifPresent(value -> text.append(" CACHE ").append(value));
    if (options.cycle().orElse(false)) {
      text.append(" CYCLE");
    }
    return text.toString();
  }

  private static void bound(StringBuilder text, String word, Optional<String> value) {
    if (value.isPresent()) {
      text.append(value.get().isEmpty() ? " NO " + word : " " + word + " " + value.get());
    }
  }

  /**
   * Returns the options that turn one sequence into another; those that were never set have defaults (manual, CREATE
   * SEQUENCE).
   *
   * @param word what stands before each
   */
  static String changes(Catalog catalog, SequenceOptions is, SequenceOptions was, String word) {
    StringBuilder text = new StringBuilder();
    String type = type(catalog, was);
    if (!type.equals(type(catalog, is))) {
      text.append(word).append("AS ").append(type);
    }
    boolean down = was.increment().filter(i -> i.startsWith("-")).isPresent();
    String first = (down ? was.maxValue() : was.minValue())
        .filter(bound -> !bound.isEmpty())
        .orElse(down ? "-1" : "1");
    option(text, word + "INCREMENT BY ", is.increment(), was.increment(), "1");
    option(
        text,
        word,
        is.minValue().map(SequenceText::min),
        was.minValue().map(SequenceText::min),
        "NO MINVALUE");
    option(
        text,
        word,
        is.maxValue().map(SequenceText::max),
        was.maxValue().map(SequenceText::max),
        "NO MAXVALUE");
    option(text, word + "START WITH ", is.start(), was.start(), first);
    option(text, word + "CACHE ", is.cache(), was.cache(), "1");
    boolean cycle = was.cycle().orElse(false);
    if (cycle != is.cycle().orElse(false)) {
      text.append(word).append(cycle ? "CYCLE" : "NO CYCLE");
    }
    return text.toString();
  }

  private static String type(Catalog catalog, SequenceOptions options) {
    return options.type().map(t -> Sql.type(catalog, t)).orElse("bigint");
  }

  private static String min(String value) {
    return value.isEmpty() ? "NO MINVALUE" : "MINVALUE " + value;
  }

  private static String max(String value) {
    return value.isEmpty() ? "NO MAXVALUE" : "MAXVALUE " + value;
  }

  private static void option(
      StringBuilder text, String words, Optional<String> is, Optional<String> was, String usual) {
    String value = was.orElse(usual);
    if (!value.equals(is.orElse(usual))) {
      text.append(words).append(value);
    }
  }

  /**
   * Returns what puts a sequence behind the values that a column holds.
   *
   * @param sequence the sequence as an expression
   */
  static String position(String sequence, ObjectName table, String column) {
    String max = "max(" + Sql.identifier(column) + ")";
    return "SELECT setval(" + sequence + ", " + max + ") FROM " + Sql.name(table) + " HAVING " + max
        + " IS NOT NULL";
  }
}
