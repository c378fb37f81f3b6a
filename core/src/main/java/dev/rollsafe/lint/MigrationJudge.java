package dev.rollsafe.lint;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementKind;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.Phase;
import dev.rollsafe.migration.DeclaredChanges;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one migration: its statements in turn, then as a whole. */
final class MigrationJudge {

  private final Linter linter;
  private final Asked asked;
  private final Scope scope;
  private final History history;
  private final int number;
  private final Migration migration;
  private final Interner interner;
  private final Findings findings = new Findings();
  private final List<StatementContext> contexts = new ArrayList<>();
  private final List<StatementAssessment> assessed = new ArrayList<>();
  private final RunnerTransaction runner;
  private final DeclaredChanges changes;
  private final Catalog before;
  private Catalog catalog;
  private @Nullable Transaction transaction;
  private Optional<Guard> guard = Optional.empty();
  private Phase phase = Phase.NEUTRAL;

  MigrationJudge(
      Linter linter,
      Asked asked,
      Scope scope,
      History history,
      int number,
      DeclaredChanges changes,
      Catalog before,
      Interner interner) {
    this.linter = linter;
    this.asked = asked;
    this.scope = scope;
    this.history = history;
    this.number = number;
    migration = history.migrations().get(number);
    this.changes = changes;
    this.interner = interner;
    this.before = before;
    this.catalog = before;
    runner = RunnerTransaction.of(migration);
  }

  Verdict check() {
    if (runner.opened()) {
      begin(new Span(0, 0), false);
    }
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        statement(SqlParser.statement(splitter));
      }
    }
    Restored.amend(contexts, assessed, catalog);
    phase = Phase.NEUTRAL;
    for (StatementAssessment statement : assessed) {
      phase = phase.worst(statement.effect().phase());
    }
    List<Suppression> suppressions = Suppressions.of(migration);
    MigrationContext whole = new MigrationContext(
        history,
        number,
        migration,
        linter.version,
        runner,
        contexts,
        suppressions,
        linter.selection.known(),
        scope.edited(migration),
        changes,
        before,
        catalog);
    for (int i = 0; i < asked.rules.length; i++) {
      findings.by(asked.docs[i]);
      asked.rules[i].check(whole, findings);
    }
    return new Verdict(asked, migration, findings, suppressions, guard, assessment());
  }

  private MigrationAssessment assessment() {
    return new MigrationAssessment(
        migration.id(),
        migration.path(),
        migration.kind(),
        phase,
        runner.opened(),
        assessed,
        migration.script());
  }

  /** Returns what is there behind the migration. */
  Catalog catalog() {
    return catalog;
  }

  private void statement(Statement statement) {
    if (guard.isEmpty()) {
      guard = Guard.of(statement, migration.script().text());
    }
    Effect effect = interner.effect(Effects.of(statement, catalog, linter.version));
    assessed.add(new StatementAssessment(
        statement.span(),
        migration.script().position(statement.span().start()),
        interner.name(StatementKind.of(statement)),
        effect));
    Catalog after = catalog.apply(statement);
    if (statement instanceof DoBlock block) {
      ask(block, Blocks.itself(block, effect), after, false);
      for (Statement inner : block.statements()) {
        Catalog afterInner = catalog.apply(inner);
        ask(inner, Effects.of(inner, catalog, linter.version), afterInner, true);
        catalog = afterInner;
      }
    } else {
      ask(statement, effect, after, false);
    }
    catalog = after;
    if (statement instanceof TransactionControl control) {
      control(control);
    }
  }

  private void ask(Statement statement, Effect effect, Catalog after, boolean nested) {
    StatementContext context = new StatementContext(
        statement,
        effect,
        catalog,
        after,
        migration,
        linter.version,
        linter.sizes,
        transaction,
        nested);
    boolean sized = !linter.sizes.isEmpty();
    for (int i = 0; i < asked.rules.length; i++) {
      findings.by(asked.docs[i]);
      int before = findings.drafts().size();
      asked.rules[i].check(context, findings);
      if (sized && asked.docs[i].growsWithSize() && findings.drafts().size() > before) {
        new Sizing(linter.sizes)
            .weigh(context, findings.drafts().subList(before, findings.drafts().size()));
      }
    }
    if (!repeatsInsert(statement)) {
      contexts.add(context);
    }
    if (transaction != null) {
      transaction.ran(effect, catalog, statement.span());
    }
  }

  private boolean repeatsInsert(Statement statement) {
    return statement instanceof Insert insert
        && !contexts.isEmpty()
        && contexts.get(contexts.size() - 1).statement() instanceof Insert previous
        && previous.table().sameAs(insert.table());
  }

  private void control(TransactionControl control) {
    switch (control.verb()) {
      case BEGIN -> {
        if (transaction == null) {
          transaction = new Transaction(true);
        }
      }
      case COMMIT, ROLLBACK, PREPARE -> {
        transaction = null;
        if (runner.opened() || control.chain()) {
          begin(control.span(), !runner.opened());
        }
      }
      default -> {}
    }
  }

  /** A runner that wants a transaction opens the next one when the script ends one. */
  private void begin(Span at, boolean explicit) {
    transaction = new Transaction(explicit);
    catalog = catalog.apply(
        new TransactionControl(TransactionControl.Verb.BEGIN, Optional.empty(), false, at));
  }
}
