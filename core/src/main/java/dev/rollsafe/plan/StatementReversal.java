package dev.rollsafe.plan;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.ast.AlterPolicy;
import dev.rollsafe.ast.AlterRoutine;
import dev.rollsafe.ast.AlterSequence;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.AlterType;
import dev.rollsafe.ast.Call;
import dev.rollsafe.ast.ChangeOwner;
import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementAdapter;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.script.Ddl;
import dev.rollsafe.script.RenameText;
import dev.rollsafe.script.RowText;
import java.util.Optional;

/**
 * What takes one statement back: names are turned round, rows taken out where they can be told, and for all else the catalogs
 * around the statement are compared.
 */
final class StatementReversal implements StatementAdapter<Optional<Void>> {

  private static final Optional<Void> DONE = Optional.empty();

  private final Catalog before;
  private final Catalog after;
  private final Steps steps;
  private final RowReversal rows;
  private final Gaps gaps;
  private final String script;

  StatementReversal(Catalog before, Catalog after, String script, Steps steps) {
    this.before = before;
    this.after = after;
    this.script = script;
    this.steps = steps;
    rows = new RowReversal(before, script, steps);
    gaps = new Gaps(before, steps);
  }

  @Override
  public Optional<Void> otherwise(Statement statement) {
    return compared(false);
  }

  @SuppressWarnings("ReferenceEquality") // the same catalog: nothing changed
  private Optional<Void> compared(boolean concurrently) {
    if (before == after) {
      return DONE;
    }
    Ddl ddl = Ddl.between(after, before);
    if (concurrently) {
      steps.runOutside(ddl);
    } else {
      steps.run(ddl);
    }
    new Losses(before, after, steps).tell();
    return DONE;
  }

  /** The statement changes something: if the catalog is the same, that is something it does not hold. */
  @SuppressWarnings("ReferenceEquality")
  private Optional<Void> changing(Statement statement, boolean mayDoNothing) {
    if (before == after && !mayDoNothing) {
      steps.irreversible("what " + start(statement) + " changes is not known from the history");
    }
    return compared(false);
  }

  private String start(Statement statement) {
    String text = statement.span().of(script).replaceAll("\\s+", " ");
    return text.length() > 60 ? text.substring(0, 60) + ".." : text;
  }

  // ---- names ----

  @Override
  public Optional<Void> rename(Rename statement) {
    if (!statement.ifExists() || before.hasRelation(before.resolve(statement.object()))) {
      steps.run(RenameText.back(before, statement));
    }
    return DONE;
  }

  @Override
  public Optional<Void> setSchema(SetSchema statement) {
    if (!statement.ifExists() || before.hasRelation(before.resolve(statement.name()))) {
      steps.run(RenameText.back(before, statement));
    }
    return DONE;
  }

  // ---- objects ----

  @Override
  public Optional<Void> drop(Drop statement) {
    gaps.drop(statement);
    return compared(statement.concurrently());
  }

  @Override
  public Optional<Void> createIndex(CreateIndex statement) {
    return compared(statement.concurrently());
  }

  @Override
  public Optional<Void> alterTable(AlterTable statement) {
    if (gaps.goesAnyway(statement.kind(), statement.name()) && isOwner(statement)) {
      return DONE;
    }
    if (gaps.mayBeThere(statement)) {
      steps.irreversible("whether the column was there before is not known");
      return DONE;
    }
    gaps.alter(statement);
    statement.actions().forEach(action -> written(statement, action));
    return changing(statement, statement.ifExists());
  }

  /** USING may write anything, whatever the types are. */
  private void written(AlterTable statement, AlterAction action) {
    if (!(action instanceof AlterAction.SetType set) || set.using().isEmpty()) {
      return;
    }
    boolean itself = SqlParser.facts(set.using().get())
        .cast()
        .filter(cast -> cast.column().column().equals(set.column().value()))
        .isPresent();
    if (!itself) {
      ObjectName table = before.resolve(statement.name());
      steps.lossy(
          "values of " + set.column() + " of " + table + " are written anew by USING",
          RowText.countValues(table, set.column().value()));
    }
  }

  private static boolean isOwner(AlterTable statement) {
    for (AlterAction action : statement.actions()) {
      if (!(action instanceof AlterAction.OwnerTo)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<Void> alterSequence(AlterSequence statement) {
    if (statement.options().restart().isPresent()) {
      steps.run("-- sequence " + statement.name() + " stays where it is: it never moves backwards");
    }
    return changing(statement, statement.ifExists());
  }

  @Override
  public Optional<Void> addEnumValue(AddEnumValue statement) {
    return changing(statement, before.type(statement.name()).isPresent());
  }

  @Override
  public Optional<Void> alterType(AlterType statement) {
    return changing(statement, false);
  }

  @Override
  public Optional<Void> alterDomain(AlterDomain statement) {
    return changing(statement, false);
  }

  @Override
  public Optional<Void> alterRoutine(AlterRoutine statement) {
    return changing(statement, false);
  }

  @Override
  public Optional<Void> alterPolicy(AlterPolicy statement) {
    return changing(statement, false);
  }

  @Override
  public Optional<Void> createStatistics(CreateStatistics statement) {
    return changing(statement, false);
  }

  @Override
  public Optional<Void> changeOwner(ChangeOwner statement) {
    return gaps.goesAnyway(statement.kind(), statement.name()) ? DONE : changing(statement, false);
  }

  @Override
  public Optional<Void> comment(Comment statement) {
    return changing(statement, false);
  }

  @Override
  public Optional<Void> grant(Grant statement) {
    ObjectKind kind = statement.kind().orElse(ObjectKind.NONE);
    boolean anyway = !statement.objects().isEmpty();
    for (Grant.Target target : statement.objects()) {
      anyway &= gaps.goesAnyway(kind, target.name());
    }
    return anyway ? DONE : changing(statement, false);
  }

  // ---- rows ----

  @Override
  public Optional<Void> insert(Insert statement) {
    rows.insert(statement);
    return DONE;
  }

  @Override
  public Optional<Void> update(Update statement) {
    rows.update(statement);
    return DONE;
  }

  @Override
  public Optional<Void> delete(Delete statement) {
    rows.delete(statement);
    return DONE;
  }

  @Override
  public Optional<Void> merge(Merge statement) {
    rows.merge(statement);
    return DONE;
  }

  @Override
  public Optional<Void> truncate(Truncate statement) {
    rows.truncate(statement);
    return DONE;
  }

  @Override
  public Optional<Void> copy(Copy statement) {
    rows.copy(statement);
    return DONE;
  }

  // ---- what is not told ----

  @Override
  public Optional<Void> select(Select statement) {
    rows.select(statement);
    return DONE;
  }

  @Override
  public Optional<Void> call(Call statement) {
    new Calls(before, steps).routine(statement.procedure().toString());
    return DONE;
  }

  @Override
  public Optional<Void> doBlock(DoBlock statement) {
    steps.irreversible(
        statement.dynamics().isEmpty()
            ? "which statements of a DO block run depends on what it finds"
            : "a DO block builds SQL while it runs");
    return DONE;
  }

  @Override
  public Optional<Void> metaCommand(MetaCommand statement) {
    if (statement.kind() != MetaCommand.Kind.OTHER) {
      steps.irreversible("what the command of psql does is not followed");
    }
    return DONE;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public Optional<Void> other(Other statement) {
    if (statement.consequence() == Other.Consequence.RUNS_STATEMENT) {
      statement.statement().ifPresent(run -> run.accept(this));
    } else if (before != after) {
      compared(false);
    } else if (gaps.changesSomething(statement)) {
      steps.irreversible("what " + start(statement) + " changes is not followed");
    }
    return DONE;
  }

  @Override
  public Optional<Void> unparsed(Unparsed statement) {
    steps.irreversible("the statement cannot be read: " + statement.reason());
    return DONE;
  }
}
