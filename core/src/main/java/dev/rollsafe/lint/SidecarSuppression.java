package dev.rollsafe.lint;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What lets findings through without a comment in the migration itself: one that has been applied may not be edited any more,
 * since its runner compares checksums.
 *
 * @param rule the rule whose findings it lets through
 * @param migration the migrations it is meant for, as written
 * @param applies whether it is meant for a migration
 * @param target what part of them it is meant for
 * @param reason why; empty where none is given
 * @param file the file it is written in
 * @param span where in that file
 */
public record SidecarSuppression(
    String rule,
    String migration,
    Predicate<Migration> applies,
    Target target,
    String reason,
    Script file,
    Span span) {

  /**
   * A part of a migration; whatever is empty holds for all.
   *
   * @param line the line on which the statement, or what is found in it, begins
   * @param statement the number of the statement, from 1
   * @param object an object that the statement works on, or a column of one
   */
  public record Target(OptionalInt line, OptionalInt statement, Optional<String> object) {

    /** All of it. */
    public static final Target ALL =
        new Target(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
  }
}
