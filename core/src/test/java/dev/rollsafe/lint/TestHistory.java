package dev.rollsafe.lint;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;

/** Histories made of texts. */
final class TestHistory {

  private TestHistory() {}

  /** Returns a history of migrations called 1, 2, .. */
  static History of(TransactionMode mode, String... texts) {
    List<Migration> migrations = new ArrayList<>();
    for (String text : texts) {
      String id = String.valueOf(migrations.size() + 1);
      migrations.add(Migration.of(id, mode, List.of(Script.of(id + ".sql", text))));
    }
    return History.of("test", migrations);
  }

  static HistoryAssessment check(List<Rule> rules, String... texts) {
    return Linter.of(rules, ServerVersion.DEFAULT).check(of(TransactionMode.SINGLE, texts));
  }
}
