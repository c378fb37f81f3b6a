package dev.rollsafe.plan;

import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.script.SqlWords;
import java.util.Optional;

/** What the options of a sequence were before some were changed; those never set have defaults (manual, CREATE SEQUENCE). */
final class SequenceDefaults {

  private SequenceDefaults() {}

  static String before(SequenceOptions was, SequenceOptions changed) {
    StringBuilder sql = new StringBuilder();
    changed
        .type()
        .ifPresent(t -> sql.append(" AS ").append(was.type().map(SqlWords::type).orElse("bigint")));
    option(sql, " INCREMENT BY ", changed.increment(), was.increment().orElse("1"));
    limit(sql, "MINVALUE", changed.minValue(), was.minValue());
    limit(sql, "MAXVALUE", changed.maxValue(), was.maxValue());
    option(sql, " START WITH ", changed.start(), was.start().orElse("1"));
    option(sql, " CACHE ", changed.cache(), was.cache().orElse("1"));
    changed.cycle().ifPresent(c -> sql.append(was.cycle().orElse(false) ? " CYCLE" : " NO CYCLE"));
    return sql.toString();
  }

  private static void option(StringBuilder sql, String word, Optional<String> changed, String was) {
    changed.ifPresent(c -> sql.append(word).append(was));
  }

  private static void limit(
      StringBuilder sql, String word, Optional<String> changed, Optional<String> was) {
    changed.ifPresent(c -> {
      String value = was.orElse("");
      boolean none = value.isEmpty() || value.equalsIgnoreCase("NO");
      sql.append(none ? " NO " + word : " " + word + " " + value);
    });
  }
}
