package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Linter;
import dev.rollsafe.lint.Rule;
import java.util.List;

/** The rules that come with Rollsafe. */
public final class BuiltInRules {

  private static final List<Rule> ALL = List.of(
      new CheckValidatesUnderLock(),
      new ColumnDrop(),
      new ConcurrentlyInTransaction(),
      new ConstraintNeverValidated(),
      new ContractAndExpandInOneMigration(),
      new DestructiveDmlWithoutWhere(),
      new DirectiveUnknown(),
      new ForeignKeyValidatesUnderLock(),
      new IndexBuildBlocksWrites(),
      new MixedTransactionNeeds(),
      new NotNullBreaksOldWriters(),
      new RenameBreaksPreviousRelease(),
      new SetNotNullScan(),
      new StatementNotUnderstood(),
      new SuppressionOfUnknownRule(),
      Linter.unusedSuppressions(),
      new SuppressionWithoutReason(),
      new TableDrop(),
      new TypeChangeBreaksPreviousRelease(),
      new TypeChangeRewrites(),
      new VolatileDefaultRewrites());

  private BuiltInRules() {}

  /** Returns all rules, those that are off by default too, in the order of their ids. */
  public static List<Rule> all() {
    return ALL;
  }
}
