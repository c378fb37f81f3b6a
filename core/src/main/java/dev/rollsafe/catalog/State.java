package dev.rollsafe.catalog;

import dev.rollsafe.ast.QualifiedName;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * All that a catalog holds, in persistent maps.
 *
 * @param tables tables by name
 * @param views views by name
 * @param indexes indexes by name
 * @param sequences sequences by name
 * @param types types and domains by name
 * @param routines functions and procedures by name, several signatures each
 * @param schemas schemas, with their origin
 * @param extensions extensions by name
 * @param schemaNotes comments, owners and privileges of schemas
 * @param others objects of kinds without a record, by kind and name
 * @param referencing from a table to those with foreign keys to it
 * @param viewsOn from a relation to the views that name it
 * @param settings configuration parameters in force
 * @param unit the release being replayed
 * @param temporary the temporary relations
 * @param owned from a table to the sequences that its columns own
 * @param copies what scripts of this release copied, by the table copied from
 * @param seeded the tables that scripts gave rows written out, with the unit that did so first
 * @param home the schema that scripts name but never make, so that whoever runs them made it, and most likely connects to
 *     it; empty where there are several such schemas, null where there is none
 * @param gone the relations that scripts dropped or renamed, as long as no other takes their name
 * @param atBegin the state before BEGIN, while a transaction is open
 * @param savepoints the states at savepoints of the open transaction
 */
record State(
    PMap<ObjectName, Table> tables,
    PMap<ObjectName, View> views,
    PMap<ObjectName, Index> indexes,
    PMap<ObjectName, Sequence> sequences,
    PMap<ObjectName, Type> types,
    PMap<ObjectName, List<Routine>> routines,
    PMap<String, Integer> schemas,
    PMap<String, Extension> extensions,
    PMap<String, Attached> schemaNotes,
    PMap<String, OtherObject> others,
    PMap<ObjectName, PSet<ObjectName>> referencing,
    PMap<ObjectName, PSet<ObjectName>> viewsOn,
    PMap<String, Setting> settings,
    int unit,
    PSet<ObjectName> temporary,
    PMap<ObjectName, PSet<ObjectName>> owned,
    PMap<ObjectName, List<Copy>> copies,
    PMap<ObjectName, Integer> seeded,
    @Nullable String home,
    PSet<ObjectName> gone,
    @Nullable State atBegin,
    PMap<String, State> savepoints) {

  static final PSet<ObjectName> NO_NAMES = HashTreePSet.empty();
  static final String TEMPORARY_SCHEMA = "pg_temp";
  static final String DEFAULT_SCHEMA = "public";

  static final State EMPTY = new State(
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      0,
      HashTreePSet.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      HashTreePMap.empty(),
      null,
      HashTreePSet.empty(),
      null,
      HashTreePMap.empty());

  /** Says whether any relation has this name: tables, views, indexes and sequences share one name space. */
  boolean hasRelation(ObjectName name) {
    return tables.containsKey(name)
        || views.containsKey(name)
        || indexes.containsKey(name)
        || sequences.containsKey(name);
  }

  ObjectName relation(QualifiedName name) {
    if (name.schema() == null && !temporary.isEmpty()) {
      ObjectName candidate = new ObjectName(TEMPORARY_SCHEMA, name.name());
      if (hasRelation(candidate)) {
        return candidate;
      }
    }
    return find(name, this::hasRelation);
  }

  ObjectName type(QualifiedName name) {
    return find(name, types::containsKey);
  }

  ObjectName routine(QualifiedName name) {
    return find(name, routines::containsKey);
  }

  private ObjectName find(QualifiedName name, Predicate<ObjectName> known) {
    String schema = name.schema();
    if (schema != null) {
      ObjectName written = new ObjectName(schema, name.name());
      return known.test(written) ? written : unqualified(written, known);
    }
    for (String candidateSchema : searchPath()) {
      ObjectName candidate = new ObjectName(candidateSchema, name.name());
      if (known.test(candidate)) {
        return candidate;
      }
    }
    if (home != null && !home.isEmpty() && !settings.containsKey("search_path")) {
      ObjectName candidate = new ObjectName(home, name.name());
      if (known.test(candidate)) {
        return candidate;
      }
    }
    return new ObjectName(creationSchema(), name.name());
  }

  /** An object made without a schema is in the one that the runner connects to, which scripts may name at other times. */
  private ObjectName unqualified(ObjectName written, Predicate<ObjectName> known) {
    if (isMadeByRunner(written.schema(), schemas) && !settings.containsKey("search_path")) {
      ObjectName candidate = new ObjectName(DEFAULT_SCHEMA, written.name());
      if (known.test(candidate)) {
        return candidate;
      }
    }
    return written;
  }

  /** Says whether no script made the schema, and the server has none of that name from the start. */
  static boolean isMadeByRunner(String schema, PMap<String, Integer> schemas) {
    return !schema.equals(DEFAULT_SCHEMA)
        && !schemas.containsKey(schema)
        && !schema.equals("information_schema")
        && !schema.startsWith("pg_");
  }

  /** Returns the name that an object would be created under. */
  ObjectName creation(QualifiedName name, boolean temporaryObject) {
    String schema = name.schema();
    if (temporaryObject) {
      return new ObjectName(TEMPORARY_SCHEMA, name.name());
    }
    return new ObjectName(schema != null ? schema : creationSchema(), name.name());
  }

  private static final List<String> DEFAULT_PATH = List.of(DEFAULT_SCHEMA);

  List<String> searchPath() {
    Setting set = settings.get("search_path");
    return set == null || set.values().isEmpty() ? DEFAULT_PATH : set.values();
  }

  /** The first schema of the search path that is no variable; of an empty path the default one. */
  private String creationSchema() {
    for (String schema : searchPath()) {
      if (!schema.isEmpty() && schema.charAt(0) != '$' && !schema.equals("pg_catalog")) {
        return schema;
      }
    }
    return DEFAULT_SCHEMA;
  }
}
