package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;

/** Tells statements that change rows from those that change the schema. */
final class Dml {

  private Dml() {}

  static boolean is(Statement statement) {
    return statement instanceof Update
        || statement instanceof Delete
        || statement instanceof Insert
        || statement instanceof Merge
        || statement instanceof Copy;
  }
}
