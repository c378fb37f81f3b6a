package dev.rollsafe.lint;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Since;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges histories of migrations by rules. Immutable: several threads may use it at once. */
public final class Linter {

  final Rule[] rules;
  final RuleDoc[] docs;
  final Set<String> asked;
  final List<String> known;
  final ServerVersion version;
  final Optional<Since> since;

  private Linter(
      Rule[] rules,
      RuleDoc[] docs,
      Set<String> asked,
      List<String> known,
      ServerVersion version,
      Optional<Since> since) {
    this.rules = rules;
    this.docs = docs;
    this.asked = asked;
    this.known = known;
    this.version = version;
    this.since = since;
  }

  /**
   * Returns a linter.
   *
   * @param rules the rules to ask
   * @param version the server that the migrations run on
   */
  public static Linter of(List<Rule> rules, ServerVersion version) {
    RuleDoc[] docs = new RuleDoc[rules.size()];
    List<String> ids = new ArrayList<>(rules.size());
    for (int i = 0; i < docs.length; i++) {
      docs[i] = rules.get(i).doc();
      ids.add(docs[i].id());
    }
    return new Linter(
        rules.toArray(new Rule[0]),
        docs,
        Set.copyOf(ids),
        List.copyOf(ids),
        version,
        Optional.empty());
  }

  /** Returns the rule that only the linter itself can judge, when all others have been asked. */
  public static Rule unusedSuppressions() {
    return new SuppressionUnused();
  }

  /** Judges only the migrations from {@code place} on; those before are read to know what is there. */
  public Linter since(Since place) {
    return new Linter(rules, docs, asked, known, version, Optional.of(place));
  }

  /** Names rules that exist and are not asked, so that a comment may name them. */
  public Linter knowing(List<String> ids) {
    List<String> all = new ArrayList<>(known);
    for (String id : ids) {
      if (!all.contains(id)) {
        all.add(id);
      }
    }
    return new Linter(rules, docs, asked, List.copyOf(all), version, since);
  }

  /** Returns what the rules are about, in the order they are asked. */
  public List<RuleDoc> docs() {
    return List.of(docs);
  }

  /** Judges a history. */
  public HistoryAssessment check(History history) {
    return check(history, Progress.NONE);
  }

  /** Judges a history, and tells how far it is. */
  public HistoryAssessment check(History history, Progress progress) {
    return new HistoryJudge(this, history).check(progress);
  }
}
