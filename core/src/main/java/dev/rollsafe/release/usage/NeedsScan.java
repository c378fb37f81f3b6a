package dev.rollsafe.release.usage;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.release.readiness.Manifest.Access;
import dev.rollsafe.release.usage.SqlFacts.Relation;
import dev.rollsafe.script.Sql;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds which tables, columns, types and functions of a catalog an application needs: those that its statements and mappings
 * certainly use. What only may be used is not needed, for a build must not be kept from serving by a guess.
 */
public final class NeedsScan {

  private final Catalog catalog;
  private final List<Side> free;
  private final Map<String, Draft> tables = new TreeMap<>();
  private final Set<String> functions = new TreeSet<>();

  /** A table while its uses are found. */
  private static final class Draft {
    private final Table table;
    private final Set<Access> does = EnumSet.noneOf(Access.class);
    private final Set<String> columns = new TreeSet<>();

    private Draft(Table table) {
      this.table = table;
    }
  }

  private NeedsScan(Catalog catalog, List<Side> free) {
    this.catalog = catalog;
    this.free = free;
  }

  /**
   * Scans an application.
   *
   * @param corpus the application
   * @param catalog the schema that it was built for
   * @param free the sides that it does not use; a star does not reach them
   */
  public static NeedsScan of(Corpus corpus, Catalog catalog, List<Side> free) {
    NeedsScan scan = new NeedsScan(catalog, List.copyOf(free));
    for (Corpus.Entry entry : corpus.entries()) {
      entry.facts().filter(SqlFacts::understood).ifPresent(scan::add);
    }
    for (Mapping mapping : corpus.mappings()) {
      scan.add(mapping);
    }
    return scan;
  }

  private void add(SqlFacts facts) {
    Map<Relation, Draft> known = new HashMap<>();
    for (Relation relation : facts.relations()) {
      catalog.table(relation.name()).ifPresent(table -> known.put(relation, use(table, relation)));
    }
    for (ColumnReference reference : facts.columns()) {
      known.forEach((relation, draft) -> {
        if (reference.qualifier().map(relation::isCalled).orElse(true)) {
          read(draft, reference.column());
        }
      });
    }
    for (String function : facts.functions()) {
      called(function);
    }
  }

  private Draft use(Table table, Relation relation) {
    Draft draft = tables.computeIfAbsent(table.name().toString(), name -> new Draft(table));
    draft.does.add(relation.access());
    for (String column : relation.written()) {
      read(draft, column);
    }
    if (relation.allWritten()) {
      read(draft, "*");
    }
    return draft;
  }

  private void read(Draft draft, String name) {
    for (Column column : draft.table.columns()) {
      boolean named = column.name().equals(name);
      if (named || (name.equals("*") && !isFree(draft.table.name(), column.name()))) {
        draft.columns.add(column.name());
      }
    }
  }

  private boolean isFree(ObjectName table, String column) {
    for (Side side : free) {
      if (side.isTable(table) && side.column().equals(Optional.of(column))) {
        return true;
      }
    }
    return false;
  }

  private void called(String function) {
    int dot = function.indexOf('.');
    String schema = dot < 0 ? null : function.substring(0, dot);
    QualifiedName name =
        new QualifiedName(schema, function.substring(dot + 1), new Span(0, function.length()));
    if (!catalog.routines(name).isEmpty()) {
      functions.add(Sql.name(catalog.resolveRoutine(name)));
    }
  }

  /** An entity is read, and may be written. */
  private void add(Mapping mapping) {
    for (Table table : catalog.tables()) {
      Side side = new Side(Optional.empty(), table.name().name(), Optional.empty());
      if (!mapping.isOf(side)) {
        continue;
      }
      Draft draft = tables.computeIfAbsent(table.name().toString(), name -> new Draft(table));
      draft.does.addAll(EnumSet.of(Access.SELECT, Access.INSERT, Access.UPDATE, Access.DELETE));
      for (Column column : table.columns()) {
        if (mapping.hasColumn(column.name())) {
          draft.columns.add(column.name());
        }
      }
    }
  }

  /** Returns the tables, in order of their names. */
  public List<Manifest.Table> tables() {
    List<Manifest.Table> all = new ArrayList<>();
    for (Draft draft : tables.values()) {
      Map<String, String> columns = new TreeMap<>();
      for (String name : draft.columns) {
        Column column = draft.table.column(name).orElseThrow();
        columns.put(name, Sql.type(catalog, column.type()));
      }
      all.add(new Manifest.Table(Sql.name(draft.table.name()), draft.does, columns));
    }
    return all;
  }

  /** Returns the enum types of needed columns with their values. */
  public Map<String, List<String>> enums() {
    Map<String, List<String>> enums = new TreeMap<>();
    for (Draft draft : tables.values()) {
      for (String name : draft.columns) {
        Optional<Type> type =
            catalog.type(draft.table.column(name).orElseThrow().type().name());
        type.filter(made -> made.kind() == Type.Kind.ENUM)
            .ifPresent(made -> enums.put(Sql.name(made.name()), made.labels()));
      }
    }
    return enums;
  }

  /** Returns the functions of the schema that it calls. */
  public Set<String> functions() {
    return Set.copyOf(functions);
  }
}
