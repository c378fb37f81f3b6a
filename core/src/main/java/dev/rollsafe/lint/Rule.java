package dev.rollsafe.lint;

/**
 * Flags one hazard. A rule holds no state: it sees every statement of every history in turn, from several threads, and all it
 * knows is in its arguments. It holds no fact about PostgreSQL either: what a statement does is in its {@link
 * StatementContext#effect() effect}.
 */
public interface Rule {

  /** Returns what it is about; always the same object. */
  RuleDoc doc();

  /**
   * Looks at a statement. Those inside a DO block are seen one by one, the block itself before them, with an effect that says
   * only what is not known of it.
   *
   * @param statement the statement and what surrounds it
   * @param findings takes what is found
   */
  default void check(StatementContext statement, Findings findings) {}

  /**
   * Looks at a migration as a whole, behind its last statement.
   *
   * @param migration the migration and its statements
   * @param findings takes what is found
   */
  default void check(MigrationContext migration, Findings findings) {}
}
