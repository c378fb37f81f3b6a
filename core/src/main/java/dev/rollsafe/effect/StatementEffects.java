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

  @SuppressWarnings("UnusedVariable")
  private final Catalog catalog;

  @SuppressWarnings("UnusedVariable")
  private final ServerVersion version;

  StatementEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  private static Effect notJudged() {
    return new EffectDraft(Phase.UNKNOWN, "This kind of statement is not judged yet")
        .assumed()
        .build();
  }

  @Override
  public Effect createTable(CreateTable statement) {
    return notJudged();
  }

  @Override
  public Effect createTableAs(CreateTableAs statement) {
    return notJudged();
  }

  @Override
  public Effect alterTable(AlterTable statement) {
    return AlterTableEffects.of(statement, catalog, version);
  }

  @Override
  public Effect truncate(Truncate statement) {
    return notJudged();
  }

  @Override
  public Effect lockTable(LockTable statement) {
    return notJudged();
  }

  @Override
  public Effect drop(Drop statement) {
    return notJudged();
  }

  @Override
  public Effect rename(Rename statement) {
    return notJudged();
  }

  @Override
  public Effect setSchema(SetSchema statement) {
    return notJudged();
  }

  @Override
  public Effect changeOwner(ChangeOwner statement) {
    return notJudged();
  }

  @Override
  public Effect comment(Comment statement) {
    return notJudged();
  }

  @Override
  public Effect createIndex(CreateIndex statement) {
    return notJudged();
  }

  @Override
  public Effect reindex(Reindex statement) {
    return notJudged();
  }

  @Override
  public Effect cluster(Cluster statement) {
    return notJudged();
  }

  @Override
  public Effect vacuum(Vacuum statement) {
    return notJudged();
  }

  @Override
  public Effect createView(CreateView statement) {
    return notJudged();
  }

  @Override
  public Effect refreshMaterializedView(RefreshMaterializedView statement) {
    return notJudged();
  }

  @Override
  public Effect createType(CreateType statement) {
    return notJudged();
  }

  @Override
  public Effect addEnumValue(AddEnumValue statement) {
    return notJudged();
  }

  @Override
  public Effect alterType(AlterType statement) {
    return notJudged();
  }

  @Override
  public Effect createDomain(CreateDomain statement) {
    return notJudged();
  }

  @Override
  public Effect alterDomain(AlterDomain statement) {
    return notJudged();
  }

  @Override
  public Effect createSequence(CreateSequence statement) {
    return notJudged();
  }

  @Override
  public Effect alterSequence(AlterSequence statement) {
    return notJudged();
  }

  @Override
  public Effect createRoutine(CreateRoutine statement) {
    return notJudged();
  }

  @Override
  public Effect alterRoutine(AlterRoutine statement) {
    return notJudged();
  }

  @Override
  public Effect createTrigger(CreateTrigger statement) {
    return notJudged();
  }

  @Override
  public Effect createRule(CreateRule statement) {
    return notJudged();
  }

  @Override
  public Effect createPolicy(CreatePolicy statement) {
    return notJudged();
  }

  @Override
  public Effect alterPolicy(AlterPolicy statement) {
    return notJudged();
  }

  @Override
  public Effect createExtension(CreateExtension statement) {
    return notJudged();
  }

  @Override
  public Effect createSchema(CreateSchema statement) {
    return notJudged();
  }

  @Override
  public Effect createStatistics(CreateStatistics statement) {
    return notJudged();
  }

  @Override
  public Effect grant(Grant statement) {
    return notJudged();
  }

  @Override
  public Effect setParameter(SetParameter statement) {
    return notJudged();
  }

  @Override
  public Effect transactionControl(TransactionControl statement) {
    return notJudged();
  }

  @Override
  public Effect insert(Insert statement) {
    return notJudged();
  }

  @Override
  public Effect update(Update statement) {
    return notJudged();
  }

  @Override
  public Effect delete(Delete statement) {
    return notJudged();
  }

  @Override
  public Effect merge(Merge statement) {
    return notJudged();
  }

  @Override
  public Effect copy(Copy statement) {
    return notJudged();
  }

  @Override
  public Effect call(Call statement) {
    return notJudged();
  }

  @Override
  public Effect select(Select statement) {
    return notJudged();
  }

  @Override
  public Effect doBlock(DoBlock statement) {
    return notJudged();
  }

  @Override
  public Effect metaCommand(MetaCommand statement) {
    return notJudged();
  }

  @Override
  public Effect other(Other statement) {
    return notJudged();
  }

  @Override
  public Effect unparsed(Unparsed statement) {
    return new EffectDraft(Phase.UNKNOWN, "It could not be read: " + statement.reason())
        .assumed()
        .build();
  }
}
