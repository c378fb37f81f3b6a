package dev.rollsafe.catalog;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one index; the rest of it stays as it was. */
final class Indexes {

  private Indexes() {}

  /** The index after an action of ALTER INDEX. */
  static Index altered(Index i, AlterAction action) {
    if (action instanceof AlterAction.SetOptions set) {
      Map<String, String> options = new LinkedHashMap<>(i.options());
      if (set.reset()) {
        options.keySet().removeAll(set.options().keySet());
      } else {
        options.putAll(set.options());
      }
      return detailed(i, options, i.tablespace(), i.statistics(), i.attached());
    }
    if (action instanceof AlterAction.SetTablespace set) {
      return detailed(
          i, i.options(), Optional.of(set.tablespace().value()), i.statistics(), i.attached());
    }
    if (action instanceof AlterAction.SetColumnAttribute set
        && set.attribute().equals("STATISTICS")) {
      Map<Integer, String> statistics = new TreeMap<>(i.statistics());
      statistics.put(Integer.valueOf(set.column().value()), set.value());
      return detailed(i, i.options(), i.tablespace(), statistics, i.attached());
    }
    return i;
  }

  static Map<String, String> plus(Map<String, String> options, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.putAll(more);
    return all;
  }

  static Index attached(Index i, Attached attached) {
    return detailed(i, i.options(), i.tablespace(), i.statistics(), attached);
  }

  private static Index detailed(
      Index i,
      Map<String, String> options,
      Optional<String> tablespace,
      Map<Integer, String> statistics,
      Attached attached) {
    return new Index(
        i.name(),
        i.table(),
        i.unique(),
        i.valid(),
        i.method(),
        i.elements(),
        i.include(),
        i.nullsNotDistinct(),
        i.where(),
        i.constraint(),
        options,
        tablespace,
        statistics,
        i.parent(),
        attached,
        i.origin());
  }

  static Index validated(Index i) {
    return copy(i, i.name(), i.table(), i.elements(), i.include(), i.constraint(), true);
  }

  static Index renamed(Index i, ObjectName name, Optional<String> constraint) {
    return copy(i, name, i.table(), i.elements(), i.include(), constraint, i.valid());
  }

  static Index moved(Index i, ObjectName name, ObjectName table) {
    return copy(i, name, table, i.elements(), i.include(), i.constraint(), i.valid());
  }

  static Index columnRenamed(Index i, String from, String to) {
    List<IndexElement> elements = renamed(i.elements(), from, to);
    Index read = i.where().isEmpty()
        ? i
        : new Index(
            i.name(),
            i.table(),
            i.unique(),
            i.valid(),
            i.method(),
            i.elements(),
            i.include(),
            i.nullsNotDistinct(),
            i.where().map(e -> Renaming.column(e, from, to)),
            i.constraint(),
            i.options(),
            i.tablespace(),
            i.statistics(),
            i.parent(),
            i.attached(),
            i.origin());
    return renamedColumns(read, elements, from, to);
  }

  /** The elements of an index or a partition key after a column was renamed. */
  static List<IndexElement> renamed(List<IndexElement> before, String from, String to) {
    List<IndexElement> elements = new ArrayList<>(before.size());
    for (IndexElement e : before) {
      boolean hit = e.column().isPresent() && e.column().get().is(from);
      elements.add(
          hit
              ? new IndexElement(
                  Optional.of(new Identifier(to, e.span())),
                  e.expression(),
                  e.collation(),
                  e.operatorClass(),
                  e.descending(),
                  e.nullsFirst(),
                  e.operator(),
                  e.span())
              : expressed(e, from, to));
    }
    return elements;
  }

  private static IndexElement expressed(IndexElement e, String from, String to) {
    return e.expression().isEmpty()
        ? e
        : new IndexElement(
            e.column(),
            e.expression().map(x -> Renaming.column(x, from, to)),
            e.collation(),
            e.operatorClass(),
            e.descending(),
            e.nullsFirst(),
            e.operator(),
            e.span());
  }

  private static Index renamedColumns(
      Index i, List<IndexElement> elements, String from, String to) {
    return copy(
        i,
        i.name(),
        i.table(),
        elements,
        Constraints.replaced(i.include(), from, to),
        i.constraint(),
        i.valid());
  }

  /** Says whether the index holds the column: as key, INCLUDE column, or in an expression or predicate. */
  static boolean uses(Index i, String column) {
    if (i.include().contains(column)) {
      return true;
    }
    for (IndexElement element : i.elements()) {
      if (element.column().isPresent()
          ? element.column().get().is(column)
          : element
              .expression()
              .filter(e -> Mentions.words(e.text()).contains(column))
              .isPresent()) {
        return true;
      }
    }
    return i.where().filter(w -> Mentions.words(w.text()).contains(column)).isPresent();
  }

  private static Index copy(
      Index i,
      ObjectName name,
      ObjectName table,
      List<IndexElement> elements,
      List<String> include,
      Optional<String> constraint,
      boolean valid) {
    return new Index(
        name,
        table,
        i.unique(),
        valid,
        i.method(),
        elements,
        include,
        i.nullsNotDistinct(),
        i.where(),
        constraint,
        i.options(),
        i.tablespace(),
        i.statistics(),
        i.parent(),
        i.attached(),
        i.origin());
  }
}
