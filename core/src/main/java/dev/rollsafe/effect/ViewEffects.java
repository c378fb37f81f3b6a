package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CREATE VIEW and CREATE MATERIALIZED VIEW. PostgreSQL refuses to replace a view by one that lacks a column, or has one under
 * another name or of another type (manual, reference page CREATE VIEW).
 */
final class ViewEffects {

  private final Catalog catalog;

  ViewEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateView statement) {
    ObjectName name = catalog.creation(statement.name(), statement.temporary());
    QueryFacts facts = SqlParser.facts(statement.query());
    boolean exists = catalog.hasRelation(name);
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND,
        exists && !catalog.isNew(name)
            ? "The view keeps its columns, or PostgreSQL refuses to replace it"
            : "Release N-1 does not know the view, and what it reads stays the same");
    if (exists) {
      existing(draft, statement, name, facts);
    } else {
      reads(draft, statement, facts);
    }
    return draft.build();
  }

  private void existing(
      EffectDraft draft, CreateView statement, ObjectName name, QueryFacts facts) {
    Optional<View> view = catalog.view(name);
    if (statement.ifNotExists()) {
      draft.neutral("There is a relation " + name + " already, so nothing is done");
    } else if (!statement.orReplace() || view.isEmpty() || view.get().materialized()) {
      draft.refused(
          statement.orReplace() ? "42809" : "42P07", "There is a relation " + name + " already");
    } else {
      replace(draft, statement, view.get(), facts);
    }
  }

  private void replace(EffectDraft draft, CreateView statement, View view, QueryFacts facts) {
    ObjectName name = view.name();
    draft.lock(name, ObjectKind.VIEW, LockMode.ACCESS_EXCLUSIVE);
    Optional<List<String>> before = columns(view.columns(), view.query());
    Optional<List<String>> after = columns(names(statement.columns()), statement.query(), facts);
    if (before.isPresent() && after.isPresent()) {
      compare(draft, name, before.get(), after.get());
    }
    if (catalog.isNew(name)) {
      return;
    }
    if (!before.equals(after) || before.isEmpty()) {
      draft.breaks(Breaks.prepared(name));
    }
    if (statement.checkOption().isPresent()) {
      draft
          .raise(Phase.CONTRACT, "WITH CHECK OPTION refuses rows that release N-1 may write")
          .breaks(Breaks.error(
              name, Audience.WRITERS, "44000", "Rows that the view does not show are refused"));
    }
  }

  private static void compare(
      EffectDraft draft, ObjectName name, List<String> before, List<String> after) {
    for (int i = 0; i < before.size(); i++) {
      if (i >= after.size()) {
        draft.fails("42P16", "The new query lacks the column " + before.get(i) + " of " + name);
      } else if (!after.get(i).equals(before.get(i))) {
        draft.fails(
            "42P16", "Column " + before.get(i) + " of " + name + " would become " + after.get(i));
      }
    }
  }

  private static List<String> names(List<Identifier> columns) {
    List<String> names = new ArrayList<>(columns.size());
    for (Identifier column : columns) {
      names.add(column.value());
    }
    return names;
  }

  /** Returns the column names of a view where its text tells them: a star hides them. */
  static Optional<List<String>> columns(List<String> given, Query query) {
    return columns(given, query, SqlParser.facts(query));
  }

  private static Optional<List<String>> columns(List<String> given, Query query, QueryFacts facts) {
    List<String> outputs = facts.outputs();
    if (!facts.understood() || outputs.isEmpty() || query.text().isEmpty()) {
      return Optional.empty();
    }
    if (given.isEmpty()) {
      return Optional.of(outputs);
    }
    List<String> columns = new ArrayList<>(given);
    for (int i = given.size(); i < outputs.size(); i++) {
      columns.add(outputs.get(i));
    }
    return Optional.of(columns);
  }

  /** What a query reads is locked against change alone, and read while a materialized view is filled. */
  private void reads(EffectDraft draft, CreateView statement, QueryFacts facts) {
    for (QueryFacts.Relation read : facts.relations()) {
      ObjectName relation = catalog.resolve(read.name());
      if (catalog.hasRelation(relation)) {
        draft.lock(relation, Relations.kind(catalog, relation), LockMode.ACCESS_SHARE);
      } else if (facts.understood() && catalog.isGone(relation)) {
        draft.fails(Breaks.UNDEFINED_TABLE, "There is no relation " + relation);
      }
    }
    if (statement.materialized() && statement.withData()) {
      Reads.scan(draft, catalog, facts);
    }
    if (!facts.understood()) {
      draft.assumed();
    }
  }
}
