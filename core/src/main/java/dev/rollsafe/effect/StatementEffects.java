package dev.rollsafe.effect;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.ast.AlterPolicy;
import dev.rollsafe.ast.AlterRoutine;
import dev.rollsafe.ast.AlterSequence;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.AlterType;
import dev.rollsafe.ast.Call;
import dev.rollsafe.ast.ChangeOwner;
import dev.rollsafe.ast.Cluster;
import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.CreateDomain;
import dev.rollsafe.ast.CreateExtension;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreatePolicy;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.CreateSchema;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.CreateType;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.LockTable;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.RefreshMaterializedView;
import dev.rollsafe.ast.Reindex;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.ast.Update;
import dev.rollsafe.ast.Vacuum;
import dev.rollsafe.catalog.Catalog;

/** Sends each kind of statement to the class that knows its family. */
final class StatementEffects implements Statement.Visitor<Effect> {

  private final Catalog catalog;

  private final ServerVersion version;

  /** How many routines called each other to get here. */
  private final int depth;

  StatementEffects(Catalog catalog, ServerVersion version) {
    this(catalog, version, 0);
  }

  StatementEffects(Catalog catalog, ServerVersion version, int depth) {
    this.catalog = catalog;
    this.version = version;
    this.depth = depth;
  }

  @Override
  public Effect createTable(CreateTable statement) {
    return CreateTableEffects.of(statement, catalog, version);
  }

  @Override
  public Effect createTableAs(CreateTableAs statement) {
    return CreateTableEffects.of(statement, catalog, version);
  }

  @Override
  public Effect alterTable(AlterTable statement) {
    return AlterTableEffects.of(statement, catalog, version);
  }

  @Override
  public Effect truncate(Truncate statement) {
    return new TruncateEffects(catalog).truncate(statement);
  }

  @Override
  public Effect lockTable(LockTable statement) {
    return new MaintenanceEffects(catalog, version).lock(statement);
  }

  @Override
  public Effect drop(Drop statement) {
    return new DropEffects(catalog, version, statement).effect();
  }

  @Override
  public Effect rename(Rename statement) {
    return new RenameEffects(catalog).rename(statement);
  }

  @Override
  public Effect setSchema(SetSchema statement) {
    return new RenameEffects(catalog).move(statement);
  }

  @Override
  public Effect changeOwner(ChangeOwner statement) {
    return new OwnerEffects(catalog).owner(statement);
  }

  @Override
  public Effect comment(Comment statement) {
    return new OwnerEffects(catalog).comment(statement);
  }

  @Override
  public Effect createIndex(CreateIndex statement) {
    return new IndexEffects(catalog).create(statement);
  }

  @Override
  public Effect reindex(Reindex statement) {
    return new ReindexEffects(catalog, version, statement).effect();
  }

  @Override
  public Effect cluster(Cluster statement) {
    return new MaintenanceEffects(catalog, version).cluster(statement);
  }

  @Override
  public Effect vacuum(Vacuum statement) {
    return new MaintenanceEffects(catalog, version).vacuum(statement);
  }

  @Override
  public Effect createView(CreateView statement) {
    return new ViewEffects(catalog).create(statement);
  }

  @Override
  public Effect refreshMaterializedView(RefreshMaterializedView statement) {
    return new MaintenanceEffects(catalog, version).refresh(statement);
  }

  @Override
  public Effect createType(CreateType statement) {
    return new TypeEffects(catalog).create(statement);
  }

  @Override
  public Effect addEnumValue(AddEnumValue statement) {
    return new TypeEffects(catalog).addValue(statement);
  }

  @Override
  public Effect alterType(AlterType statement) {
    return new TypeEffects(catalog).alter(statement);
  }

  @Override
  public Effect createDomain(CreateDomain statement) {
    return new DomainEffects(catalog).create(statement);
  }

  @Override
  public Effect alterDomain(AlterDomain statement) {
    return new DomainEffects(catalog).alter(statement);
  }

  @Override
  public Effect createSequence(CreateSequence statement) {
    return new SequenceEffects(catalog).create(statement);
  }

  @Override
  public Effect alterSequence(AlterSequence statement) {
    return new SequenceEffects(catalog).alter(statement);
  }

  @Override
  public Effect createRoutine(CreateRoutine statement) {
    return new RoutineEffects(catalog).create(statement);
  }

  @Override
  public Effect alterRoutine(AlterRoutine statement) {
    return new RoutineEffects(catalog).alter(statement);
  }

  @Override
  public Effect createTrigger(CreateTrigger statement) {
    return new TriggerEffects(catalog, version).create(statement);
  }

  @Override
  public Effect createRule(CreateRule statement) {
    return new RuleEffects(catalog).create(statement);
  }

  @Override
  public Effect createPolicy(CreatePolicy statement) {
    return new PolicyEffects(catalog).create(statement);
  }

  @Override
  public Effect alterPolicy(AlterPolicy statement) {
    return new PolicyEffects(catalog).alter(statement);
  }

  @Override
  public Effect createExtension(CreateExtension statement) {
    return new SessionEffects(catalog, version).extension(statement);
  }

  @Override
  public Effect createSchema(CreateSchema statement) {
    return new SessionEffects(catalog, version).schema(statement);
  }

  @Override
  public Effect createStatistics(CreateStatistics statement) {
    return new SessionEffects(catalog, version).statistics(statement);
  }

  @Override
  public Effect grant(Grant statement) {
    return new GrantEffects(catalog).grant(statement);
  }

  @Override
  public Effect setParameter(SetParameter statement) {
    return SessionEffects.set(statement);
  }

  @Override
  public Effect transactionControl(TransactionControl statement) {
    return SessionEffects.transaction(statement);
  }

  @Override
  public Effect insert(Insert statement) {
    return new InsertEffects(catalog, version).insert(statement);
  }

  @Override
  public Effect update(Update statement) {
    return new UpdateEffects(catalog, version).update(statement);
  }

  @Override
  public Effect delete(Delete statement) {
    return new DeleteEffects(catalog, version).delete(statement);
  }

  @Override
  public Effect merge(Merge statement) {
    return new DeleteEffects(catalog, version).merge(statement);
  }

  @Override
  public Effect copy(Copy statement) {
    return new InsertEffects(catalog, version).copy(statement);
  }

  @Override
  public Effect call(Call statement) {
    return new CallEffects(catalog, version, depth).call(statement);
  }

  @Override
  public Effect select(Select statement) {
    return new CallEffects(catalog, version, depth).select(statement);
  }

  @Override
  public Effect doBlock(DoBlock statement) {
    return new CallEffects(catalog, version, depth).block(statement);
  }

  @Override
  public Effect metaCommand(MetaCommand statement) {
    return new OtherEffects(catalog, version).meta(statement);
  }

  @Override
  public Effect other(Other statement) {
    return new OtherEffects(catalog, version).other(statement);
  }

  @Override
  public Effect unparsed(Unparsed statement) {
    return new EffectDraft(Phase.UNKNOWN, "It could not be read: " + statement.reason())
        .assumed()
        .build();
  }
}
