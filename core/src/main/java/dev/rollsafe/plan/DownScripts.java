package dev.rollsafe.plan;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the down scripts of a history, one migration after the other, from what is there before each statement. */
public final class DownScripts {

  private final boolean known;
  private Catalog catalog;

  /** Starts with an empty database. */
  public DownScripts() {
    this(Catalog.empty());
  }

  /**
   * Starts with what is there.
   *
   * @param start the catalog before the first migration
   */
  public DownScripts(Catalog start) {
    this(start, true);
  }

  private DownScripts(Catalog start, boolean known) {
    catalog = start;
    this.known = known;
  }

  /** Starts with a database of which nothing is known: what is made IF NOT EXISTS may have been there. */
  public static DownScripts fromUnknown() {
    return new DownScripts(Catalog.empty(), false);
  }

  /** Replays a migration and returns what takes it back; call it for every migration of a history, in order. */
  public DownScript next(Migration migration) {
    catalog = catalog.enter(catalog.unit() + 1);
    Forward forward = new Forward(migration);
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        forward.take(SqlParser.statement(splitter), part.text());
      }
    }
    return new DownScript(migration, forward.back());
  }

  /** One migration while it is replayed. */
  private final class Forward {

    private final Migration migration;
    private final List<Steps> taken = new ArrayList<>();
    private final Map<String, Integer> savepoints = new HashMap<>();
    private int begin;

    Forward(Migration migration) {
      this.migration = migration;
    }

    void take(Statement statement, String script) {
      if (statement instanceof TransactionControl control) {
        transaction(control);
        catalog = catalog.apply(statement);
      } else if (statement instanceof DoBlock block
          && block.dynamics().isEmpty()
          && block.expressions().isEmpty()) {
        // no branch: its statements run one after the other
        block.statements().forEach(inner -> take(inner, script));
      } else {
        reverse(statement, script);
      }
    }

    private void reverse(Statement statement, String script) {
      Position place = migration.script().position(statement.span().start());
      Catalog after = catalog.apply(statement);
      Steps steps = new Steps(statement.span(), place);
      if (!known && Conditional.decides(statement, catalog, after)) {
        steps.irreversible("whether it was there before is not known");
      } else {
        statement.accept(new StatementReversal(catalog, after, script, steps));
      }
      taken.add(steps);
      catalog = after;
    }

    /** What is rolled back need not be taken back. */
    private void transaction(TransactionControl control) {
      String savepoint = control.savepoint().map(name -> name.value()).orElse("");
      switch (control.verb()) {
        case BEGIN -> begin = taken.size();
        case SAVEPOINT -> savepoints.put(savepoint, taken.size());
        case ROLLBACK -> forget(catalog.inTransaction() ? begin : taken.size());
        case ROLLBACK_TO -> forget(savepoints.getOrDefault(savepoint, taken.size()));
        default -> {}
      }
    }

    private void forget(int from) {
      taken.subList(from, taken.size()).clear();
    }

    /** Returns the reversals, of the last statement first. */
    List<Reversal> back() {
      Set<ObjectName> written = new LinkedHashSet<>();
      List<Reversal> reversals = new ArrayList<>();
      for (int i = taken.size() - 1; i >= 0; i--) {
        Steps steps = taken.get(i);
        steps.meet(written);
        written.addAll(steps.written());
        if (!steps.isEmpty()) {
          reversals.add(steps.build());
        }
      }
      return reversals;
    }
  }
}
