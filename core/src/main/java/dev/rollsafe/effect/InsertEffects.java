package dev.rollsafe.effect;

import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Optional;

/** INSERT and COPY: rows are added, and none that is there changes, but for ON CONFLICT DO UPDATE. */
final class InsertEffects {

  private static final String ADDED = "Rows are added, those that are there stay as they are";

  private final Catalog catalog;
  private final ServerVersion version;

  InsertEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  Effect insert(Insert statement) {
    ObjectName relation = catalog.resolve(statement.table());
    EffectDraft draft = added(statement.table(), relation);
    columns(draft, relation, statement.columns());
    RowLocks.inserted(draft, catalog, relation, statement.columns());
    statement.query().ifPresent(query -> reads(draft, query));
    if (statement.onConflict().isPresent()) {
      boolean seed = statement.source() == Insert.Source.VALUES;
      conflict(draft, relation, statement.onConflict().get(), seed);
    }
    if (statement.partial() && !catalog.isNew(relation)) {
      draft
          .raise(
              Phase.UNKNOWN,
              "It is too long to be read to its end, where ON CONFLICT can overwrite rows")
          .assumed();
    }
    return WithEffects.add(draft, statement.with(), catalog, version);
  }

  private EffectDraft added(QualifiedName written, ObjectName relation) {
    if (SystemCatalogs.contains(written, catalog)) {
      return SystemCatalogs.written(relation);
    }
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND, catalog.isNew(relation) ? Relations.unknown(relation) : ADDED);
    draft.lock(relation, Relations.kind(catalog, relation), LockMode.ROW_EXCLUSIVE);
    ObjectName base = Writable.base(catalog, relation);
    if (!base.equals(relation)) {
      draft.lock(base, Relations.kind(catalog, base), LockMode.ROW_EXCLUSIVE);
    }
    if (catalog.isGone(relation)) {
      draft.refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation);
    }
    return draft;
  }

  /** A query of one table without a condition reads it whole. */
  private void reads(EffectDraft draft, Query query) {
    QueryFacts facts = SqlParser.facts(query);
    if (facts.understood()
        && facts.relations().size() == 1
        && !facts.limited()
        && !isConditional(query)) {
      Reads.scan(draft, catalog, facts);
    }
  }

  private static boolean isConditional(Query query) {
    Splitter splitter = Script.of("", query.text()).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.keyword(i) == Keyword.WHERE) {
          return true;
        }
      }
    }
    return false;
  }

  private void columns(EffectDraft draft, ObjectName relation, List<Identifier> columns) {
    Optional<Table> table = catalog.table(relation);
    if (table.isEmpty()) {
      return;
    }
    boolean isNew = catalog.isNew(relation);
    for (Identifier name : columns) {
      Optional<Column> column = table.get().column(name.value());
      if (column.isEmpty() && table.get().complete()) {
        draft.refused(Breaks.UNDEFINED_COLUMN, "There is no column " + relation + "." + name);
      } else if (!isNew && column.isPresent()) {
        counted(draft, relation, column.get());
      }
    }
  }

  /** Numbers that are written by hand are given out again by the sequence behind the column. */
  private void counted(EffectDraft draft, ObjectName relation, Column column) {
    if (column.ownedSequence().isPresent() && column.origin() != catalog.unit()) {
      draft.breaks(Breaks.error(
          relation,
          column.name(),
          Audience.WRITERS,
          Breaks.UNIQUE_VIOLATION,
          "The sequence does not know the numbers written here and gives them out again"));
    }
  }

  /** Rows written out, over rows that an earlier release wrote out: what they held stands in its script. */
  private void conflict(
      EffectDraft draft, ObjectName relation, Insert.OnConflict conflict, boolean seed) {
    ObjectName base = Writable.base(catalog, relation);
    for (Identifier column : conflict.updatedColumns()) {
      if (seed && catalog.isSeeded(base)) {
        Overwriting.seed(draft, catalog, base, column.value());
      } else {
        Overwriting.column(draft, catalog, base, column.value(), Overwriting.OVERWRITES);
      }
    }
  }

  private static final Effect READ =
      new EffectDraft(Phase.NEUTRAL, "Rows are read, and none is written").build();

  Effect copy(Copy statement) {
    if (statement.writes() && statement.table().isPresent()) {
      QualifiedName name = statement.table().get();
      ObjectName relation = catalog.resolve(name);
      EffectDraft draft = added(name, relation);
      columns(draft, relation, statement.columns());
      RowLocks.inserted(draft, catalog, relation, statement.columns());
      if (statement.place() == Copy.Place.PROGRAM) {
        program(draft);
      }
      return draft.build();
    }
    if (statement.place() == Copy.Place.PROGRAM) {
      return program(new EffectDraft(Phase.NEUTRAL, "Rows are read")).build();
    }
    if (statement.query().isPresent()) {
      return Effects.of(statement.query().get(), catalog, version);
    }
    if (statement.table().isEmpty()) {
      return READ;
    }
    return new EffectDraft(Phase.NEUTRAL, "Rows are read, and none is written")
        .lock(catalog.resolve(statement.table().get()), ObjectKind.TABLE, LockMode.ACCESS_SHARE)
        .build();
  }

  private static EffectDraft program(EffectDraft draft) {
    return draft
        .raise(Phase.CONTRACT, "A program runs on the server, and what it does cannot be told")
        .assumed();
  }
}
