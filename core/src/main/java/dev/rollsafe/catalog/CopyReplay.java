package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Update;
import dev.rollsafe.parser.SqlParser;
import java.util.List;
import java.util.Optional;

/** Notes what scripts copy: whole tables or columns of them into others, and one column into another. */
final class CopyReplay {

  private final Editor editor;

  CopyReplay(Editor editor) {
    this.editor = editor;
  }

  void copy(CreateTableAs statement) {
    if (statement.withData() && statement.persistence() != Persistence.TEMPORARY) {
      ObjectName target = editor.state().creation(statement.name(), false);
      copy(statement.query(), target);
    }
  }

  void copy(Insert statement) {
    if (statement.query().isPresent() && statement.onConflict().isEmpty()) {
      ObjectName target = editor.state().relation(statement.table());
      if (!target.schema().equals(State.TEMPORARY_SCHEMA)) {
        copy(statement.query().get(), target);
      }
    }
  }

  private void copy(Query query, ObjectName target) {
    PlainSelect select = PlainSelect.of(query.text());
    if (select != null) {
      ObjectName source = editor.state().relation(select.table());
      if (!source.equals(target)) {
        editor.put(new Copy(source, select.columns(), target, Optional.empty(), select.where()));
      }
    }
  }

  /** {@code UPDATE t SET b = a}, of all rows or of those that have no b yet or an a at all. */
  void copy(Update statement) {
    if (statement.from().isPresent() || statement.only()) {
      return;
    }
    ObjectName table = editor.state().relation(statement.table());
    for (Update.Assignment assignment : statement.assignments()) {
      if (assignment.columns().size() != 1) {
        continue;
      }
      Optional<ExpressionFacts.ColumnCast> value =
          SqlParser.facts(assignment.value()).cast();
      String to = assignment.columns().get(0).value();
      if (value.isPresent() && value.get().type().isEmpty()) {
        String from = value.get().column().column();
        if (!from.equals(to) && reachesAll(statement, from, to)) {
          editor.put(new Copy(table, List.of(from), table, Optional.of(to), Optional.empty()));
        }
      }
    }
  }

  private static boolean reachesAll(Update statement, String from, String to) {
    if (statement.where().isEmpty()) {
      return true;
    }
    ExpressionFacts where = SqlParser.facts(statement.where().get());
    return where.understood()
        && where.columns().size() == 1
        && (where.requiredNull().contains(to) || where.provenNotNull().contains(from));
  }
}
