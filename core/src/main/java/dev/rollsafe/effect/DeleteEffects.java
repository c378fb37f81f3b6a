package dev.rollsafe.effect;

import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.parser.SqlParser;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** DELETE and MERGE: rows go, and with them those of other tables that ON DELETE CASCADE takes along. */
final class DeleteEffects {

  private final Catalog catalog;
  private final ServerVersion version;

  DeleteEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  Effect delete(Delete statement) {
    ObjectName relation = catalog.resolve(statement.table());
    if (SystemCatalogs.contains(statement.table(), catalog)) {
      return SystemCatalogs.written(relation).build();
    }
    EffectDraft draft = new EffectDraft(Phase.EXPAND, Relations.unknown(relation));
    ObjectName base = Writable.base(catalog, relation);
    Writable.lock(draft, catalog, relation, base, statement.only());
    if (catalog.isGone(relation)) {
      return draft
          .refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation)
          .build();
    }
    Optional<ExpressionFacts> where = statement.where().map(SqlParser::facts);
    boolean all = where.isEmpty() || where.get().alwaysTrue();
    if (statement.using().isEmpty() && Conditions.readsAll(catalog, base, where)) {
      Writable.scan(draft, catalog, base, statement.only());
    }
    deletes(draft, base, all ? "All rows" : "The rows deleted", condition(statement));
    RowLocks.deleted(draft, catalog, base);
    return WithEffects.add(draft, statement.with(), catalog, version);
  }

  /** A condition over this table alone can be compared with that of a copy. */
  private static Optional<Expression> condition(Delete statement) {
    return statement.using().isPresent() ? Optional.empty() : statement.where();
  }

  private void deletes(
      EffectDraft draft, ObjectName relation, String what, Optional<Expression> condition) {
    if (Writable.isNew(catalog, relation)) {
      return;
    }
    Break seen =
        Breaks.silent(relation, Audience.READERS, "Release N-1 does not find the rows any more");
    Optional<ObjectName> saved = Saved.rows(catalog, relation, condition);
    if (saved.isPresent()) {
      draft
          .raise(Phase.CONTRACT, "Rows of " + relation + " go, which are kept in " + saved.get())
          .breaks(seen);
    } else {
      draft
          .raise(Phase.DESTRUCTIVE, "Rows of " + relation + " are lost")
          .breaks(seen)
          .loses(new Loss(relation, Optional.empty(), what));
      if (!catalog.hasRelation(relation)) {
        draft.assumed();
      }
    }
    cascade(draft, relation, new HashSet<>());
  }

  private void cascade(EffectDraft draft, ObjectName relation, Set<ObjectName> seen) {
    if (!seen.add(relation)) {
      return;
    }
    for (Catalog.ForeignKey key : catalog.referencing(relation)) {
      ObjectName table = key.table();
      if (key.constraint().onDelete() == TableConstraint.Action.CASCADE
          && !catalog.isNew(table)
          && !seen.contains(table)) {
        draft
            .raise(Phase.DESTRUCTIVE, "Rows of " + table + " are lost by ON DELETE CASCADE")
            .loses(new Loss(table, Optional.empty(), "Rows that refer to those deleted"));
        cascade(draft, table, seen);
      }
    }
  }

  Effect merge(Merge statement) {
    ObjectName relation = catalog.resolve(statement.table());
    if (SystemCatalogs.contains(statement.table(), catalog)) {
      return SystemCatalogs.written(relation).build();
    }
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND,
        Writable.isNew(catalog, relation)
            ? Relations.unknown(relation)
            : "Rows are added, those that are there stay as they are");
    ObjectName base = Writable.base(catalog, relation);
    Writable.lock(draft, catalog, relation, base, statement.only());
    if (!version.atLeast(15)) {
      return draft.refused("42601", "MERGE needs PostgreSQL 15").build();
    }
    for (Identifier column : statement.updatedColumns()) {
      Overwriting.column(draft, catalog, base, column.value(), "It overwrites ");
    }
    if (statement.deletes()) {
      deletes(draft, base, "The rows deleted", Optional.empty());
    }
    return WithEffects.add(draft, statement.with(), catalog, version);
  }
}
