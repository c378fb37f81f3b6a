package dev.rollsafe.report;

import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Step;

/** A step as the text of a file, for a runner. */
final class StepText {

  private StepText() {}

  /** Returns the text of the file, with {@code header} in front, which is all comments. */
  static String of(PlanFiles.Format format, Step step, String header) {
    return switch (format) {
      case FLYWAY -> header + step.forward().script();
      case SQL -> header + alone(step.forward());
      case LIQUIBASE -> liquibase(step, header);
    };
  }

  private static String liquibase(Step step, String header) {
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    text.append(header);
    if (step.forward().transaction()) {
      text.append("--changeset rollsafe:").append(step.name()).append(" splitStatements:false\n");
      text.append(step.forward().script());
      rollback(step, text);
      return text.toString();
    }
    // One at a time: several statements sent together run in one transaction all the same.
    int number = 0;
    for (String statement : step.forward().statements()) {
      number++;
      text.append("--changeset rollsafe:")
          .append(step.name())
          .append(number == 1 ? "" : "-" + number)
          .append(" splitStatements:false runInTransaction:false\n")
          .append(statement)
          .append(";\n");
    }
    rollback(step, text);
    return text.toString();
  }

  /** Rollbacks of one transaction, or of one statement outside of any, are what the runner can run. */
  private static void rollback(Step step, StringBuilder text) {
    if (step.undo().size() == 1) {
      Block undo = step.undo().get(0);
      if (undo.transaction() == step.forward().transaction()
          || undo.statements().size() == 1) {
        for (String statement : undo.statements()) {
          text.append("--rollback ")
              .append(statement.replace("\n", "\n--rollback "))
              .append(";\n");
        }
      }
    } else {
      text.append(
          step.undo().isEmpty() ? "--rollback empty\n" : "-- rollback: see the folder undo\n");
    }
  }

  /** Returns what takes a step back, for psql. */
  static String undo(Step step) {
    StringBuilder text = new StringBuilder();
    comment(text, "Takes back: " + step.title() + ".");
    for (Block block : step.undo()) {
      text.append(alone(block));
    }
    return text.toString();
  }

  /** Returns statements for psql, which opens no transaction by itself. */
  static String alone(Block block) {
    return block.transaction() ? "BEGIN;\n" + block.script() + "COMMIT;\n" : block.script();
  }

  /** Adds words as a comment. */
  static void comment(StringBuilder text, String words) {
    text.append("-- ").append(words.replace("\n", "\n-- ")).append('\n');
  }
}
