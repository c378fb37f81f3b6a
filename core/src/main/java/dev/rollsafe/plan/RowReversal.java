package dev.rollsafe.plan;

import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.script.RowText;
import java.util.Optional;

/** What takes back statements that write rows. */
final class RowReversal {

  private final Catalog before;
  private final String script;
  private final Steps steps;

  RowReversal(Catalog before, String script, Steps steps) {
    this.before = before;
    this.script = script;
    this.steps = steps;
  }

  void insert(Insert statement) {
    ObjectName table = before.resolve(statement.table());
    statement.query().ifPresent(query -> calls().of(SqlParser.facts(query).functions()));
    if (before.isNew(table)) {
      return; // the rows go with their table
    }
    if (statement.onConflict().filter(c -> !c.updatedColumns().isEmpty()).isPresent()) {
      steps.writes(table);
      lost(table, RowText.count(table));
      return;
    }
    Optional<String> delete = InsertReversal.delete(statement, before, script);
    if (delete.isPresent()) {
      steps.run(delete.get());
    } else {
      steps.writes(table);
      steps.run("-- the rows put into " + statement.table() + " stay");
    }
  }

  void copy(Copy statement) {
    statement.table().ifPresent(table -> {
      ObjectName name = before.resolve(table);
      if (statement.writes() && !before.isNew(name)) {
        steps.writes(name);
        steps.run("-- the rows put into " + table + " stay");
      }
    });
  }

  void update(Update statement) {
    ObjectName table = before.resolve(statement.table());
    steps.writes(table);
    lost(
        table,
        count(
            statement.table(),
            statement.alias(),
            statement.from().isPresent() ? Optional.empty() : statement.where()));
  }

  void delete(Delete statement) {
    steps.lossy(
        "the rows deleted from " + statement.table() + " are gone",
        count(
            statement.table(),
            statement.alias(),
            statement.using().isPresent() ? Optional.empty() : statement.where()));
  }

  void merge(Merge statement) {
    ObjectName table = before.resolve(statement.table());
    steps.writes(table);
    lost(table, RowText.count(table));
  }

  void truncate(Truncate statement) {
    for (QualifiedName table : statement.tables()) {
      ObjectName name = before.resolve(table);
      steps.lossy("the rows of " + name + " are gone", RowText.count(name));
    }
  }

  void select(Select statement) {
    calls().of(SqlParser.facts(statement.query()).functions());
  }

  private Calls calls() {
    return new Calls(before, steps);
  }

  private void lost(ObjectName table, String count) {
    steps.lossy("the values that rows of " + table + " had before do not come back", count);
  }

  private String count(
      QualifiedName table, Optional<Identifier> alias, Optional<Expression> where) {
    return RowText.count(
        before.resolve(table),
        alias.map(Identifier::value).orElse(""),
        where.map(Expression::text).orElse(""));
  }
}
