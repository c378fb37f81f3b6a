package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.Statement;
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
 * is absent, false or empty are left out; expressions and queries stand in {@code <..>}.
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

  static String of(Object value) {
    if (value instanceof Expression || value instanceof Query) {
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
        || part.equals(Optional.empty())
        || part.equals(false)
        || (part instanceof Collection<?> collection && collection.isEmpty())
        || (part instanceof Map<?, ?> map && map.isEmpty())
        || (part instanceof Record && isEmptyRecord((Record) part));
  }

  private static boolean isEmptyRecord(Record value) {
    if (value instanceof Identifier
        || value instanceof Expression
        || value instanceof QualifiedName) {
      return false;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (!isAbsent(part(value, component))) {
        return false;
      }
    }
    return true;
  }
}
