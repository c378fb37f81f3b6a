package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.rules.BuiltInRules;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a plan against the same rules as any other migration: each step is one, behind the history it goes on. */
public final class SelfCheck {

  private final Linter linter;

  SelfCheck(Linter linter) {
    this.linter = linter;
  }

  /** Returns a check by all rules that are on by default, for migrations that run on {@code version}. */
  public SelfCheck(ServerVersion version) {
    this(linter(version));
  }

  private static Linter linter(ServerVersion version) {
    List<Rule> rules = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      known.add(rule.doc().id());
      if (rule.doc().onByDefault()) {
        rules.add(rule);
      }
    }
    return Linter.of(rules, version).knowing(known);
  }

  Linter linter() {
    return linter;
  }

  List<Finding> findings(List<Migration> migrations) {
    return linter.check(History.of("plan", migrations)).findings();
  }

  /**
   * Checks the steps of a plan.
   *
   * @param before the migrations that run before it
   */
  public Result check(List<Migration> before, Plan plan) {
    List<Migration> migrations = new ArrayList<>(before);
    Map<String, Step> steps = new HashMap<>();
    for (Step step : plan.steps()) {
      String script = step.forward().script();
      if (!script.isEmpty()) {
        String id = "step-" + steps.size();
        steps.put(id, step);
        TransactionMode mode =
            step.forward().transaction() ? TransactionMode.SINGLE : TransactionMode.NONE;
        migrations.add(Migration.of(id, mode, List.of(Script.of(step.name(), script))));
      }
    }
    Map<Step, List<Finding>> found = new HashMap<>();
    for (Finding finding : findings(migrations)) {
      Step step = steps.get(finding.migration());
      if (step != null && finding.severity() != Severity.INFO && !finding.suppressed()) {
        found.computeIfAbsent(step, s -> new ArrayList<>()).add(finding);
      }
    }
    return new Result(found);
  }

  /** The catalog behind some statements of a plan. */
  static Catalog replay(Block block, Catalog catalog) {
    Catalog next = catalog;
    Splitter splitter = Script.of("plan", block.script()).statements();
    while (splitter.next()) {
      next = next.apply(SqlParser.statement(splitter));
    }
    return next;
  }

  /**
   * What was found.
   *
   * @param found by step
   */
  public record Result(Map<Step, List<Finding>> found) {

    Optional<Finding> first(Step step) {
      List<Finding> findings = found.getOrDefault(step, List.of());
      return findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(0));
    }

    /** What is found in a step although it is not of its nature. */
    public List<Finding> unexpected(Step step) {
      List<Finding> unexpected = new ArrayList<>();
      for (Finding finding : found.getOrDefault(step, List.of())) {
        if (!step.expects().contains(finding.rule())) {
          unexpected.add(finding);
        }
      }
      return unexpected;
    }
  }
}
