package dev.rollsafe.plan.sequence;

import java.util.List;

/**
 * Statements that run together.
 *
 * @param transaction whether they run in one transaction; else each by itself, in autocommit mode
 * @param timeouts how long they may wait and run
 * @param statements the statements, without their semicolons
 */
public record Block(boolean transaction, Timeouts timeouts, List<String> statements) {

  /** Copies the statements. */
  public Block {
    statements = List.copyOf(statements);
  }

  /** Returns statements of one short transaction. */
  public static Block transaction(List<String> statements) {
    return new Block(true, Timeouts.METADATA, statements);
  }

  /** Returns a statement that cannot run in a transaction. */
  public static Block outside(String statement) {
    return new Block(false, Timeouts.PATIENT, List.of(statement));
  }

  /** Returns a statement that changes rows of a table in use, and commits on its way if it can. */
  public static Block rows(String statement) {
    return new Block(false, Timeouts.ROWS, List.of(statement));
  }

  /** Returns a statement that reads a whole table, in a transaction of its own. */
  public static Block scan(String statement) {
    return new Block(true, Timeouts.SCAN, List.of(statement));
  }

  /** Returns no statements at all. */
  public static Block none() {
    return new Block(true, Timeouts.METADATA, List.of());
  }

  /**
   * Returns it as the text of a file, for a runner that opens the transaction itself, or none where it is not to run in one. The
   * timeouts stand in front, and what is set for the session is reset behind.
   */
  public String script() {
    if (statements.isEmpty()) {
      return "";
    }
    String set = transaction ? "SET LOCAL " : "SET ";
    StringBuilder text = new StringBuilder();
    if (timeouts.equals(Timeouts.PATIENT)) {
      text.append("-- rollsafe:ignore lock-timeout-too-long it holds nobody up while it waits\n");
    }
    text.append(set)
        .append("lock_timeout = '")
        .append(timeouts.lock().toMillis())
        .append("ms';\n");
    text.append(set)
        .append("statement_timeout = '")
        .append(timeouts.statement().toMillis())
        .append("ms';\n");
    for (String statement : statements) {
      text.append(statement).append(";\n");
    }
    if (!transaction) {
      text.append("RESET lock_timeout;\nRESET statement_timeout;\n");
    }
    return text.toString();
  }
}
