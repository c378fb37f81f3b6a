package dev.rollsafe.lint;

/** Is told how far a long check is. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (history, done, of) -> {};

  /**
   * Tells that a migration is done. Several histories may be under way at once, on several threads.
   *
   * @param history the history's path
   * @param done the number of its migrations that are done
   * @param of the number of its migrations
   */
  void migrations(String history, int done, int of);
}
