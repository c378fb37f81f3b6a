package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Statement;
import java.util.List;
import java.util.Optional;

/** Something that a statement takes, kept in an archive. */
interface Kept {

  /** Returns the archive. */
  String archive();

  /** Returns what is kept, for a comment. */
  String what();

  /** Returns what runs before the statement, in its transaction. */
  List<String> before();

  /** Returns what runs right behind it. */
  List<String> after();

  /** Returns what runs in the down script before the statement is taken back. */
  List<String> beforeDown();

  /** Says whether values can come back no sooner than behind this part of the down script. */
  boolean needs(Statement part);

  /** Returns what puts the values back. */
  List<String> restore();

  /** Returns the query that lists what was left alone; empty where nothing can be. */
  Optional<String> left();

  /** Counts what was left alone. */
  default String countLeft() {
    return "SELECT count(*) AS rows_left_alone FROM " + archive() + " WHERE " + Archive.LEFT
        + " IS NOT NULL";
  }

  /** Returns a statement of the down script such that it runs before values are back. */
  default String loosened(String statement) {
    return statement;
  }

  /** Returns what fills the archive beforehand, in batches that commit; empty where that cannot be done. */
  default List<String> fill(int rows) {
    return List.of();
  }
}
