package dev.rollsafe.lint;

import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Lock;
import dev.rollsafe.effect.Loss;
import dev.rollsafe.lint.SidecarSuppression.Target;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Which suppressions beside the migrations have let something through. Several histories are judged at once. */
final class SidecarUse {

  private static final String UNKNOWN_RULE = "suppression-of-unknown-rule";
  private static final String WITHOUT_REASON = "suppression-without-reason";

  private final Linter linter;
  private final List<SidecarSuppression> all;
  private final BitSet used = new BitSet();
  private final BitSet notJudged = new BitSet();

  SidecarUse(Linter linter) {
    this.linter = linter;
    all = linter.sidecar;
  }

  /** Returns why a finding is let through, if it is; what says so is used. */
  Optional<Waiver> waiver(
      Migration migration, MigrationAssessment assessment, Findings.Draft finding) {
    Optional<Waiver> waiver = Optional.empty();
    for (int i = 0; i < all.size(); i++) {
      SidecarSuppression suppression = all.get(i);
      if (suppression.rule().equals(finding.rule().id())
          && suppression.applies().test(migration)
          && isIn(suppression.target(), assessment, finding)) {
        mark(used, i);
        waiver = Optional.of(new Waiver(Waiver.Kind.CONFIGURATION, suppression.reason()));
      }
    }
    return waiver;
  }

  private static boolean isIn(
      Target target, MigrationAssessment migration, Findings.Draft finding) {
    if (target.equals(Target.ALL)) {
      return true;
    }
    Optional<StatementAssessment> statement =
        migration.statementAt(finding.span().start());
    if (target.line().isPresent()) {
      int line = target.line().getAsInt();
      Position place = migration.script().position(finding.span().start());
      if (place.line() != line
          && statement.filter(s -> s.position().line() == line).isEmpty()) {
        return false;
      }
    }
    if (target.statement().isPresent()) {
      int number = target.statement().getAsInt();
      if (number > migration.statements().size()
          || statement.isEmpty()
          || !migration.statements().get(number - 1).equals(statement.get())) {
        return false;
      }
    }
    return target.object().isEmpty()
        || statement.filter(s -> worksOn(s.effect(), target.object().get())).isPresent();
  }

  private static boolean worksOn(Effect effect, String object) {
    for (Lock lock : effect.locks()) {
      if (lock.object().toString().equals(object)) {
        return true;
      }
    }
    for (Break broken : effect.breaks()) {
      if (isPartOf(broken.place(), object)) {
        return true;
      }
    }
    for (Loss loss : effect.loses()) {
      if (isPartOf(loss.place(), object)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOf(String place, String object) {
    return place.equals(object) || place.startsWith(object + ".");
  }

  /** Learns of a migration whose findings of some rules are not looked for. */
  void judged(Migration migration, Asked asked) {
    for (int i = 0; i < all.size(); i++) {
      if (!asked.has(all.get(i).rule()) && all.get(i).applies().test(migration)) {
        mark(notJudged, i);
      }
    }
  }

  /** Learns of a migration that is only replayed. */
  void replayed(Migration migration) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).applies().test(migration)) {
        mark(notJudged, i);
      }
    }
  }

  private synchronized void mark(BitSet set, int i) {
    set.set(i);
  }

  /** Returns what is wrong with the suppressions themselves, when all histories have been judged. */
  synchronized List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      SidecarSuppression suppression = all.get(i);
      String rule = suppression.rule();
      List<String> known = linter.selection.known();
      if (suppression.reason().isEmpty()) {
        add(findings, suppression, WITHOUT_REASON, "The suppression does not say why");
      }
      if (!known.contains(rule)) {
        String near =
            Nearest.to(rule, known).map(name -> "; is " + name + " meant?").orElse("");
        add(findings, suppression, UNKNOWN_RULE, "There is no rule " + rule + near);
      } else if (!used.get(i) && !notJudged.get(i)) {
        add(
            findings,
            suppression,
            SuppressionUnused.DOC.id(),
            "Nothing that " + rule + " finds is in " + suppression.migration());
      }
    }
    return findings;
  }

  private static String instead(String rule) {
    return switch (rule) {
      case WITHOUT_REASON -> "Give it a reason.";
      case UNKNOWN_RULE -> "Write the rule's id as the finding shows it.";
      default ->
        "Remove the suppression, or name the migration and the place that it is meant for.";
    };
  }

  private void add(List<Finding> findings, SidecarSuppression at, String rule, String message) {
    Asked asked = linter.selection.everywhere();
    for (RuleDoc doc : asked.docs) {
      if (doc.id().equals(rule)) {
        findings.add(new Finding(
            rule,
            asked.severity(doc, doc.severity()),
            message,
            instead(rule),
            doc.hazards(),
            at.file().name(),
            at.file().name(),
            at.span(),
            at.file().position(at.span().start()),
            Optional.empty(),
            Optional.empty()));
      }
    }
  }
}
