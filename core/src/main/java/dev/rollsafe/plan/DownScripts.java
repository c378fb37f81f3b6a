package dev.rollsafe.plan;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the down scripts of a history, one migration after the other, from what is there before each statement. */
public final class DownScripts {

  private final Remembered remembered = new Remembered();
  private Catalog catalog = Catalog.empty();
  private int unit;

  /** Starts with an empty database. */
  public DownScripts() {}

  /** Replays a migration and returns what takes it back; call it for every migration of a history, in order. */
  public DownScript next(Migration migration) {
    catalog = catalog.enter(++unit);
    Hoisted hoisted = new Hoisted(catalog, remembered);
    List<Reversal> reversals = new ArrayList<>();
    int begin = 0;
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        Statement statement = SqlParser.statement(splitter);
        if (statement instanceof TransactionControl control) {
          if (control.verb() == TransactionControl.Verb.BEGIN) {
            begin = reversals.size();
          } else if (control.verb() == TransactionControl.Verb.ROLLBACK
              && catalog.inTransaction()) {
            reversals.subList(begin, reversals.size()).clear();
          }
          catalog = catalog.apply(statement);
          continue;
        }
        reverse(migration, part, statement, reversals, hoisted);
      }
    }
    Collections.reverse(reversals);
    return new DownScript(migration, hoisted.around(reversals, catalog));
  }

  private void reverse(
      Migration migration,
      Script part,
      Statement statement,
      List<Reversal> reversals,
      Hoisted hoisted) {
    String script = part.text();
    keep(statement, script);
    hoisted.at(statement.span(), migration.script().position(statement.span().start()));
    Catalog after = Cascade.before(statement, catalog).apply(statement);
    Steps steps = new Steps(hoisted);
    statement.accept(new StatementReversal(catalog, after, remembered, steps, script));
    if (!steps.isEmpty()) {
      reversals.add(steps.build(
          statement.span(), migration.script().position(statement.span().start())));
    }
    Drops.remember(statement, catalog, remembered, script);
    forget(statement);
    catalog = after;
  }

  private void keep(Statement statement, String script) {
    if (statement instanceof CreateRoutine || statement instanceof CreateTrigger) {
      remembered.text(statement, script);
    } else if (statement instanceof DoBlock block) {
      block.statements().forEach(inner -> keep(inner, script));
    }
  }

  private void forget(Statement statement) {
    if (statement instanceof Drop drop) {
      for (Drop.Target target : drop.targets()) {
        target
            .table()
            .ifPresentOrElse(
                table ->
                    remembered.forgetPart(catalog.resolve(table), target.name().name()),
                () -> remembered.forget(catalog.resolve(target.name())));
      }
    } else if (statement instanceof AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.DropColumn drop) {
          remembered.forgetPart(catalog.resolve(alter.name()), drop.column().value());
        } else if (action instanceof AlterAction.DropConstraint drop) {
          remembered.forgetPart(catalog.resolve(alter.name()), drop.constraint().value());
        }
      }
    }
  }
}
