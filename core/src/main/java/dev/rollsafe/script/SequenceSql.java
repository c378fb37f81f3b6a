package dev.rollsafe.script;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Sequence;
import java.util.Optional;

/** Sequences as SQL. */
public final class SequenceSql {

  private SequenceSql() {}

  /**
   * Returns CREATE SEQUENCE.
   *
   * @param type the type of the column that it was made for, where it says none itself
   */
  public static String create(Sequence sequence, Optional<DataType> type) {
    String as = sequence.options().type().isPresent()
        ? ""
        : type.map(t -> " AS " + SqlWords.type(t)).orElse("");
    return "CREATE SEQUENCE " + SqlWords.name(sequence.name()) + as + options(sequence.options());
  }

  /** Returns options, each with a blank before it. */
  public static String options(SequenceOptions options) {
    StringBuilder sql = new StringBuilder();
    options.type().ifPresent(type -> sql.append(" AS ").append(SqlWords.type(type)));
    option(sql, " INCREMENT BY ", options.increment());
    limit(sql, "MINVALUE", options.minValue());
    limit(sql, "MAXVALUE", options.maxValue());
    option(sql, " START WITH ", options.start());
    option(sql, " CACHE ", options.cache());
    options.cycle().ifPresent(cycle -> sql.append(cycle ? " CYCLE" : " NO CYCLE"));
    return sql.toString();
  }

  private static void option(StringBuilder sql, String word, Optional<String> value) {
    value.ifPresent(v -> sql.append(word).append(v));
  }

  private static void limit(StringBuilder sql, String word, Optional<String> value) {
    value.ifPresent(v ->
        sql.append(v.isEmpty() || v.equalsIgnoreCase("NO") ? " NO " + word : " " + word + " " + v));
  }
}
