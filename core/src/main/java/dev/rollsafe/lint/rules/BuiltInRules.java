package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Rule;
import java.util.List;

/** The rules that come with Rollsafe. */
public final class BuiltInRules {

  private static final List<Rule> ALL = List.of(
      new AutovacuumOff(),
      new CachedPlanBreaks(),
      new CascadeDropsDependents(),
      new CheckCallsVolatileFunction(),
      new CheckValidatesUnderLock(),
      new ColumnDrop(),
      new ColumnDropTakesConstraints(),
      new ConcurrentBuildKeepsInvalidIndex(),
      new ConcurrentlyInTransaction(),
      new ConstraintBuildsIndexUnderLock(),
      new ConstraintDropBreaksPreviousRelease(),
      new ConstraintNeverValidated(),
      new ConstraintNotEnforced(),
      new ContractAndExpandInOneMigration(),
      new DataChangeWithoutWayBack(),
      new DefinerWithoutSearchPath(),
      new DestructiveDmlWithoutWhere(),
      new DirectiveUnknown(),
      new DomainValidatesUnderLock(),
      new DropBreaksPreviousRelease(),
      new DropNotNullSurprisesReaders(),
      new EnumValueUsedTooEarly(),
      new ExplicitTableLock(),
      new FlywayLockAgainstConcurrently(),
      new ForeignKeyCascades(),
      new ForeignKeyDropLocksReferenced(),
      new ForeignKeyTypeMismatch(),
      new ForeignKeyValidatesUnderLock(),
      new ForeignKeyWithoutIndex(),
      new GeneratedExpressionRewrites(),
      new IfNotExistsHidesDrift(),
      new IncomparableColumnBreaksDistinct(),
      new IndexBuildBlocksWrites(),
      new IndexDropBlocksTable(),
      new IndexDropSlowsQueries(),
      new InsertWithoutColumns(),
      new MaintenanceRewritesTable(),
      new MixedTransactionNeeds(),
      new NewColumnRewrites(),
      new NotNullBreaksOldWriters(),
      new NotNullCheckDetour(),
      new OldWritesGetOtherValues(),
      new PartitionCreationBlocksParent(),
      new PartitionDetachBlocks(),
      new PartitionScanUnderLock(),
      new PrimaryKeyScansForNulls(),
      new RedundantIndex(),
      new RefreshBlocksReads(),
      new ReindexBlocksWrites(),
      new RenameBreaksPreviousRelease(),
      new RowSecurityHidesRows(),
      new RunnerTransactionEnded(),
      new SchemaOrDatabaseDrop(),
      new SetNotNullScan(),
      new SeveralTablesLocked(),
      new SlowWorkUnderHeldLock(),
      new StatementFails(),
      new StatementNotUnderstood(),
      new StorageChangeRewrites(),
      new SuppressionOfUnknownRule(),
      Linter.unusedSuppressions(),
      new SuppressionWithoutReason(),
      new TableDrop(),
      new TableLockWithoutTimeout(),
      new TableTruncate(),
      new TableWithoutPrimaryKey(),
      new TablespaceMoveCopies(),
      new TransactionNeverCommitted(),
      new TriggerRefusesOldWrites(),
      new TriggerSwitchedOff(),
      new TypeChangeBreaksPreviousRelease(),
      new TypeChangeOfUnknownType(),
      new TypeChangeRewrites(),
      new UnbatchedBackfill(),
      new UniqueRefusesOldWrites(),
      new UnloggedTable(),
      new UnnamedConstraint(),
      new ValidationUnderHeldLock(),
      new ViewFilledInMigration(),
      new VolatileDefaultRewrites(),
      new WideIndex());

  private BuiltInRules() {}

  /** Returns all rules, those that are off by default too, in the order of their ids. */
  public static List<Rule> all() {
    return ALL;
  }
}
