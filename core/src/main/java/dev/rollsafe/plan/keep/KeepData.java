package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.RunnerTransaction;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.plan.DownScript;
import dev.rollsafe.plan.DownScripts;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes migrations keep what they take from rows, in archive tables that they write in their own transaction, and down scripts that
 * put it back where rows still are what the migration left; one migration of a history after the other.
 */
public final class KeepData {

  private final DownScripts scripts;
  private final int batchRows;
  private Catalog catalog;

  /**
   * Starts with what is there.
   *
   * @param start the catalog before the first migration
   * @param batchRows how many rows a batch has that fills an archive beforehand; 0 for none of that
   */
  public KeepData(Catalog start, int batchRows) {
    this.scripts = new DownScripts(start);
    this.catalog = start;
    this.batchRows = batchRows;
  }

  /** Replays a migration and returns it with what it takes kept; call it for every migration of a history, in order. */
  public KeptMigration next(Migration migration) {
    DownScript down = scripts.next(migration);
    Draft draft = new Draft(migration, down);
    catalog = catalog.enter(catalog.unit() + 1);
    for (Script part : migration.parts()) {
      draft.up.begin(part);
      Splitter splitter = part.statements();
      while (splitter.next()) {
        Statement statement = SqlParser.statement(splitter);
        Catalog after = catalog.apply(statement);
        draft.number++;
        if (draft.restoring.loses(statement.span()) || statement instanceof Select) {
          keep(statement, after, part, draft);
        }
        catalog = after;
      }
      draft.up.end(part);
    }
    return draft.build();
  }

  /** A migration while it is gone through. */
  private static final class Draft {

    final Migration migration;
    final UpText up;
    final Restoring restoring;
    final boolean opened;
    final List<String> fill = new ArrayList<>();
    final List<String> unkept = new ArrayList<>();
    int number;

    Draft(Migration migration, DownScript down) {
      this.migration = migration;
      this.up = new UpText(migration);
      this.restoring = new Restoring(down.reversals());
      this.opened = RunnerTransaction.of(migration).opened();
    }

    KeptMigration build() {
      return new KeptMigration(
          migration,
          up.toString(),
          up.keeps(),
          UpText.fill(fill),
          new DownScript(migration, restoring.reversals()),
          unkept);
    }
  }

  private void keep(Statement statement, Catalog after, Script part, Draft draft) {
    Taking taking = new Taking(
        catalog, after, Names.joined(draft.migration.id(), String.valueOf(draft.number)));
    taking.of(statement);
    List<Kept> kept = taking.kept();
    if (!kept.isEmpty()) {
      boolean alone = !draft.opened && !catalog.inTransaction();
      draft.up.around(part, statement.span(), kept, alone);
    }
    Span span = statement.span();
    Position place = draft.migration.script().position(span.start());
    if (!kept.isEmpty() || !taking.unkept().isEmpty() || draft.restoring.loses(span)) {
      draft.restoring.put(span, place, kept, taking.unkept(), taking.understood());
    }
    if (batchRows > 0) {
      kept.forEach(one -> draft.fill.addAll(one.fill(batchRows)));
    }
    String where = draft.migration.path() + ":" + place.line() + ":" + place.column();
    taking.unkept().forEach(reason -> draft.unkept.add(where + ": not kept: " + reason));
  }
}
