package dev.rollsafe.lint;

import dev.rollsafe.effect.Phase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of one history or of several.
 *
 * @param migrations the migrations that were judged
 * @param replayed the migrations before them, that were only read to know what is there
 * @param statements the statements of those that were judged
 * @param neutral statements that touch neither data nor compatibility
 * @param expand statements with which the previous release goes on working
 * @param contract statements that take something from it
 * @param destructive statements that lose data
 * @param notUnderstood statements that could not be read or judged, as a whole or in part
 * @param errors findings of that severity, suppressed ones not among them
 * @param warnings findings of that severity, suppressed ones not among them
 * @param infos findings of that severity, suppressed ones not among them
 * @param suppressed findings that are let through
 */
public record Summary(
    int migrations,
    int replayed,
    int statements,
    int neutral,
    int expand,
    int contract,
    int destructive,
    int notUnderstood,
    int errors,
    int warnings,
    int infos,
    int suppressed) {

  /** The figures of nothing. */
  public static final Summary EMPTY = new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Summary of(List<MigrationAssessment> migrations, int replayed, List<Finding> findings) {
    Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
    int statements = 0;
    for (MigrationAssessment migration : migrations) {
      for (StatementAssessment statement : migration.statements()) {
        phases.merge(statement.effect().phase(), 1, Integer::sum);
        statements++;
      }
    }
    Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    int suppressed = 0;
    for (Finding finding : findings) {
      if (finding.suppressed()) {
        suppressed++;
      } else {
        severities.merge(finding.severity(), 1, Integer::sum);
      }
    }
    return new Summary(
        migrations.size(),
        replayed,
        statements,
        phases.getOrDefault(Phase.NEUTRAL, 0),
        phases.getOrDefault(Phase.EXPAND, 0),
        phases.getOrDefault(Phase.CONTRACT, 0),
        phases.getOrDefault(Phase.DESTRUCTIVE, 0),
        phases.getOrDefault(Phase.UNKNOWN, 0),
        severities.getOrDefault(Severity.ERROR, 0),
        severities.getOrDefault(Severity.WARNING, 0),
        severities.getOrDefault(Severity.INFO, 0),
        suppressed);
  }

  /** Returns the figures of both. */
  public Summary plus(Summary other) {
    return new Summary(
        migrations + other.migrations,
        replayed + other.replayed,
        statements + other.statements,
        neutral + other.neutral,
        expand + other.expand,
        contract + other.contract,
        destructive + other.destructive,
        notUnderstood + other.notUnderstood,
        errors + other.errors,
        warnings + other.warnings,
        infos + other.infos,
        suppressed + other.suppressed);
  }

  /** Returns the number of findings of a severity, suppressed ones not among them. */
  public int findings(Severity severity) {
    return switch (severity) {
      case ERROR -> errors;
      case WARNING -> warnings;
      case INFO -> infos;
    };
  }
}
