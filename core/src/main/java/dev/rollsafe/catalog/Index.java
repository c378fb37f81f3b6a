package dev.rollsafe.catalog;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.IndexElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An index.
 *
 * @param name its name
 * @param table its table
 * @param unique whether it is unique
 * @param valid false for CREATE INDEX ON ONLY a partitioned table until all partitions are attached
 * @param method its access method
 * @param elements its key
 * @param include its INCLUDE columns
 * @param nullsNotDistinct NULLS NOT DISTINCT
 * @param where its predicate
 * @param constraint the constraint it stands behind
 * @param options storage parameters
 * @param tablespace its tablespace where not the default
 * @param statistics the statistics target of its columns, by their number
 * @param parent the index of the partitioned table it is a part of
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Index(
    ObjectName name,
    ObjectName table,
    boolean unique,
    boolean valid,
    String method,
    List<IndexElement> elements,
    List<String> include,
    boolean nullsNotDistinct,
    Optional<Expression> where,
    Optional<String> constraint,
    Map<String, String> options,
    Optional<String> tablespace,
    Map<Integer, String> statistics,
    Optional<ObjectName> parent,
    Attached attached,
    int origin) {

  /** Copies what could change. */
  public Index {
    elements = List.copyOf(elements);
    include = List.copyOf(include);
    statistics = Collections.unmodifiableMap(new TreeMap<>(statistics));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
