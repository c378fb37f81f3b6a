package dev.rollsafe.plan.random;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is there, to choose from. Where nothing fits, {@link Nothing} is thrown, and another statement is made. */
final class Scene {

  /** There is nothing to choose from. */
  static final class Nothing extends RuntimeException {

    private static final long serialVersionUID = 1;

    Nothing() {
      super(null, null, false, false);
    }
  }

  final Dice dice;
  final Catalog catalog;

  Scene(Dice dice, Catalog catalog) {
    this.dice = dice;
    this.catalog = catalog;
  }

  static String q(String name) {
    return Sql.identifier(name);
  }

  static String q(ObjectName name) {
    return Sql.name(name);
  }

  private <T> T one(Collection<T> all, Function<T, ObjectName> name, Predicate<T> fits) {
    List<T> found = new ArrayList<>();
    for (T candidate : all) {
      if (fits.test(candidate)) {
        found.add(candidate);
      }
    }
    found.sort(Comparator.comparing(t -> name.apply(t).toString()));
    return any(found);
  }

  <T> T any(List<T> found) {
    if (found.isEmpty()) {
      throw new Nothing();
    }
    return dice.of(found);
  }

  Table table() {
    return table(t -> true);
  }

  Table table(Predicate<Table> fits) {
    return one(
        catalog.tables(),
        Table::name,
        t -> t.persistence() != Persistence.TEMPORARY && fits.test(t));
  }

  Column column(Table table) {
    return any(table.columns());
  }

  Column column(Table table, Predicate<Column> fits) {
    return any(table.columns().stream().filter(fits).toList());
  }

  View view(Predicate<View> fits) {
    return one(catalog.views(), View::name, fits);
  }

  Index index() {
    return one(catalog.indexes(), Index::name, i -> i.constraint().isEmpty());
  }

  Sequence sequence() {
    return one(catalog.sequences(), Sequence::name, s -> !s.identity());
  }

  Type type(Type.Kind kind) {
    return one(catalog.types(), Type::name, t -> t.kind() == kind);
  }

  Routine routine() {
    List<Routine> all = new ArrayList<>();
    catalog.routines().forEach(all::addAll);
    return one(all, Routine::name, r -> !r.definition().procedure());
  }

  Trigger trigger() {
    return any(table(t -> !t.triggers().isEmpty()).triggers());
  }
}
