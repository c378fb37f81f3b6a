package dev.rollsafe.plan;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import dev.rollsafe.script.ObjectSql;
import dev.rollsafe.script.SqlWords;
import dev.rollsafe.script.TableSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes types back: those of columns, enums, domains and composites. */
final class TypeReversal {

  /** Types of which each holds every value of those before it, in the same form. */
  private static final List<List<String>> WIDENING = List.of(
      List.of("smallint", "integer", "bigint"),
      List.of("character varying", "text"),
      List.of("real", "double precision"));

  private final Catalog before;
  private final Remembered remembered;
  private final Steps steps;

  TypeReversal(Catalog before, Remembered remembered, Steps steps) {
    this.before = before;
    this.remembered = remembered;
    this.steps = steps;
  }

  /** Returns the action that gives a column its type again. */
  static String typed(Column was, Column is, Catalog before) {
    String type = SqlWords.type(was.type());
    String name = SqlWords.name(was.name());
    String collate = was.collation().map(c -> " COLLATE " + SqlWords.name(c)).orElse("");
    return "TYPE " + type + collate + " USING " + name
        + (through(was, before) || through(is, before) ? "::text::" : "::") + type;
  }

  /** Only text casts to an enum, and an enum only to text. */
  private static boolean through(Column column, Catalog before) {
    return !column.type().isArray()
        && before
            .type(column.type().name())
            .filter(t -> t.kind() == Type.Kind.ENUM)
            .isPresent();
  }

  static void grade(Column was, Column is, ObjectName table, Steps steps) {
    if (!widened(was.type(), is.type())) {
      String column = SqlWords.name(was.name());
      steps.lossy(
          "values of " + was.name() + " of " + table
              + " that changed with the type, or do not fit the old one, do not come back as they were",
          "SELECT count(*) FROM " + SqlWords.name(table) + " WHERE " + column + " IS NOT NULL");
    }
  }

  private static boolean widened(DataType was, DataType is) {
    if (was.isArray() != is.isArray()
        || was.name().schema() != null
        || is.name().schema() != null) {
      return false;
    }
    for (List<String> row : WIDENING) {
      int from = row.indexOf(was.name().name());
      int to = row.indexOf(is.name().name());
      if (from >= 0 && to >= 0) {
        return from < to || (from == to && (is.modifiers().isEmpty() || wider(was, is)));
      }
    }
    return false;
  }

  private static boolean wider(DataType was, DataType is) {
    try {
      return !was.modifiers().isEmpty()
          && Integer.parseInt(was.modifiers().get(0))
              <= Integer.parseInt(is.modifiers().get(0));
    } catch (NumberFormatException odd) {
      return false;
    }
  }

  void changed(Type was, Type is) {
    if (was.kind() == Type.Kind.ENUM) {
      labels(was, is);
    } else if (was.kind() == Type.Kind.DOMAIN) {
      domain(was, is);
    } else {
      attributes(was, is);
    }
  }

  private void domain(Type was, Type is) {
    String alter = "ALTER DOMAIN " + SqlWords.name(was.name()) + " ";
    for (Constraint constraint : is.constraints()) {
      if (!was.constraints().contains(constraint)) {
        steps.run(alter + "DROP CONSTRAINT " + SqlWords.name(constraint.name()));
      }
    }
    if (!was.defaultValue().equals(is.defaultValue())) {
      steps.run(
          alter + was.defaultValue().map(v -> "SET DEFAULT " + v.text()).orElse("DROP DEFAULT"));
    }
    if (was.notNull() != is.notNull()) {
      steps.run(alter + (was.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
    }
    for (Constraint constraint : was.constraints()) {
      if (!is.constraints().contains(constraint)) {
        TableSql.constraint(constraint, Optional.empty()).ifPresent(sql -> steps.run(alter + sql));
      }
    }
  }

  private void attributes(Type was, Type is) {
    String alter = "ALTER TYPE " + SqlWords.name(was.name()) + " ";
    for (Column attribute : is.attributes()) {
      if (was.attributes().stream().noneMatch(a -> a.name().equals(attribute.name()))) {
        steps.run(alter + "DROP ATTRIBUTE " + SqlWords.name(attribute.name()));
      }
    }
    for (Column attribute : was.attributes()) {
      Optional<Column> there = is.attributes().stream()
          .filter(a -> a.name().equals(attribute.name()))
          .findFirst();
      if (there.isEmpty()) {
        steps.run(alter + "ADD ATTRIBUTE " + TableSql.column(attribute));
        steps.lossy(
            "the values of attribute " + attribute.name() + " of " + was.name() + " are gone",
            "SELECT count(*) FROM pg_attribute WHERE atttypid = "
                + SqlWords.literal(SqlWords.name(was.name())) + "::regtype");
      } else if (!there.get().type().sameAs(attribute.type())) {
        steps.run(alter + "ALTER ATTRIBUTE " + SqlWords.name(attribute.name()) + " TYPE "
            + SqlWords.type(attribute.type()));
      }
    }
  }

  /** A label cannot be dropped: the type is made anew, and its columns moved over; rows that hold the new label stop it. */
  private void labels(Type was, Type is) {
    if (was.labels().equals(is.labels())) {
      return;
    }
    String name = SqlWords.name(was.name());
    String aside = was.name().name() + "__old";
    List<View> views = new ArrayList<>();
    List<String> back = new ArrayList<>();
    List<String> moves = new ArrayList<>();
    for (Table table : before.tables()) {
      for (Column column : table.columns()) {
        if (is(column.type(), was.name())
            && table.partitionOf().isEmpty()
            && table.parents().isEmpty()) {
          move(table, column, moves, back);
          views(table.name(), views);
        }
      }
    }
    List<String> routines = routines(was.name(), back);
    if (routines.isEmpty() && !back.isEmpty() && back.contains("")) {
      steps.irreversible("the functions that use enum " + was.name() + " are not known");
      return;
    }
    views.forEach(view -> steps.touch(view.name()));
    routines.forEach(steps::run);
    steps.run("ALTER TYPE " + name + " RENAME TO " + SqlWords.name(aside));
    steps.run("CREATE TYPE " + name + " AS ENUM (" + ObjectSql.labels(was.labels()) + ")");
    moves.forEach(steps::run);
    String schema = was.name().schema();
    steps.run("DROP TYPE " + SqlWords.name(new ObjectName(schema, aside)));
    back.forEach(steps::run);
  }

  private boolean is(DataType type, ObjectName name) {
    return type.name().name().equals(name.name())
        && before.resolveType(type.name()).equals(name);
  }

  private void views(ObjectName relation, List<View> found) {
    for (View view : before.viewsOn(relation)) {
      if (!found.contains(view)) {
        found.add(view);
        views(view.name(), found);
      }
    }
  }

  private void move(Table table, Column column, List<String> moves, List<String> back) {
    String alter = TableSql.alter(table.name());
    String name = SqlWords.name(column.name());
    for (ObjectName indexName : table.indexes()) {
      Optional<Index> index = before.index(indexName).filter(i -> i.constraint().isEmpty());
      if (index
          .filter(i -> i.where().filter(w -> w.text().contains(column.name())).isPresent())
          .isPresent()) {
        String drop = "DROP INDEX " + SqlWords.name(indexName);
        if (!moves.contains(drop)) {
          moves.add(drop);
          back.add(TableSql.create(index.get()));
        }
      }
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.kind() == Constraint.Kind.CHECK
          && constraint.columns().contains(column.name())) {
        moves.add(alter + "DROP CONSTRAINT IF EXISTS " + SqlWords.name(constraint.name()));
        TableSql.constraint(constraint, Optional.empty())
            .map(sql -> alter + sql)
            .filter(sql -> !back.contains(sql))
            .ifPresent(back::add);
      }
    }
    String set = alter + "ALTER COLUMN " + name + " ";
    boolean array = column.type().isArray();
    column.defaultValue().ifPresent(value -> moves.add(set + "DROP DEFAULT"));
    moves.add(set + "TYPE " + SqlWords.type(column.type()) + " USING " + name
        + (array ? "::text[]::" : "::text::") + SqlWords.type(column.type()));
    column.defaultValue().ifPresent(value -> moves.add(set + "SET DEFAULT " + value.text()));
  }

  private List<String> routines(ObjectName type, List<String> back) {
    List<String> drops = new ArrayList<>();
    for (List<Routine> named : before.routines()) {
      for (Routine routine : named) {
        boolean uses = routine.definition().parameters().stream().anyMatch(p -> is(p.type(), type))
            || routine.definition().returns().filter(t -> is(t, type)).isPresent()
            || routine.definition().returnsTable().stream().anyMatch(p -> is(p.type(), type));
        if (uses) {
          drops.add(StateReversal.drop(routine));
          back.add(remembered.routine(routine).orElse(""));
        }
      }
    }
    return drops;
  }

  /** Types in the order they can be made: what others are made of first. */
  static List<Type> ordered(List<Type> types) {
    Map<Type.Kind, Integer> rank = Map.of(Type.Kind.ENUM, 0, Type.Kind.DOMAIN, 1);
    List<Type> sorted = new ArrayList<>(types);
    sorted.sort((a, b) -> rank.getOrDefault(a.kind(), 2) - rank.getOrDefault(b.kind(), 2));
    return sorted;
  }
}
