package dev.rollsafe.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules that a migration is judged by. */
final class Asked {

  final Rule[] rules;
  final RuleDoc[] docs;
  final Set<String> ids = new HashSet<>();
  private final Map<String, Level> levels;

  private Asked(List<Rule> rules, Map<String, Level> levels) {
    this.rules = rules.toArray(new Rule[0]);
    this.levels = levels;
    docs = new RuleDoc[this.rules.length];
    for (int i = 0; i < docs.length; i++) {
      docs[i] = rules.get(i).doc();
      ids.add(docs[i].id());
    }
  }

  /**
   * Returns those of {@code all} that are on.
   *
   * @param all the rules to choose from
   * @param on the ids of those that are on where no level says otherwise
   * @param levels the levels, by id
   */
  static Asked of(List<Rule> all, Set<String> on, Map<String, Level> levels) {
    List<Rule> chosen = new ArrayList<>();
    for (Rule rule : all) {
      String id = rule.doc().id();
      Level level = levels.get(id);
      if (level == null ? on.contains(id) : level != Level.OFF) {
        chosen.add(rule);
      }
    }
    return new Asked(chosen, levels);
  }

  boolean has(String rule) {
    return ids.contains(rule);
  }

  /** Returns the severity that counts, of a finding to which its rule gave {@code own}. */
  Severity severity(RuleDoc rule, Severity own) {
    Level level = levels.get(rule.id());
    return level == null ? own : level.severity().orElse(own);
  }
}
