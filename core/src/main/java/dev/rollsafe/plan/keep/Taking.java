package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.ast.Update;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** Finds what a statement takes from rows, and how it is kept. */
final class Taking {

  private final Catalog before;
  private final Catalog after;
  private final Keeping keeping;
  private final TakenRows rows;
  private boolean understood;

  /**
   * Looks at one statement.
   *
   * @param archive the name of the archives it needs, to which a number is added
   */
  Taking(Catalog before, Catalog after, String archive) {
    this.before = before;
    this.after = after;
    this.keeping = new Keeping(before, after, archive);
    this.rows = new TakenRows(before, keeping);
  }

  /** Says whether all kinds of loss of the statement are looked for here. */
  boolean understood() {
    return understood;
  }

  List<Kept> kept() {
    return keeping.kept();
  }

  /** Returns why something is not kept. */
  List<String> unkept() {
    return keeping.unkept();
  }

  void of(Statement statement) {
    understood = true;
    if (statement instanceof Drop) {
      new TakenObjects(before, after, keeping).all();
    } else if (statement instanceof AlterTable alter) {
      altered(alter);
    } else {
      rows(statement);
      rows.keep();
    }
  }

  private void rows(Statement statement) {
    if (statement instanceof Truncate truncate) {
      new TakenByTruncate(before, keeping).of(truncate);
    } else if (statement instanceof Update update) {
      with(update.with());
      rows.updated(update.table(), update.only(), assigned(update));
    } else if (statement instanceof Delete delete) {
      with(delete.with());
      rows.deleted(delete.table(), delete.only());
    } else if (statement instanceof Insert insert) {
      with(insert.with());
      insert.onConflict().ifPresent(c -> rows.updated(insert.table(), true, c.updatedColumns()));
    } else if (statement instanceof Merge merge) {
      with(merge.with());
      rows.merged(merge);
    } else if (statement instanceof Select select) {
      with(select.with());
    } else if (statement instanceof DoBlock block) {
      block.statements().forEach(this::inBlock);
    } else {
      understood = false;
    }
  }

  private void with(List<WithQuery> queries) {
    queries.forEach(query -> rows(query.statement()));
  }

  /** Whether and how often a statement of a block runs is not known; triggers see what it does to rows, when it does. */
  private void inBlock(Statement statement) {
    boolean shape = statement instanceof Drop || statement instanceof AlterTable;
    if (shape) {
      keeping.refuse("what a DO block drops or alters is not kept");
    } else {
      rows(statement);
      understood = true;
    }
  }

  private static List<Identifier> assigned(Update update) {
    List<Identifier> columns = new ArrayList<>();
    update.assignments().forEach(assignment -> columns.addAll(assignment.columns()));
    return columns;
  }

  private void altered(AlterTable alter) {
    ObjectName name = before.resolve(alter.name());
    TakenObjects objects = new TakenObjects(before, after, keeping);
    List<String> retyped = new ArrayList<>();
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.SetType type) {
        retyped.add(type.column().value());
      } else if (action instanceof AlterAction.DropIdentity identity) {
        objects.position(name, identity.column().value());
      }
    }
    objects.columns(name);
    objects.retyped(name, retyped);
    understood = alter.actions().stream().noneMatch(AlterAction.OtherAction.class::isInstance);
  }
}
