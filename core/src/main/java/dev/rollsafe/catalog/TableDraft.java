package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.ast.Persistence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A table while a statement changes it. */
final class TableDraft {

  ObjectName name;
  Persistence persistence = Persistence.PERMANENT;
  boolean foreign;
  final List<Column> columns;
  final List<Constraint> constraints;
  final List<ObjectName> indexes;
  final List<Trigger> triggers;
  final List<Policy> policies;
  boolean rowSecurity;
  boolean forceRowSecurity;
  Optional<CreateTable.PartitionBy> partitionBy = Optional.empty();
  Optional<ObjectName> partitionOf = Optional.empty();
  Optional<PartitionBound> partitionBound = Optional.empty();
  final List<ObjectName> parents;
  final List<ObjectName> children;
  Optional<ObjectName> ofType = Optional.empty();
  String replicaIdentity = "DEFAULT";
  final Map<String, String> options;
  Optional<String> accessMethod = Optional.empty();
  Optional<String> tablespace = Optional.empty();
  final List<Rule> rules;
  final List<Statistics> statistics;
  Optional<String> cluster = Optional.empty();
  String server = "";
  Attached attached = Attached.NONE;
  boolean complete = true;
  final int origin;

  /** A table that does not exist yet. */
  TableDraft(ObjectName name, int origin) {
    this.name = name;
    this.origin = origin;
    columns = new ArrayList<>();
    constraints = new ArrayList<>();
    indexes = new ArrayList<>();
    triggers = new ArrayList<>();
    policies = new ArrayList<>();
    parents = new ArrayList<>();
    rules = new ArrayList<>(0);
    statistics = new ArrayList<>(0);
    children = new ArrayList<>();
    options = new LinkedHashMap<>();
  }

  /** A change of {@code table}. */
  TableDraft(Table table) {
    name = table.name();
    persistence = table.persistence();
    foreign = table.foreign();
    columns = new ArrayList<>(table.columns());
    constraints = new ArrayList<>(table.constraints());
    indexes = new ArrayList<>(table.indexes());
    triggers = new ArrayList<>(table.triggers());
    policies = new ArrayList<>(table.policies());
    rowSecurity = table.rowSecurity();
    forceRowSecurity = table.forceRowSecurity();
    partitionBy = table.partitionBy();
    partitionOf = table.partitionOf();
    partitionBound = table.partitionBound();
    parents = new ArrayList<>(table.parents());
    children = new ArrayList<>(table.children());
    ofType = table.ofType();
    replicaIdentity = table.replicaIdentity();
    options = new LinkedHashMap<>(table.options());
    accessMethod = table.accessMethod();
    tablespace = table.tablespace();
    rules = new ArrayList<>(table.rules());
    statistics = new ArrayList<>(table.statistics());
    cluster = table.cluster();
    server = table.server();
    attached = table.attached();
    complete = table.complete();
    origin = table.origin();
  }

  Table build() {
    return new Table(
        name,
        persistence,
        foreign,
        columns,
        constraints,
        indexes,
        triggers,
        policies,
        rowSecurity,
        forceRowSecurity,
        partitionBy,
        partitionOf,
        partitionBound,
        parents,
        children,
        ofType,
        replicaIdentity,
        options,
        accessMethod,
        tablespace,
        rules,
        statistics,
        cluster,
        server,
        attached,
        complete,
        origin);
  }

  /** Returns the place of a column, -1 where there is none. */
  int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Changes a column, if it is known. */
  void change(String column, UnaryOperator<Column> change) {
    int at = indexOf(column);
    if (at >= 0) {
      columns.set(at, change.apply(columns.get(at)));
    }
  }

  /** Changes a constraint, if it is known. */
  void changeConstraint(String constraint, UnaryOperator<Constraint> change) {
    for (int i = 0; i < constraints.size(); i++) {
      if (constraints.get(i).name().equals(constraint)) {
        constraints.set(i, change.apply(constraints.get(i)));
      }
    }
  }

  boolean hasConstraint(String constraint) {
    for (Constraint candidate : constraints) {
      if (candidate.name().equals(constraint)) {
        return true;
      }
    }
    return false;
  }
}
