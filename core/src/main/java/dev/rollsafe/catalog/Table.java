package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.ast.Persistence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of any kind, with all that belongs to it alone.
 *
 * @param name its name
 * @param persistence permanent, temporary or unlogged
 * @param foreign whether it is a foreign table
 * @param columns its columns in order, inherited ones too
 * @param constraints its constraints
 * @param indexes its indexes, those behind constraints too
 * @param triggers its triggers
 * @param policies its row security policies
 * @param rowSecurity whether row level security is enabled
 * @param forceRowSecurity whether it is forced on the owner
 * @param partitionBy how it is partitioned
 * @param partitionOf the partitioned table it is a partition of
 * @param partitionBound its bound as a partition
 * @param parents the tables it inherits from
 * @param children its partitions or the tables that inherit from it
 * @param ofType the composite type it is made of (CREATE TABLE .. OF)
 * @param replicaIdentity DEFAULT, FULL, NOTHING, or the name of an index
 * @param options storage parameters
 * @param accessMethod its access method where not the default
 * @param tablespace its tablespace where not the default
 * @param rules its rules
 * @param statistics its extended statistics
 * @param cluster the index of CLUSTER ON
 * @param server SERVER and OPTIONS of a foreign table, as written
 * @param attached its comment, owner and privileges
 * @param complete false where not all columns are known: a table met without its creation, or made from a query that could not be read
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Table(
    ObjectName name,
    Persistence persistence,
    boolean foreign,
    List<Column> columns,
    List<Constraint> constraints,
    List<ObjectName> indexes,
    List<Trigger> triggers,
    List<Policy> policies,
    boolean rowSecurity,
    boolean forceRowSecurity,
    Optional<CreateTable.PartitionBy> partitionBy,
    Optional<ObjectName> partitionOf,
    Optional<PartitionBound> partitionBound,
    List<ObjectName> parents,
    List<ObjectName> children,
    Optional<ObjectName> ofType,
    String replicaIdentity,
    Map<String, String> options,
    Optional<String> accessMethod,
    Optional<String> tablespace,
    List<Rule> rules,
    List<Statistics> statistics,
    Optional<String> cluster,
    String server,
    Attached attached,
    boolean complete,
    int origin) {

  /** Copies what could change. */
  public Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
    policies = List.copyOf(policies);
    parents = List.copyOf(parents);
    rules = List.copyOf(rules);
    statistics = List.copyOf(statistics);
    children = List.copyOf(children);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Returns its owner, where that was said. */
  public Optional<String> owner() {
    return attached.owner();
  }

  /** Returns the column called {@code column}. */
  public Optional<Column> column(String column) {
    for (Column candidate : columns) {
      if (candidate.name().equals(column)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns the constraint called {@code constraint}. */
  public Optional<Constraint> constraint(String constraint) {
    for (Constraint candidate : constraints) {
      if (candidate.name().equals(constraint)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Says whether it is partitioned. */
  public boolean isPartitioned() {
    return partitionBy.isPresent();
  }
}
