package dev.rollsafe.lint;

import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.DeclaredChanges;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges one history: its migrations in turn, each on the catalog that those before it leave. */
final class HistoryJudge {

  private final Linter linter;
  private final History history;
  private final Scope scope;
  private final SidecarUse sidecar;
  private final DeclaredChanges changes;
  private final Interner interner = new Interner();
  private final Map<String, Integer> releases = new HashMap<>();
  private final List<MigrationAssessment> judged = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private Catalog catalog = Catalog.empty();
  private int units;
  private int replayed;

  HistoryJudge(Linter linter, History history, Scope scope, SidecarUse sidecar) {
    this.linter = linter;
    this.history = history;
    this.scope = scope;
    this.sidecar = sidecar;
    changes = DeclaredChanges.of(history);
    linter.start.ifPresent(start -> catalog = start.catalog());
  }

  HistoryAssessment check(Progress progress) {
    List<Migration> migrations = history.migrations();
    int done = 0;
    for (Migration migration : migrations) {
      if (isApplied(migration)) {
        sidecar.replayed(migration);
        replayed++;
        progress.migrations(history.path(), ++done, migrations.size());
        continue;
      }
      catalog = catalog.enter(unit(migration));
      for (SetParameter setting : linter.session) {
        catalog = catalog.apply(setting);
      }
      if (linter.judged.test(migration) && scope.judges(migration)) {
        judge(migration, done);
      } else {
        replay(migration);
      }
      progress.migrations(history.path(), ++done, migrations.size());
    }
    List<Finding> findings = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      verdict.settle(catalog, sidecar, findings);
    }
    return new HistoryAssessment(
        history.path(),
        judged,
        findings,
        Summary.of(judged, replayed, findings),
        history.problems(),
        history.skipped());
  }

  private boolean isApplied(Migration migration) {
    return linter.start.isPresent() && linter.start.get().applied().test(migration);
  }

  /** Migrations of one release ship together; where no release is declared each is one by itself. */
  private int unit(Migration migration) {
    if (migration.release().isEmpty()) {
      return ++units;
    }
    Integer known = releases.get(migration.release().get());
    if (known == null) {
      known = ++units;
      releases.put(migration.release().get(), known);
    }
    return known;
  }

  private void judge(Migration migration, int number) {
    Asked asked = linter.selection.of(migration);
    sidecar.judged(migration, asked);
    MigrationJudge judge =
        new MigrationJudge(linter, asked, scope, history, number, changes, catalog, interner);
    Verdict verdict = judge.check();
    catalog = judge.catalog();
    judged.add(verdict.assessment());
    if (verdict.mayFind()) {
      verdicts.add(verdict);
    }
  }

  private void replay(Migration migration) {
    sidecar.replayed(migration);
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        Statement statement = SqlParser.statement(splitter);
        catalog = catalog.apply(statement);
      }
    }
    replayed++;
  }
}
