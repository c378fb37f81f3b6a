package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;

/**
 * CREATE INDEX: it waits for writers, or lets them go on with CONCURRENTLY (manual, reference page CREATE INDEX and section
 * 13.3.1); a unique one binds release N-1.
 */
final class IndexEffects {

  private final Catalog catalog;

  IndexEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateIndex statement) {
    ObjectName relation = catalog.resolve(statement.table());
    EffectDraft draft = judged(statement, relation);
    boolean partitioned = Relations.isPartitioned(catalog, relation);
    locks(draft, statement, relation, partitioned);
    if (statement.concurrently()) {
      draft.transactionality(Transactionality.OUTSIDE_ONLY);
    }
    if (catalog.isGone(relation)) {
      return draft
          .refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation)
          .build();
    }
    if (partitioned && statement.concurrently()) {
      draft.fails("0A000", "An index of a partitioned table cannot be built CONCURRENTLY");
    }
    if (exists(statement, relation)) {
      return existing(draft, statement);
    }
    refusals(draft, statement, relation);
    if (!(partitioned && statement.only())) {
      builds(draft, statement, relation, partitioned);
    }
    return draft.build();
  }

  private EffectDraft judged(CreateIndex statement, ObjectName relation) {
    if (catalog.isNew(relation)) {
      return new EffectDraft(Phase.EXPAND, Relations.unknown(relation));
    }
    Optional<Table> table = catalog.table(relation);
    if (!statement.unique()) {
      EffectDraft draft = new EffectDraft(
          Phase.EXPAND, "An index changes how fast queries are, not what they return");
      return isKnown(relation) ? draft : draft.assumed();
    }
    if (table.isEmpty() && catalog.view(relation).isPresent()) {
      return new EffectDraft(
          Phase.EXPAND, "Only REFRESH fills a materialized view, so no release writes to it");
    }
    Optional<String> harmless =
        table.flatMap(known -> UniqueIndexes.whyHarmless(statement, known, catalog));
    if (harmless.isPresent()) {
      return new EffectDraft(Phase.EXPAND, harmless.get());
    }
    EffectDraft draft = new EffectDraft(
        Phase.CONTRACT,
        "Release N-1 may write rows to " + relation + " that the unique index refuses");
    draft.breaks(Breaks.error(
        relation,
        key(statement),
        Audience.WRITERS,
        Breaks.UNIQUE_VIOLATION,
        "Rows with a key that is there already are refused"));
    return table.isPresent() ? draft : draft.assumed();
  }

  private void refusals(EffectDraft draft, CreateIndex statement, ObjectName relation) {
    Optional<Table> table = catalog.table(relation);
    for (IndexElement element : statement.elements()) {
      if (element.column().isPresent()
          && table.isPresent()
          && table.get().complete()
          && table.get().column(element.column().get().value()).isEmpty()) {
        draft.refused(
            Breaks.UNDEFINED_COLUMN,
            "There is no column " + relation + "." + element.column().get());
      } else if (element.expression().isPresent()
          && isMutable(element.expression().get())) {
        draft.refused("42P17", "Functions in an index must be IMMUTABLE");
      }
    }
  }

  /** Says whether the expression is sure not to be immutable: of some functions one form is and another is not. */
  private boolean isMutable(Expression expression) {
    ExpressionFacts facts = SqlParser.facts(expression);
    for (String function : facts.functions()) {
      switch (function) {
        case "now",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtimestamp",
            "to_char" -> {
          return true;
        }
        default -> {
          Volatility volatility = Volatility.ofFunction(function, catalog);
          if (volatility.differsByRow() && !volatility.assumed()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isKnown(ObjectName relation) {
    return catalog.table(relation).isPresent() || catalog.view(relation).isPresent();
  }

  /** The key as a break names it: its columns between commas. */
  private static String key(CreateIndex statement) {
    StringBuilder key = new StringBuilder();
    for (IndexElement element : statement.elements()) {
      if (key.length() > 0) {
        key.append(", ");
      }
      key.append(element
          .column()
          .map(Identifier::value)
          .orElseGet(() -> element.expression().orElseThrow().text()));
    }
    return key.toString();
  }

  private void locks(
      EffectDraft draft, CreateIndex statement, ObjectName relation, boolean partitioned) {
    boolean temporary = catalog.table(relation).map(Relations::isTemporary).orElse(false);
    LockMode mode =
        statement.concurrently() && !temporary ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
    draft.lock(relation, Relations.kind(catalog, relation), mode);
    if (partitioned && !statement.only() && !statement.concurrently()) {
      Relations.lockAll(draft, catalog, relation, mode);
    }
  }

  private boolean exists(CreateIndex statement, ObjectName relation) {
    return statement.name().isPresent()
        && catalog.hasRelation(
            new ObjectName(relation.schema(), statement.name().get().value()));
  }

  private static Effect existing(EffectDraft draft, CreateIndex statement) {
    String name = statement.name().orElseThrow().value();
    if (!statement.ifNotExists()) {
      return draft.refused("42P07", "There is a relation " + name + " already").build();
    }
    return draft
        .neutral("There is a relation " + name + " already, so nothing is done")
        .build();
  }

  private void builds(
      EffectDraft draft, CreateIndex statement, ObjectName relation, boolean partitioned) {
    if (partitioned) {
      Relations.storage(catalog, relation).forEach(draft::scan);
    } else {
      draft.scan(relation);
    }
    if (statement.name().isPresent() && !partitioned) {
      draft.rebuild(new ObjectName(relation.schema(), statement.name().get().value()).toString());
      return;
    }
    // The server chooses names here; the replay knows how.
    Catalog after = catalog.apply(statement);
    made(draft, after, relation);
    for (ObjectName descendant : catalog.descendants(relation)) {
      made(draft, after, descendant);
    }
  }

  private void made(EffectDraft draft, Catalog after, ObjectName relation) {
    if (Relations.isPartitioned(catalog, relation)) {
      return;
    }
    for (Index index : after.indexes(relation)) {
      if (catalog.index(index.name()).isEmpty()) {
        draft.rebuild(index.name().toString());
      }
    }
  }

  /** Locks one index. */
  static void lock(EffectDraft draft, ObjectName index, LockMode mode) {
    draft.lock(index, ObjectKind.INDEX, mode);
  }
}
