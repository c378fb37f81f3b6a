package dev.rollsafe.lint.rules;

import dev.rollsafe.lint.Rule;
import java.util.List;

/** The rules that come with Rollsafe. */
public final class BuiltInRules {

  private static final List<Rule> ALL = List.of(
      new CheckValidatesUnderLock(),
      new ConcurrentlyInTransaction(),
      new ConstraintNeverValidated(),
      new DestructiveDmlWithoutWhere(),
      new DirectiveUnknown(),
      new ForeignKeyValidatesUnderLock(),
      new IndexBuildBlocksWrites(),
      new MixedTransactionNeeds(),
      new RenameBreaksPreviousRelease(),
      new SetNotNullScan(),
      new SuppressionWithoutReason(),
      new TableDrop(),
      new VolatileDefaultRewrites());

  private BuiltInRules() {}

  /** Returns all rules, those that are off by default too, in the order of their ids. */
  public static List<Rule> all() {
    return ALL;
  }
}
