package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what depends on an object, as far as the catalog tells (manual, section 5.15). */
final class Dependents {

  private Dependents() {}

  /** How sure it is that a view reads a relation. */
  enum Certainty {
    NO,
    MAYBE,
    YES
  }

  /** Says whether the view's query reads the relation; the catalog only knows that it names it. */
  static Certainty reads(View view, ObjectName relation, Catalog catalog) {
    QueryFacts facts = SqlParser.facts(view.query());
    if (!facts.understood()) {
      return Certainty.MAYBE;
    }
    for (QueryFacts.Relation read : facts.relations()) {
      boolean same = read.name().schema() == null
          ? read.name().name().equals(relation.name())
          : catalog.resolve(read.name()).equals(relation);
      if (same) {
        return Certainty.YES;
      }
    }
    return Certainty.NO;
  }

  /**
   * A column of a table.
   *
   * @param table the table
   * @param column the column
   */
  record TypedColumn(Table table, Column column) {}

  /** Returns the columns of tables that are of the type itself or of an array of it. */
  static List<TypedColumn> columnsOf(ObjectName type, Catalog catalog) {
    List<TypedColumn> found = new ArrayList<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        if (isOf(column.type(), type, catalog)) {
          found.add(new TypedColumn(table, column));
        }
      }
    }
    return found;
  }

  /** Returns the domains over the type, and the composite types that hold it. */
  static List<Type> typesOver(ObjectName type, Catalog catalog) {
    List<Type> found = new ArrayList<>();
    for (Type candidate : catalog.types()) {
      if (candidate.base().isPresent() && isOf(candidate.base().get(), type, catalog)) {
        found.add(candidate);
      }
      for (Column attribute : candidate.attributes()) {
        if (isOf(attribute.type(), type, catalog)) {
          found.add(candidate);
          break;
        }
      }
    }
    return found;
  }

  /** Returns the columns whose default takes numbers from the sequence. */
  static List<TypedColumn> defaultsOf(ObjectName sequence, Catalog catalog) {
    List<TypedColumn> found = new ArrayList<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        Optional<Expression> value = column.defaultValue();
        if (value.isPresent()
            && value.get().text().contains(sequence.name())
            && SqlParser.facts(value.get()).functions().contains("nextval")
            && SequenceNames.in(value.get().text(), "nextval", catalog)
                .filter(sequence::equals)
                .isPresent()) {
          found.add(new TypedColumn(table, column));
        }
      }
    }
    return found;
  }

  private static boolean isOf(DataType written, ObjectName type, Catalog catalog) {
    return written.name().name().equals(type.name())
        && catalog.resolveType(written.name()).equals(type);
  }

  /** Says whether a routine takes or returns the type. */
  static boolean uses(CreateRoutine routine, ObjectName type, Catalog catalog) {
    if (routine.returns().isPresent() && isOf(routine.returns().get(), type, catalog)) {
      return true;
    }
    for (CreateRoutine.Parameter parameter : routine.parameters()) {
      if (isOf(parameter.type(), type, catalog)) {
        return true;
      }
    }
    for (CreateRoutine.Parameter parameter : routine.returnsTable()) {
      if (isOf(parameter.type(), type, catalog)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the triggers that call the function. */
  static List<Trigger> triggersOf(ObjectName function, Catalog catalog) {
    List<Trigger> found = new ArrayList<>();
    for (Table table : catalog.tables()) {
      add(found, table.triggers(), function, catalog);
    }
    for (View view : catalog.views()) {
      add(found, view.triggers(), function, catalog);
    }
    return found;
  }

  private static void add(
      List<Trigger> found, List<Trigger> triggers, ObjectName function, Catalog catalog) {
    for (Trigger trigger : triggers) {
      if (catalog.resolveRoutine(trigger.definition().function()).equals(function)) {
        found.add(trigger);
      }
    }
  }

  /** Says whether a default, constraint, generated column or index of the table calls the function. */
  static boolean calls(Table table, ObjectName function, Catalog catalog) {
    for (Column column : table.columns()) {
      if (calls(column.defaultValue(), function)
          || calls(column.generated().map(g -> g.expression()), function)) {
        return true;
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (calls(constraint.check(), function)) {
        return true;
      }
    }
    for (ObjectName name : table.indexes()) {
      Optional<Index> index = catalog.index(name);
      if (index.isPresent() && calls(index.get(), function)) {
        return true;
      }
    }
    return false;
  }

  private static boolean calls(Index index, ObjectName function) {
    for (IndexElement element : index.elements()) {
      if (calls(element.expression(), function)) {
        return true;
      }
    }
    return calls(index.where(), function);
  }

  private static boolean calls(Optional<Expression> expression, ObjectName function) {
    if (expression.isEmpty() || !expression.get().text().contains(function.name())) {
      return false;
    }
    for (String called : SqlParser.facts(expression.get()).functions()) {
      if (called.equals(function.name()) || called.endsWith("." + function.name())) {
        return true;
      }
    }
    return false;
  }
}
