package dev.rollsafe.lint;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.sql.Script;
import java.util.List;
import java.util.Optional;

/** Judges several histories, from several threads at once, and tells at their end what only all of them together show. */
public final class LintRun {

  private final Linter linter;
  private final SidecarUse sidecar;

  LintRun(Linter linter) {
    this.linter = linter;
    sidecar = new SidecarUse(linter);
  }

  /**
   * Judges a history.
   *
   * @param history what to judge
   * @param progress is told how far it is
   */
  public HistoryAssessment check(History history, Progress progress) {
    return check(history, Scope.ALL, progress);
  }

  /**
   * Judges a part of a history.
   *
   * @param history what to judge
   * @param scope which of the migrations that the linter would judge
   * @param progress is told how far it is
   */
  public HistoryAssessment check(History history, Scope scope, Progress progress) {
    return new HistoryJudge(linter, history, scope, sidecar).check(progress);
  }

  /**
   * Returns what is wrong with the {@linkplain SidecarSuppression suppressions} that stand in no migration, when all histories
   * have been judged; empty where nothing is. The file they stand in takes the place of a migration; it counts as none.
   */
  public Optional<HistoryAssessment> rest() {
    List<Finding> findings = sidecar.findings();
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    Script file = linter.sidecar.get(0).file();
    MigrationAssessment stand = new MigrationAssessment(
        file.name(), file.name(), Kind.CALLBACK, Phase.NEUTRAL, false, List.of(), file);
    return Optional.of(new HistoryAssessment(
        file.name(),
        List.of(stand),
        findings,
        Summary.of(List.of(), 0, findings),
        List.of(),
        List.of()));
  }
}
