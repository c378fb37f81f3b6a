package dev.rollsafe.effect;

import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Comparisons.Constant;
import dev.rollsafe.effect.Comparisons.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table's constraints prove that its rows are within the bound of a partition, so that ATTACH PARTITION need not look
 * (manual, section 5.12.2.2). Only what is plain is taken for proven: one key column, compared with constants.
 */
final class BoundProof {

  private BoundProof() {}

  static boolean proves(PartitionBound bound, Table parent, Table partition, Catalog catalog) {
    if (bound.isDefault() && parent.complete() && parent.children().isEmpty()) {
      // Without other partitions everything belongs into the DEFAULT one.
      return true;
    }
    String key = key(parent);
    if (key == null || !NotNullProof.proves(partition, key)) {
      return false;
    }
    List<Term> known = terms(partition, key);
    if (bound.isDefault()) {
      return isOutside(known, parent, catalog);
    }
    Optional<KeyBound> limits = KeyBound.of(bound.text());
    return limits.isPresent() && limits.get().holds(known);
  }

  /** Says whether the DEFAULT partition holds no rows of a new one: its valid CHECKs let none through. */
  static boolean excludes(PartitionBound bound, Table parent, Table rest) {
    String key = key(parent);
    Optional<KeyBound> limits = KeyBound.of(bound.text());
    if (key == null || limits.isEmpty()) {
      return false;
    }
    if (limits.get().excludes(terms(rest, key))) {
      return true;
    }
    for (Constraint constraint : rest.constraints()) {
      if (isProof(constraint) && excludes(limits.get(), constraint.check().get().text(), key)) {
        return true;
      }
    }
    return false;
  }

  /** Every one of the alternatives that are joined by OR must be outside. */
  private static boolean excludes(KeyBound limits, String condition, String key) {
    for (List<Term> alternative : Comparisons.alternatives(condition)) {
      List<Term> ofKey = new ArrayList<>(alternative.size());
      for (Term term : alternative) {
        if (term.column().equals(key)) {
          ofKey.add(term);
        }
      }
      if (!limits.excludes(ofKey)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isProof(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.CHECK
        && constraint.validated()
        && constraint.enforced()
        && constraint.check().isPresent();
  }

  /** Returns the key where it is a single column; null otherwise. */
  private static @Nullable String key(Table parent) {
    if (parent.partitionBy().isEmpty()) {
      return null;
    }
    List<IndexElement> elements = parent.partitionBy().get().elements();
    return elements.size() == 1 && elements.get(0).column().isPresent()
        ? elements.get(0).column().get().value()
        : null;
  }

  /** Returns what valid CHECKs say of the key. */
  private static List<Term> terms(Table partition, String key) {
    List<Term> terms = new ArrayList<>();
    for (Constraint constraint : partition.constraints()) {
      if (isProof(constraint)) {
        for (Term term : Comparisons.of(constraint.check().get().text())) {
          if (term.column().equals(key)) {
            terms.add(term);
          }
        }
      }
    }
    return terms;
  }

  /** Says whether no other partition can hold what the terms let through. */
  private static boolean isOutside(List<Term> known, Table parent, Catalog catalog) {
    for (ObjectName child : parent.children()) {
      Optional<KeyBound> taken =
          catalog.table(child).flatMap(Table::partitionBound).flatMap(b -> KeyBound.of(b.text()));
      if (taken.isEmpty() || !taken.get().excludes(known)) {
        return false;
      }
    }
    return parent.complete();
  }

  /** The order of a term's constant and a limit; empty where it is not certain. */
  static Optional<Integer> order(Term term, Constant limit) {
    return term.values().size() == 1
        ? Optional.ofNullable(term.values().get(0).compare(limit))
        : Optional.empty();
  }
}
