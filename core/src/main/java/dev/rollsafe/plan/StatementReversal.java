package dev.rollsafe.plan;

import dev.rollsafe.ast.*;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.SqlWords;
import java.util.Optional;

/** What takes one statement back, by its kind; most kinds compare the catalogs around it. */
final class StatementReversal implements Statement.Visitor<Optional<Void>> {

  private static final Optional<Void> DONE = Optional.empty();

  private final Catalog before;
  private final Catalog after;
  private final Remembered remembered;
  private final Steps steps;
  private final String script;

  StatementReversal(
      Catalog before, Catalog after, Remembered remembered, Steps steps, String script) {
    this.before = before;
    this.after = after;
    this.remembered = remembered;
    this.steps = steps;
    this.script = script;
  }

  private StateReversal state() {
    return new StateReversal(before, after, remembered, steps);
  }

  private Optional<Void> all() {
    if (before != after) {
      state().all();
    }
    return DONE;
  }

  private Optional<Void> relation(ObjectName name) {
    state().relation(name);
    return DONE;
  }

  @Override
  public Optional<Void> createTable(CreateTable statement) {
    return relation(
        before.creation(statement.name(), statement.persistence() == Persistence.TEMPORARY));
  }

  @Override
  public Optional<Void> createTableAs(CreateTableAs statement) {
    return relation(
        before.creation(statement.name(), statement.persistence() == Persistence.TEMPORARY));
  }

  @Override
  public Optional<Void> alterTable(AlterTable statement) {
    ObjectName name = before.resolve(statement.name());
    Optional<Table> table = before.table(name);
    if (table.isEmpty() && statement.kind() == ObjectKind.TABLE) {
      if (!statement.ifExists()) {
        steps.irreversible("table " + name + " is not known: its creation is not in the history");
      }
      return DONE;
    }
    ColumnSettings settings = new ColumnSettings(table, name, remembered, steps);
    statement.actions().forEach(action -> settings.reverse(action, before));
    if (before == after) {
      return DONE;
    }
    boolean wide = statement.kind() != ObjectKind.TABLE
        || statement.actions().stream().anyMatch(StatementReversal::reachesFar);
    return wide ? all() : relation(name);
  }

  private static boolean reachesFar(AlterAction action) {
    return (action instanceof AlterAction.DropColumn drop && drop.cascade())
        || (action instanceof AlterAction.DropConstraint gone && gone.cascade())
        || action instanceof AlterAction.AttachPartition
        || action instanceof AlterAction.DetachPartition;
  }

  @Override
  public Optional<Void> truncate(Truncate statement) {
    for (QualifiedName table : statement.tables()) {
      String name = SqlWords.name(table);
      steps.lossy("the rows of " + name + " are gone", "SELECT count(*) FROM " + name);
    }
    return DONE;
  }

  @Override
  public Optional<Void> lockTable(LockTable statement) {
    return DONE;
  }

  @Override
  public Optional<Void> drop(Drop statement) {
    Drops drops = new Drops(before, remembered, steps);
    if (drops.inCatalog(statement.kind())) {
      drops.schemas(statement);
      all();
      if (statement.concurrently()) {
        steps.run("-- was dropped CONCURRENTLY");
      }
    } else {
      drops.others(statement);
    }
    return DONE;
  }

  @Override
  public Optional<Void> rename(Rename statement) {
    new RenameReversal(before, after, remembered, steps).reverse(statement);
    return DONE;
  }

  @Override
  public Optional<Void> setSchema(SetSchema statement) {
    new RenameReversal(before, after, remembered, steps).reverse(statement);
    return DONE;
  }

  @Override
  public Optional<Void> changeOwner(ChangeOwner statement) {
    steps.irreversible("who owned " + statement.name() + " before is not in the history");
    return DONE;
  }

  @Override
  public Optional<Void> comment(Comment statement) {
    new Notes(before, remembered, steps).reverse(statement);
    return DONE;
  }

  @Override
  public Optional<Void> createIndex(CreateIndex statement) {
    if (!statement.concurrently() || before.view(statement.table()).isPresent()) {
      return relationOrView(before.resolve(statement.table()));
    }
    for (var index : after.indexes(before.resolve(statement.table()))) {
      if (before.index(index.name()).isEmpty()) {
        steps.runOutside("DROP INDEX CONCURRENTLY " + SqlWords.name(index.name()));
      }
    }
    return DONE;
  }

  private Optional<Void> relationOrView(ObjectName name) {
    if (before.table(name).isPresent()) {
      return relation(name);
    }
    steps.touch(name);
    return DONE;
  }

  @Override
  public Optional<Void> reindex(Reindex statement) {
    return DONE;
  }

  @Override
  public Optional<Void> cluster(Cluster statement) {
    return DONE;
  }

  @Override
  public Optional<Void> vacuum(Vacuum statement) {
    return DONE;
  }

  @Override
  public Optional<Void> createView(CreateView statement) {
    ObjectName name = before.creation(statement.name(), statement.temporary());
    if (before != after && !statement.temporary()) {
      steps.touch(name);
    }
    return DONE;
  }

  @Override
  public Optional<Void> refreshMaterializedView(RefreshMaterializedView statement) {
    return DONE;
  }

  @Override
  public Optional<Void> createType(CreateType statement) {
    return all();
  }

  @Override
  public Optional<Void> addEnumValue(AddEnumValue statement) {
    return all();
  }

  @Override
  public Optional<Void> alterType(AlterType statement) {
    return all();
  }

  @Override
  public Optional<Void> createDomain(CreateDomain statement) {
    return all();
  }

  @Override
  public Optional<Void> alterDomain(AlterDomain statement) {
    return all();
  }

  @Override
  public Optional<Void> createSequence(CreateSequence statement) {
    ObjectName name = before.creation(statement.name(), false);
    if (before.sequence(name).isEmpty() && after.sequence(name).isPresent()) {
      steps.run("DROP SEQUENCE " + SqlWords.name(name));
    }
    return DONE;
  }

  @Override
  public Optional<Void> alterSequence(AlterSequence statement) {
    Optional<Sequence> was = before.sequence(statement.name());
    SequenceOptions changed = statement.options();
    if (was.isEmpty()) {
      steps.irreversible("the options of sequence " + statement.name() + " before are not known");
      return DONE;
    }
    String alter = "ALTER SEQUENCE " + SqlWords.name(was.get().name());
    if (changed.ownedBy().isPresent() || changed.ownedByNone()) {
      steps.run(alter + " OWNED BY "
          + was.get()
              .owner()
              .map(o -> SqlWords.name(o.table()) + "." + SqlWords.name(o.column()))
              .orElse("NONE"));
    }
    if (changed.restart().isPresent()) {
      steps.run("-- the position of sequence " + was.get().name()
          + " is left where it is: it never moves backwards");
    }
    String options = SequenceDefaults.before(was.get().options(), changed);
    if (!options.isEmpty()) {
      steps.run(alter + options);
    }
    return DONE;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public Optional<Void> createRoutine(CreateRoutine statement) {
    for (Routine routine : after.routines(statement.name())) {
      if (routine.definition() != statement) {
        continue;
      }
      Optional<Routine> was = before.routines(statement.name()).stream()
          .filter(r -> r.name().equals(routine.name()) && r.signature().equals(routine.signature()))
          .findFirst();
      if (was.isPresent()) {
        state().replaced(was.get());
      } else {
        steps.run(StateReversal.drop(routine));
      }
    }
    return DONE;
  }

  @Override
  public Optional<Void> alterRoutine(AlterRoutine statement) {
    steps.irreversible("the attributes of " + statement.name() + " before are not followed");
    return DONE;
  }

  @Override
  public Optional<Void> createTrigger(CreateTrigger statement) {
    ObjectName name = before.resolve(statement.table());
    if (before.table(name).isPresent()) {
      return relation(name);
    }
    steps.run(
        "DROP TRIGGER " + SqlWords.name(statement.name().value()) + " ON " + SqlWords.name(name));
    return DONE;
  }

  @Override
  public Optional<Void> createRule(CreateRule statement) {
    String key = Drops.key(
        ObjectKind.RULE, statement.name().value() + " ON " + before.resolve(statement.table()));
    Optional<String> was = remembered.definition(key);
    if (was.isPresent()) {
      String sql = was.get();
      steps.run(
          statement.orReplace() && !sql.startsWith("CREATE OR")
              ? "CREATE OR REPLACE" + sql.substring(6)
              : sql);
    } else {
      steps.run("DROP RULE " + SqlWords.name(statement.name().value()) + " ON "
          + SqlWords.name(before.resolve(statement.table())));
    }
    return DONE;
  }

  @Override
  public Optional<Void> createPolicy(CreatePolicy statement) {
    return relation(before.resolve(statement.table()));
  }

  @Override
  public Optional<Void> alterPolicy(AlterPolicy statement) {
    return relation(before.resolve(statement.table()));
  }

  @Override
  public Optional<Void> createExtension(CreateExtension statement) {
    String name = statement.name().value();
    if (!before.hasExtension(name) && !name.equals("plpgsql")) {
      steps.run("DROP EXTENSION " + SqlWords.name(name));
    }
    return DONE;
  }

  @Override
  public Optional<Void> createSchema(CreateSchema statement) {
    statement.name().map(Identifier::value).ifPresent(name -> {
      if (before.schema(name).isEmpty() && !name.equals("public")) {
        all();
        steps.run("DROP SCHEMA " + SqlWords.name(name));
      }
    });
    return DONE;
  }

  @Override
  public Optional<Void> createStatistics(CreateStatistics statement) {
    if (statement.name().isEmpty()) {
      steps.irreversible("the server chose the name of the statistics");
    } else if (remembered
        .definition(Drops.key(ObjectKind.STATISTICS, statement.name().get().name()))
        .isEmpty()) {
      steps.run("DROP STATISTICS " + SqlWords.name(statement.name().get()));
    }
    return DONE;
  }

  @Override
  public Optional<Void> grant(Grant statement) {
    new Notes(before, remembered, steps).reverse(statement);
    return DONE;
  }

  @Override
  public Optional<Void> setParameter(SetParameter statement) {
    return DONE;
  }

  @Override
  public Optional<Void> transactionControl(TransactionControl statement) {
    return DONE;
  }

  @Override
  public Optional<Void> insert(Insert statement) {
    if (before.isNew(before.resolve(statement.table()))) {
      return DONE; // The rows go with their table.
    }
    Optional<String> delete = InsertReversal.delete(statement, before, script);
    if (statement.onConflict().filter(c -> !c.updatedColumns().isEmpty()).isPresent()) {
      lostValues(statement.table(), "SELECT count(*) FROM " + SqlWords.name(statement.table()));
    } else {
      steps.run(delete.orElse("-- the rows put into " + statement.table() + " stay"));
    }
    return DONE;
  }

  private void lostValues(QualifiedName table, String count) {
    steps.lossy("the values that rows of " + table + " had before do not come back", count);
  }

  @Override
  public Optional<Void> update(Update statement) {
    lostValues(
        statement.table(),
        count(
            statement.table(),
            statement.alias(),
            statement.from().isPresent() ? Optional.empty() : statement.where()));
    return DONE;
  }

  @Override
  public Optional<Void> delete(Delete statement) {
    steps.lossy(
        "the rows deleted from " + statement.table() + " are gone",
        count(
            statement.table(),
            statement.alias(),
            statement.using().isPresent() ? Optional.empty() : statement.where()));
    return DONE;
  }

  private static String count(
      QualifiedName table, Optional<Identifier> alias, Optional<Expression> where) {
    return "SELECT count(*) FROM " + SqlWords.name(table)
        + alias.map(a -> " AS " + SqlWords.name(a.value())).orElse("")
        + where.map(w -> " WHERE " + w.text()).orElse("");
  }

  @Override
  public Optional<Void> merge(Merge statement) {
    lostValues(statement.table(), "SELECT count(*) FROM " + SqlWords.name(statement.table()));
    return DONE;
  }

  @Override
  public Optional<Void> copy(Copy statement) {
    return DONE;
  }

  @Override
  public Optional<Void> call(Call statement) {
    steps.irreversible("what a procedure does is not followed");
    return DONE;
  }

  @Override
  public Optional<Void> select(Select statement) {
    return DONE;
  }

  @Override
  public Optional<Void> doBlock(DoBlock statement) {
    all();
    if (!statement.dynamics().isEmpty()) {
      steps.irreversible("a DO block builds SQL while it runs");
    } else if (!statement.expressions().isEmpty()) {
      steps.irreversible("which statements of a DO block run depends on what it finds");
    } else {
      for (Statement inner : statement.statements()) {
        if (!(inner instanceof CreateTable
            || inner instanceof AlterTable
            || inner instanceof CreateType
            || inner instanceof CreateIndex
            || inner instanceof Drop)) {
          inner.accept(this);
        }
      }
    }
    return DONE;
  }

  @Override
  public Optional<Void> metaCommand(MetaCommand statement) {
    steps.irreversible("a command of psql is not followed");
    return DONE;
  }

  @Override
  public Optional<Void> other(Other statement) {
    new Drops(before, remembered, steps).other(statement, statement.span().of(script));
    return DONE;
  }

  @Override
  public Optional<Void> unparsed(Unparsed statement) {
    steps.irreversible("the statement cannot be read: " + statement.reason());
    return DONE;
  }
}
