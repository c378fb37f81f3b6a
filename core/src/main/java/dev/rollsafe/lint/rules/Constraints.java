package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.TableConstraint;

/** Looks for constraints in actions of ALTER TABLE. */
final class Constraints {

  private Constraints() {}

  /** Says whether an action adds a constraint of this kind, by itself or with a column. */
  static boolean added(AlterAction action, Class<? extends TableConstraint> kind) {
    if (action instanceof AddConstraint add) {
      return kind.isInstance(add.constraint());
    }
    if (action instanceof AddColumn add) {
      for (TableConstraint constraint : add.column().constraints()) {
        if (kind.isInstance(constraint)) {
          return true;
        }
      }
    }
    return false;
  }
}
