package dev.rollsafe.lint;

import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Since;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges histories of migrations by rules. Immutable: several threads may use it at once. */
public final class Linter {

  final RuleSelection selection;
  final ServerVersion version;
  final Predicate<Migration> judged;
  final List<SetParameter> session;
  final TableSizes sizes;
  final List<SidecarSuppression> sidecar;
  final Optional<Start> start;

  private Linter(
      RuleSelection selection,
      ServerVersion version,
      Predicate<Migration> judged,
      List<SetParameter> session,
      TableSizes sizes,
      List<SidecarSuppression> sidecar,
      Optional<Start> start) {
    this.selection = selection;
    this.version = version;
    this.judged = judged;
    this.session = session;
    this.sizes = sizes;
    this.sidecar = sidecar;
    this.start = start;
  }

  /**
   * Returns a linter.
   *
   * @param rules the rules to ask
   * @param version the server that the migrations run on
   */
  public static Linter of(List<Rule> rules, ServerVersion version) {
    return new Linter(
        RuleSelection.of(rules),
        version,
        migration -> true,
        List.of(),
        TableSizes.UNKNOWN,
        List.of(),
        Optional.empty());
  }

  /** Returns the rule that only the linter itself can judge, when all others have been asked. */
  public static Rule unusedSuppressions() {
    return new SuppressionUnused();
  }

  /** Judges only the migrations from {@code place} on; those before are read to know what is there. */
  public Linter since(Since place) {
    return only(place::reaches);
  }

  /** Judges only some of the migrations it would judge; the others are read to know what is there. */
  public Linter only(Predicate<Migration> some) {
    return new Linter(selection, version, judged.and(some), session, sizes, sidecar, start);
  }

  /** Names rules that exist and are not asked, so that a comment may name them. */
  public Linter knowing(List<String> ids) {
    return with(selection.knowing(ids));
  }

  /** Adds rules that are not asked until a level says so. Findings at one place come in the order given here. */
  public Linter offering(List<Rule> rules) {
    return with(selection.offering(rules));
  }

  /** Says what to make of rules, by their ids. */
  public Linter levels(Map<String, Level> byRule) {
    return with(selection.levels(byRule));
  }

  /** Says what to make of rules in some migrations; where several apply the last one counts. */
  public Linter paths(List<PathLevels> some) {
    return with(selection.paths(some));
  }

  private Linter with(RuleSelection other) {
    return new Linter(other, version, judged, session, sizes, sidecar, start);
  }

  /**
   * Says which configuration parameters are set when a migration begins, by the role, the database or the runner.
   *
   * @param settings the values, by the parameter's name in lower case; of {@code search_path} the schemas
   */
  public Linter session(Map<String, List<String>> settings) {
    List<SetParameter> statements = new ArrayList<>();
    settings.forEach((parameter, values) ->
        statements.add(new SetParameter(false, parameter, values, false, new Span(0, 0))));
    return new Linter(selection, version, judged, List.copyOf(statements), sizes, sidecar, start);
  }

  /** Says how large tables are. */
  public Linter sizes(TableSizes known) {
    return new Linter(selection, version, judged, session, known, sidecar, start);
  }

  /** Names what lets findings through without a comment; all of it stands in one file. */
  public Linter sidecar(List<SidecarSuppression> suppressions) {
    return new Linter(selection, version, judged, session, sizes, List.copyOf(suppressions), start);
  }

  /** Says what is in the database before the migrations; each history starts there. */
  public Linter starting(Start known) {
    return new Linter(selection, version, judged, session, sizes, sidecar, Optional.of(known));
  }

  /** Returns what is in the database before the migrations, where that was said. */
  public Optional<Start> start() {
    return start;
  }

  /** Returns the settings with which each migration begins. */
  public List<SetParameter> session() {
    return session;
  }

  /** Returns what the rules are about, in the order they are asked. */
  public List<RuleDoc> docs() {
    return selection.docs();
  }

  /** Returns a run over several histories. */
  public LintRun run() {
    return new LintRun(this);
  }

  /** Judges a history. */
  public HistoryAssessment check(History history) {
    return check(history, Progress.NONE);
  }

  /** Judges a history, and tells how far it is. */
  public HistoryAssessment check(History history, Progress progress) {
    return run().check(history, progress);
  }
}
