package dev.rollsafe.effect;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import java.util.List;

/** Which index of a partition belongs to one of its parent, and how the server names it. */
final class IndexNames {

  private IndexNames() {}

  /** Returns the name that the server gives to the index that it builds on {@code relation} for {@code index}. */
  static ObjectName like(Index index, ObjectName relation) {
    StringBuilder name = new StringBuilder(relation.name());
    boolean key = index.constraint().isPresent();
    if (!key || !index.name().name().endsWith("_pkey")) {
      for (IndexElement element : index.elements()) {
        name.append('_').append(element.column().map(c -> c.value()).orElse("expr"));
      }
    }
    name.append(key ? index.name().name().endsWith("_pkey") ? "_pkey" : "_key" : "_idx");
    return new ObjectName(relation.schema(), name.toString());
  }

  /** Says whether two indexes are alike: the same columns in the same way. */
  static boolean same(Index one, Index other) {
    if (one.unique() != other.unique()
        || !one.method().equals(other.method())
        || one.where().isPresent() != other.where().isPresent()) {
      return false;
    }
    List<IndexElement> first = one.elements();
    List<IndexElement> second = other.elements();
    if (first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (!same(first.get(i), second.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(IndexElement one, IndexElement other) {
    if (one.column().isPresent() != other.column().isPresent()
        || one.descending() != other.descending()) {
      return false;
    }
    return one.column().isPresent()
        ? one.column().get().is(other.column().orElseThrow().value())
        : one.expression()
            .orElseThrow()
            .text()
            .equals(other.expression().orElseThrow().text());
  }
}
