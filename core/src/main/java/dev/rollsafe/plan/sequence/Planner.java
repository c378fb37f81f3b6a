package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.script.Sql;
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
    private final List<String> planned = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Unplanned> unplanned = new ArrayList<>();
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
          planned.add(migration.id());
          plan(migration);
        } else {
          replay(migration);
        }
      }
      settle();
      return result();
    }

    private Plan result() {
      return new Plan(version, planned, changes, unplanned, options.gate());
    }

    private boolean isApplied(Migration migration) {
      return selfCheck
          .linter()
          .start()
          .filter(start -> start.applied().test(migration))
          .isPresent();
    }

    private void replay(Migration migration) {
      if (planned.isEmpty()) {
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
      if (flagged && statement instanceof AlterTable alter && alter.actions().size() > 1) {
        for (AlterAction action : alter.actions()) {
          AlterTable alone = new AlterTable(
              alter.kind(),
              alter.name(),
              alter.ifExists(),
              alter.only(),
              List.of(action),
              action.span());
          one(
              migration,
              alone,
              alterText(alter, action.span().of(migration.script().text())),
              true);
        }
      } else if (flagged && statement instanceof Drop drop && isTakenApart(drop)) {
        for (Drop.Target target : drop.targets()) {
          Drop alone = new Drop(
              drop.kind(),
              List.of(target),
              drop.ifExists(),
              drop.cascade(),
              drop.concurrently(),
              drop.span());
          String text = "DROP " + drop.kind().sql() + (drop.ifExists() ? " IF EXISTS " : " ")
              + Sql.name(target.name());
          one(migration, alone, text, true);
        }
      } else {
        one(migration, statement, sql, flagged);
      }
    }

    private static boolean isTakenApart(Drop drop) {
      return drop.targets().size() > 1
          && !drop.cascade()
          && (drop.kind() == ObjectKind.TABLE
              || drop.kind() == ObjectKind.VIEW
              || drop.kind() == ObjectKind.INDEX);
    }

    private String alterText(AlterTable alter, String action) {
      return "ALTER " + alter.kind().sql() + (alter.ifExists() ? " IF EXISTS" : "")
          + (alter.only() ? " ONLY " : " ") + Sql.qualified(catalog.resolve(alter.name())) + " "
          + action;
    }

    private boolean isFlagged(Migration migration, Span span) {
      for (Finding finding : findings.getOrDefault(migration.id(), List.of())) {
        if (finding.span().start() >= span.start() && finding.span().start() <= span.end()) {
          return true;
        }
      }
      return false;
    }

    private void one(Migration migration, Statement statement, String sql, boolean flagged) {
      Position position = migration.script().position(statement.span().start());
      Unit unit = new Unit(statement, sql, catalog, version, told, statements);
      try {
        Optional<Sequence> sequence = flagged ? Recipes.plan(unit) : Recipes.covered(unit);
        if (sequence.isPresent()) {
          add(migration, position, sql, sequence.get());
          return;
        }
      } catch (Refused refused) {
        unplanned.add(
            new Unplanned(migration.id(), migration.path(), position, sql, refused.reason()));
        catalog = catalog.apply(statement);
        return;
      }
      changes.add(asIs(migration, position, statement, sql));
      catalog = catalog.apply(statement);
    }

    private void add(Migration migration, Position position, String sql, Sequence sequence) {
      changes.add(new Change(
          sequence.id(),
          sequence.title(),
          migration.id(),
          migration.path(),
          position,
          sql,
          false,
          options.gate() ? Gate.guard(sequence.id(), sequence.steps()) : sequence.steps(),
          sequence.notes()));
      claimed.addAll(sequence.claims());
      for (Step step : sequence.steps()) {
        if (step.stage().compareTo(Stage.SWITCH) <= 0) {
          catalog = SelfCheck.replay(step.forward(), catalog);
        }
      }
    }

    private Change asIs(Migration migration, Position position, Statement statement, String sql) {
      boolean outside = Effects.of(statement, catalog, version).transactionality()
          == Transactionality.OUTSIDE_ONLY;
      List<String> statements = new ArrayList<>(session);
      statements.add(sql);
      String id = Names.forFile(migration.id()) + "_" + (changes.size() + 1);
      Step step = Step.of(
          Names.forFile(migration.id()) + "_line_" + position.line(),
          Stage.EXPAND,
          "What is safe as it is",
          new Block(!outside, outside ? Timeouts.PATIENT : Timeouts.METADATA, statements));
      return new Change(
          id,
          "Run as it is",
          migration.id(),
          migration.path(),
          position,
          sql,
          true,
          List.of(step),
          List.of());
    }

    /** What still has findings when it runs by itself, and has no recipe, is not planned. */
    private void settle() {
      List<Change> kept = new ArrayList<>();
      SelfCheck.Result result = selfCheck.check(before, result());
      for (Change change : changes) {
        Optional<Finding> finding =
            change.asIs() ? result.first(change.steps().get(0)) : Optional.empty();
        if (finding.isEmpty()) {
          kept.add(change);
        } else {
          unplanned.add(new Unplanned(
              change.migration(),
              change.path(),
              change.position(),
              change.sql(),
              "there is no plan for this: " + finding.get().message() + ". "
                  + finding.get().instead()));
        }
      }
      changes.clear();
      changes.addAll(kept);
    }
  }
}
