package dev.rollsafe.script;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Sequence;
import java.util.Optional;

/** Writes sequences. */
final class SequenceText {

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
}
