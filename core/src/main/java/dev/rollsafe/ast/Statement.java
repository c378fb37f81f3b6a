package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/** One SQL statement. */
public sealed interface Statement
    permits CreateTable,
        CreateTableAs,
        AlterTable,
        Truncate,
        LockTable,
        Drop,
        Rename,
        SetSchema,
        ChangeOwner,
        Comment,
        CreateIndex,
        Reindex,
        Cluster,
        Vacuum,
        CreateView,
        RefreshMaterializedView,
        CreateType,
        AddEnumValue,
        AlterType,
        CreateDomain,
        AlterDomain,
        CreateSequence,
        AlterSequence,
        CreateRoutine,
        AlterRoutine,
        CreateTrigger,
        CreateRule,
        CreatePolicy,
        AlterPolicy,
        CreateExtension,
        CreateSchema,
        CreateStatistics,
        Grant,
        SetParameter,
        TransactionControl,
        Insert,
        Update,
        Delete,
        Merge,
        Copy,
        Call,
        Select,
        DoBlock,
        MetaCommand,
        Other,
        Unparsed {

  /** Returns where it is written, from its first token to its last, without the semicolon. */
  Span span();

  /** Accepts a visitor. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Handles every kind of statement; a new one does not compile until it is handled everywhere.
   *
   * @param <R> what it makes of a statement
   */
  interface Visitor<R> {
    R createTable(CreateTable statement);

    R createTableAs(CreateTableAs statement);

    R alterTable(AlterTable statement);

    R truncate(Truncate statement);

    R lockTable(LockTable statement);

    R drop(Drop statement);

    R rename(Rename statement);

    R setSchema(SetSchema statement);

    R changeOwner(ChangeOwner statement);

    R comment(Comment statement);

    R createIndex(CreateIndex statement);

    R reindex(Reindex statement);

    R cluster(Cluster statement);

    R vacuum(Vacuum statement);

    R createView(CreateView statement);

    R refreshMaterializedView(RefreshMaterializedView statement);

    R createType(CreateType statement);

    R addEnumValue(AddEnumValue statement);

    R alterType(AlterType statement);

    R createDomain(CreateDomain statement);

    R alterDomain(AlterDomain statement);

    R createSequence(CreateSequence statement);

    R alterSequence(AlterSequence statement);

    R createRoutine(CreateRoutine statement);

    R alterRoutine(AlterRoutine statement);

    R createTrigger(CreateTrigger statement);

    R createRule(CreateRule statement);

    R createPolicy(CreatePolicy statement);

    R alterPolicy(AlterPolicy statement);

    R createExtension(CreateExtension statement);

    R createSchema(CreateSchema statement);

    R createStatistics(CreateStatistics statement);

    R grant(Grant statement);

    R setParameter(SetParameter statement);

    R transactionControl(TransactionControl statement);

    R insert(Insert statement);

    R update(Update statement);

    R delete(Delete statement);

    R merge(Merge statement);

    R copy(Copy statement);

    R call(Call statement);

    R select(Select statement);

    R doBlock(DoBlock statement);

    R metaCommand(MetaCommand statement);

    R other(Other statement);

    R unparsed(Unparsed statement);
  }
}
