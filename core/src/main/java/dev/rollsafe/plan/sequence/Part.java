package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A statement that is planned by itself: one of a migration, one action of an ALTER TABLE, or the DROP of one thing of several.
 *
 * @param statement the statement
 * @param sql its text
 */
record Part(Statement statement, String sql) {

  private static final Set<ObjectKind> APART =
      Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.INDEX);

  /**
   * Takes a statement apart.
   *
   * @param text the text of its file
   * @param catalog what is there before it
   */
  static List<Part> of(Statement statement, String text, Supplier<Catalog> catalog) {
    List<Part> parts = new ArrayList<>();
    if (statement instanceof AlterTable alter && alter.actions().size() > 1) {
      alter.actions().forEach(action -> parts.add(of(alter, action, text, catalog.get())));
    } else if (statement instanceof Drop drop
        && drop.targets().size() > 1
        && !drop.cascade()
        && APART.contains(drop.kind())) {
      drop.targets().forEach(target -> parts.add(of(drop, target)));
    } else {
      parts.add(new Part(statement, statement.span().of(text)));
    }
    return parts;
  }

  private static Part of(AlterTable alter, AlterAction action, String text, Catalog catalog) {
    AlterTable alone = new AlterTable(
        alter.kind(), alter.name(), alter.ifExists(), alter.only(), List.of(action), action.span());
    return new Part(
        alone,
        "ALTER " + alter.kind().sql() + (alter.ifExists() ? " IF EXISTS" : "")
            + (alter.only() ? " ONLY " : " ") + Sql.qualified(catalog.resolve(alter.name())) + " "
            + action.span().of(text));
  }

  private static Part of(Drop drop, Drop.Target target) {
    Drop alone = new Drop(
        drop.kind(),
        List.of(target),
        drop.ifExists(),
        drop.cascade(),
        drop.concurrently(),
        drop.span());
    return new Part(
        alone,
        "DROP " + drop.kind().sql() + (drop.ifExists() ? " IF EXISTS " : " ")
            + Sql.name(target.name()));
  }
}
