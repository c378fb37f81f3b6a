package dev.rollsafe.plan.keep;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.plan.DownScript;
import java.util.List;

/**
 * A migration that keeps what it takes from rows, and what takes it back.
 *
 * @param migration the migration
 * @param up its SQL with the archives
 * @param keeps whether there is any archive in it
 * @param fill what fills the archives of large tables beforehand, in batches that commit; empty where there is nothing to fill
 * @param down what takes it back, from the archives
 * @param unkept what is lost all the same, each as {@code file:line:column: reason}
 */
public record KeptMigration(
    Migration migration,
    String up,
    boolean keeps,
    List<String> fill,
    DownScript down,
    List<String> unkept) {

  /** Copies the lists. */
  public KeptMigration {
    fill = List.copyOf(fill);
    unkept = List.copyOf(unkept);
  }

  /** Returns the statements that fill the archives, as a script. */
  public String fillScript() {
    StringBuilder text = new StringBuilder(
        "-- Fills the archives of " + migration.id()
            + " before it runs, in batches that commit.\n"
            + "-- Run it without a transaction; when it was stopped, run it again: it goes on where it was.\n");
    fill.forEach(statement -> text.append(statement).append(";\n"));
    return text.toString();
  }
}
