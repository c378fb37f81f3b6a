package dev.rollsafe.ast;

/**
 * A visitor that makes the same of every statement, for those that care about a few kinds; whoever must not miss a kind
 * implements {@link Statement.Visitor} itself.
 *
 * @param <R> what it makes of a statement
 */
public interface StatementAdapter<R> extends Statement.Visitor<R> {

  /** Handles the kinds that are not handled by their own method. */
  R otherwise(Statement statement);

  @Override
  default R createTable(CreateTable statement) {
    return otherwise(statement);
  }

  @Override
  default R createTableAs(CreateTableAs statement) {
    return otherwise(statement);
  }

  @Override
  default R alterTable(AlterTable statement) {
    return otherwise(statement);
  }

  @Override
  default R truncate(Truncate statement) {
    return otherwise(statement);
  }

  @Override
  default R lockTable(LockTable statement) {
    return otherwise(statement);
  }

  @Override
  default R drop(Drop statement) {
    return otherwise(statement);
  }

  @Override
  default R rename(Rename statement) {
    return otherwise(statement);
  }

  @Override
  default R setSchema(SetSchema statement) {
    return otherwise(statement);
  }

  @Override
  default R changeOwner(ChangeOwner statement) {
    return otherwise(statement);
  }

  @Override
  default R comment(Comment statement) {
    return otherwise(statement);
  }

  @Override
  default R createIndex(CreateIndex statement) {
    return otherwise(statement);
  }

  @Override
  default R reindex(Reindex statement) {
    return otherwise(statement);
  }

  @Override
  default R cluster(Cluster statement) {
    return otherwise(statement);
  }

  @Override
  default R vacuum(Vacuum statement) {
    return otherwise(statement);
  }

  @Override
  default R createView(CreateView statement) {
    return otherwise(statement);
  }

  @Override
  default R refreshMaterializedView(RefreshMaterializedView statement) {
    return otherwise(statement);
  }

  @Override
  default R createType(CreateType statement) {
    return otherwise(statement);
  }

  @Override
  default R addEnumValue(AddEnumValue statement) {
    return otherwise(statement);
  }

  @Override
  default R alterType(AlterType statement) {
    return otherwise(statement);
  }

  @Override
  default R createDomain(CreateDomain statement) {
    return otherwise(statement);
  }

  @Override
  default R alterDomain(AlterDomain statement) {
    return otherwise(statement);
  }

  @Override
  default R createSequence(CreateSequence statement) {
    return otherwise(statement);
  }

  @Override
  default R alterSequence(AlterSequence statement) {
    return otherwise(statement);
  }

  @Override
  default R createRoutine(CreateRoutine statement) {
    return otherwise(statement);
  }

  @Override
  default R alterRoutine(AlterRoutine statement) {
    return otherwise(statement);
  }

  @Override
  default R createTrigger(CreateTrigger statement) {
    return otherwise(statement);
  }

  @Override
  default R createRule(CreateRule statement) {
    return otherwise(statement);
  }

  @Override
  default R createPolicy(CreatePolicy statement) {
    return otherwise(statement);
  }

  @Override
  default R alterPolicy(AlterPolicy statement) {
    return otherwise(statement);
  }

  @Override
  default R createExtension(CreateExtension statement) {
    return otherwise(statement);
  }

  @Override
  default R createSchema(CreateSchema statement) {
    return otherwise(statement);
  }

  @Override
  default R createStatistics(CreateStatistics statement) {
    return otherwise(statement);
  }

  @Override
  default R grant(Grant statement) {
    return otherwise(statement);
  }

  @Override
  default R setParameter(SetParameter statement) {
    return otherwise(statement);
  }

  @Override
  default R transactionControl(TransactionControl statement) {
    return otherwise(statement);
  }

  @Override
  default R insert(Insert statement) {
    return otherwise(statement);
  }

  @Override
  default R update(Update statement) {
    return otherwise(statement);
  }

  @Override
  default R delete(Delete statement) {
    return otherwise(statement);
  }

  @Override
  default R merge(Merge statement) {
    return otherwise(statement);
  }

  @Override
  default R copy(Copy statement) {
    return otherwise(statement);
  }

  @Override
  default R call(Call statement) {
    return otherwise(statement);
  }

  @Override
  default R select(Select statement) {
    return otherwise(statement);
  }

  @Override
  default R doBlock(DoBlock statement) {
    return otherwise(statement);
  }

  @Override
  default R metaCommand(MetaCommand statement) {
    return otherwise(statement);
  }

  @Override
  default R other(Other statement) {
    return otherwise(statement);
  }

  @Override
  default R unparsed(Unparsed statement) {
    return otherwise(statement);
  }
}
