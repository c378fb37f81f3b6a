package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Plans migrations: what is safe in them stays as it is, what is not becomes a sequence of steps. */
public final class Planner {

  private final ServerVersion version;
  private final PlanOptions options;
  private final SelfCheck selfCheck;

  private Planner(SelfCheck selfCheck, ServerVersion version, PlanOptions options) {
    this.selfCheck = selfCheck;
    this.version = version;
    this.options = options;
  }

  /**
   * Returns a planner.
   *
   * @param version the server that the migrations run on
   * @param options what the user has decided
   */
  public static Planner of(ServerVersion version, PlanOptions options) {
    return new Planner(new SelfCheck(version), version, options);
  }

  /**
   * Returns a planner that takes for unsafe what a linter finds.
   *
   * @param linter judges; what it says is in the database is what the history goes on from
   * @param version the server that the migrations run on
   * @param options what the user has decided
   */
  public static Planner of(Linter linter, ServerVersion version, PlanOptions options) {
    return new Planner(new SelfCheck(linter), version, options);
  }

  /**
   * Plans some migrations of a history.
   *
   * @param history the history; what runs before the first of them tells what is there
   * @param asked which migrations are to be planned
   */
  public Plan plan(History history, Predicate<Migration> asked) {
    return new Run(history).plan(asked);
  }

  /** One history being planned. */
  private final class Run {

    private final History history;
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final List<Migration> before = new ArrayList<>();
    private final PlanDraft draft = new PlanDraft(version, options.gate());
    private final List<String> session = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Set<Statement> claimed = new HashSet<>();
    private PlanOptions told = options;
    private Catalog catalog = Catalog.empty();
    private int unit;

    Run(History history) {
      this.history = history;
      for (Finding finding : selfCheck.findings(history.migrations())) {
        if (finding.severity() != Severity.INFO && !finding.suppressed()) {
          findings.computeIfAbsent(finding.migration(), id -> new ArrayList<>()).add(finding);
        }
      }
      selfCheck.linter().start().ifPresent(start -> catalog = start.catalog());
    }

    Plan plan(Predicate<Migration> asked) {
      for (Migration migration : history.migrations()) {
        if (isApplied(migration)) {
          continue;
        }
        catalog = catalog.enter(++unit);
        for (SetParameter setting : selfCheck.linter().session()) {
          catalog = catalog.apply(setting);
        }
        if (asked.test(migration)) {
          draft.begin(migration);
          plan(migration);
        } else {
          replay(migration);
        }
      }
      return draft.settled(selfCheck, before);
    }

    private boolean isApplied(Migration migration) {
      return selfCheck
          .linter()
          .start()
          .filter(start -> start.applied().test(migration))
          .isPresent();
    }

    private void replay(Migration migration) {
      if (draft.isEmpty()) {
        before.add(migration);
      }
      for (Script part : migration.parts()) {
        Splitter splitter = part.statements();
        while (splitter.next()) {
          catalog = catalog.apply(SqlParser.statement(splitter));
        }
      }
    }

    private void plan(Migration migration) {
      session.clear();
      statements.clear();
      for (Script part : migration.parts()) {
        Splitter splitter = part.statements();
        while (splitter.next()) {
          statements.add(SqlParser.statement(splitter));
        }
      }
      told = options.heeding(migration);
      for (Statement statement : List.copyOf(statements)) {
        if (!claimed.contains(statement)) {
          plan(migration, statement, statement.span().of(migration.script().text()));
        }
      }
    }

    private void plan(Migration migration, Statement statement, String sql) {
      if (statement instanceof TransactionControl) {
        return;
      }
      if (statement instanceof SetParameter) {
        catalog = catalog.apply(statement);
        // Timeouts are the plan's own; what names mean is not.
        if (sql.toLowerCase(Locale.ROOT).contains("search_path")) {
          session.add(sql);
        }
        return;
      }
      boolean flagged = isFlagged(migration, statement.span());
      String text = migration.script().text();
      List<Part> parts =
          flagged ? Part.of(statement, text, () -> catalog) : List.of(new Part(statement, sql));
      parts.forEach(part -> one(migration, part, flagged));
    }

    private List<Finding> findingsOf(Migration migration) {
      return findings.getOrDefault(migration.id(), List.of());
    }

    private boolean isFlagged(Migration migration, Span span) {
      for (Finding finding : findingsOf(migration)) {
        if (finding.span().start() >= span.start() && finding.span().start() <= span.end()) {
          return true;
        }
      }
      return false;
    }

    private void one(Migration migration, Part part, boolean flagged) {
      Statement statement = part.statement();
      Position position = migration.script().position(statement.span().start());
      Unit unit = new Unit(statement, part.sql(), catalog, version, told, statements);
      try {
        Optional<Sequence> sequence = flagged
            ? Recipes.plan(unit).or(() -> SafeForm.of(unit, findingsOf(migration), position))
            : Recipes.covered(unit);
        if (sequence.isPresent()) {
          add(migration, position, part.sql(), sequence.get());
          return;
        }
        draft.asIs(migration, position, part, session, catalog);
      } catch (Refused refused) {
        draft.refused(migration, position, part.sql(), refused.reason());
      }
      catalog = catalog.apply(statement);
    }

    private void add(Migration migration, Position position, String sql, Sequence sequence) {
      draft.add(migration, position, sql, sequence);
      claimed.addAll(sequence.claims());
      for (Step step : sequence.steps()) {
        if (step.stage().compareTo(Stage.SWITCH) <= 0) {
          catalog = SelfCheck.replay(step.forward(), catalog);
        }
      }
    }
  }
}
