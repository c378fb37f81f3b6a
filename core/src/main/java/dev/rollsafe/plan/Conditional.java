package dev.rollsafe.plan;

import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateExtension;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.CreateSchema;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementAdapter;
import dev.rollsafe.catalog.Catalog;

/** Statements that do something else where an object is there: IF EXISTS, IF NOT EXISTS, OR REPLACE. */
final class Conditional implements StatementAdapter<Boolean> {

  private static final Conditional IF_MISSING = new Conditional();

  private Conditional() {}

  /**
   * Says whether it depends on what is not known what a statement does.
   *
   * @param before the catalog before it, as far as it is known
   * @param after the catalog behind it, if the object is not there
   */
  @SuppressWarnings(
      "ReferenceEquality") // the same catalog: what it makes is there, what it drops is not
  static boolean decides(Statement statement, Catalog before, Catalog after) {
    if (statement instanceof Drop drop) {
      return drop.ifExists() && before == after;
    }
    if (statement instanceof AlterTable alter) {
      return alter.ifExists() && before == after;
    }
    return before != after && statement.accept(IF_MISSING);
  }

  @Override
  public Boolean otherwise(Statement statement) {
    return false;
  }

  @Override
  public Boolean createTable(CreateTable statement) {
    return statement.ifNotExists();
  }

  @Override
  public Boolean createTableAs(CreateTableAs statement) {
    return statement.ifNotExists();
  }

  @Override
  public Boolean createIndex(CreateIndex statement) {
    return statement.ifNotExists();
  }

  @Override
  public Boolean createSequence(CreateSequence statement) {
    return statement.ifNotExists();
  }

  @Override
  public Boolean createSchema(CreateSchema statement) {
    return statement.ifNotExists();
  }

  @Override
  public Boolean createExtension(CreateExtension statement) {
    return statement.ifNotExists();
  }

  @Override
  public Boolean createView(CreateView statement) {
    return statement.orReplace() || statement.ifNotExists();
  }

  @Override
  public Boolean createRoutine(CreateRoutine statement) {
    return statement.orReplace();
  }

  @Override
  public Boolean createTrigger(CreateTrigger statement) {
    return statement.orReplace();
  }

  @Override
  public Boolean createRule(CreateRule statement) {
    return statement.orReplace();
  }
}
