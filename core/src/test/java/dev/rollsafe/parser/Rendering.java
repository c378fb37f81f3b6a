package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A record as one line for tests to compare: its name and what it says, in the order of its components. Places and all that
 * is absent, false, empty or usual are left out; expressions and queries stand in {@code <..>}.
 */
final class Rendering {
  private Rendering() {}

  /** Reads {@code sql}, which is one statement. */
  static Statement parse(String sql) {
    Splitter splitter = Script.of("test.sql", sql).statements();
    if (!splitter.next()) {
      throw new IllegalArgumentException("no statement: " + sql);
    }
    Statement statement = SqlParser.statement(splitter);
    if (splitter.next()) {
      throw new IllegalArgumentException("more than one statement: " + sql);
    }
    return statement;
  }

  /** Reads and renders {@code sql}, which is one statement. */
  static String render(String sql) {
    return of(parse(sql));
  }

  /** Renders the only column of {@code CREATE TABLE t (column)}. */
  static String column(String column) {
    Statement statement = parse("CREATE TABLE t (" + column + ")");
    return statement instanceof CreateTable table && table.columns().size() == 1
        ? of(table.columns().get(0))
        : of(statement);
  }

  /** Renders the constraint of {@code ALTER TABLE t ADD constraint}. */
  static String constraint(String constraint) {
    Statement statement = parse("ALTER TABLE t ADD " + constraint);
    return statement instanceof AlterTable table
            && table.actions().get(0) instanceof AlterAction.AddConstraint added
        ? of(added.constraint())
        : of(statement);
  }

  /** Renders the actions of {@code ALTER TABLE t actions}. */
  static String actions(String actions) {
    Statement statement = parse("ALTER TABLE t " + actions);
    if (!(statement instanceof AlterTable table)) {
      return of(statement);
    }
    StringJoiner list = new StringJoiner(", ");
    table.actions().forEach(action -> list.add(of(action)));
    return list.toString();
  }

  /** Renders a type. */
  static String type(String type) {
    Statement statement = parse("CREATE TABLE t (c " + type + ")");
    return statement instanceof CreateTable table
        ? of(table.columns().get(0).type())
        : of(statement);
  }

  /** Says why {@code sql} cannot be read, and at which offset. */
  static String refusal(String sql) {
    Statement statement = parse(sql);
    return statement instanceof Unparsed unparsed
        ? unparsed.reason() + " @" + unparsed.problem().start()
        : of(statement);
  }

  static String of(Object value) {
    if (value instanceof Expression || value instanceof Query || value instanceof FromClause) {
      return "<" + value + ">";
    }
    if (value instanceof PartitionBound bound) {
      return "<" + bound.text() + ">";
    }
    if (value instanceof Identifier
        || value instanceof QualifiedName
        || value instanceof DataType) {
      return value.toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Rendering::of).orElse("");
    }
    if (value instanceof Collection<?> collection) {
      StringJoiner list = new StringJoiner(", ", "[", "]");
      collection.forEach(element -> list.add(of(element)));
      return list.toString();
    }
    return value instanceof Record ? record((Record) value) : value.toString();
  }

  private static String record(Record value) {
    StringJoiner text = new StringJoiner(" ", value.getClass().getSimpleName() + "(", ")");
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = part(value, component);
      if (!isAbsent(part)) {
        text.add(
            Boolean.TRUE.equals(part) ? component.getName() : component.getName() + "=" + of(part));
      }
    }
    return text.toString();
  }

  private static Object part(Record value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isAbsent(Object part) {
    return part == null
        || part instanceof Span
        || part instanceof SourceText
        || part == Persistence.PERMANENT
        || part == ColumnDefinition.Nullability.UNSPECIFIED
        || part == TableConstraint.Action.NO_ACTION
        || part == Other.Consequence.NONE
        || part.equals(Optional.empty())
        || part.equals(false)
        || (part instanceof Collection<?> collection && collection.isEmpty())
        || (part instanceof Map<?, ?> map && map.isEmpty())
        || part.equals(TableConstraint.Attributes.NONE)
        || part.equals(TableConstraint.IndexStorage.DEFAULT)
        || part.equals(SequenceOptions.NONE);
  }
}
