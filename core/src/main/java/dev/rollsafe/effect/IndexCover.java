package dev.rollsafe.effect;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import java.util.List;
import java.util.Optional;

/**
 * Which index does the work of another (manual, sections 11.3 and 11.9): a B-tree finds rows by the first columns of its key as
 * one over these alone would.
 */
public final class IndexCover {

  private static final String BTREE = "btree";

  private IndexCover() {}

  /** Returns an index that serves all queries that {@code index} serves, if there is one beside it. */
  public static Optional<Index> serving(Index index, Catalog catalog) {
    for (Index other : catalog.indexes(index.table())) {
      if (serves(other, index)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Says whether {@code other} finds all rows that {@code index} finds, in the same order. */
  public static boolean serves(Index other, Index index) {
    return !other.name().equals(index.name())
        && other.table().equals(index.table())
        && other.valid()
        && other.method().equals(index.method())
        && (other.where().isEmpty() || samePredicate(other, index))
        && beginsWith(other, index);
  }

  /** Says whether nothing is missing without {@code index}, neither speed nor what it refuses or stores, while there is {@code other}. */
  public static boolean replaces(Index other, Index index) {
    return serves(other, index)
        && samePredicate(other, index)
        && storesAll(other, index)
        && (!index.unique() || refusesTheSame(other, index));
  }

  /** Says whether both look for rows by the same column first. */
  public static boolean sameStart(Index one, Index other) {
    return one.table().equals(other.table())
        && one.method().equals(other.method())
        && sameKey(one.elements().get(0), other.elements().get(0));
  }

  private static boolean beginsWith(Index longer, Index shorter) {
    List<IndexElement> key = shorter.elements();
    List<IndexElement> whole = longer.elements();
    boolean fits =
        shorter.method().equals(BTREE) ? key.size() <= whole.size() : key.size() == whole.size();
    for (int i = 0; fits && i < key.size(); i++) {
      fits = same(key.get(i), whole.get(i));
    }
    return fits;
  }

  private static boolean same(IndexElement one, IndexElement other) {
    return sameKey(one, other)
        && name(one.collation()).equals(name(other.collation()))
        && one.operatorClass().equals(other.operatorClass())
        && one.operator().equals(other.operator())
        && one.descending() == other.descending()
        && nullsFirst(one) == nullsFirst(other);
  }

  private static boolean sameKey(IndexElement one, IndexElement other) {
    return key(one).equals(key(other));
  }

  private static String key(IndexElement element) {
    Optional<Identifier> column = element.column();
    return column.isPresent()
        ? column.get().value()
        : element.expression().orElseThrow().text();
  }

  private static String name(Optional<QualifiedName> collation) {
    return collation.isPresent() ? collation.get().name() : "";
  }

  /** Nulls are last in ascending order and first in descending order unless it is said (manual, CREATE INDEX). */
  private static boolean nullsFirst(IndexElement element) {
    return element.nullsFirst().orElse(element.descending());
  }

  private static boolean samePredicate(Index one, Index other) {
    return text(one.where()).equals(text(other.where()));
  }

  private static String text(Optional<Expression> expression) {
    return expression.isPresent() ? expression.get().text() : "";
  }

  private static boolean storesAll(Index other, Index index) {
    for (String column : index.include()) {
      if (!other.include().contains(column)
          && !UniqueIndexes.columns(other.elements()).contains(column)) {
        return false;
      }
    }
    return true;
  }

  private static boolean refusesTheSame(Index other, Index index) {
    return other.unique()
        && other.elements().size() == index.elements().size()
        && (other.nullsNotDistinct() || !index.nullsNotDistinct());
  }
}
