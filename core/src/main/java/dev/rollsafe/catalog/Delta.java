package dev.rollsafe.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * The objects of one catalog that another does not hold, or holds otherwise. Of catalogs that follow each other all that did
 * not change is shared, so that nothing has to be looked into.
 *
 * @param tables the tables; those too of which only an index or the sequence behind an identity differs
 * @param views the views; those too of which only an index differs
 * @param sequences the sequences
 * @param types the types and domains
 * @param routines the functions and procedures
 * @param schemas the names of the schemas, those too of which only what is attached differs
 * @param extensions the extensions
 * @param others the objects of kinds without a record of their own
 */
public record Delta(
    List<Table> tables,
    List<View> views,
    List<Sequence> sequences,
    List<Type> types,
    List<Routine> routines,
    Set<String> schemas,
    List<Extension> extensions,
    List<OtherObject> others) {

  /** Copies the collections. */
  public Delta {
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    sequences = List.copyOf(sequences);
    types = List.copyOf(types);
    routines = List.copyOf(routines);
    schemas = Set.copyOf(schemas);
    extensions = List.copyOf(extensions);
    others = List.copyOf(others);
  }

  /**
   * Returns what {@code catalog} holds and {@code other} does not hold like it.
   *
   * @param catalog the catalog that holds the objects
   * @param other the catalog they are looked for in
   */
  public static Delta of(Catalog catalog, Catalog other) {
    State mine = catalog.state;
    State theirs = other.state;
    List<Sequence> sequences = only(mine.sequences(), theirs.sequences());
    Set<ObjectName> touched = new LinkedHashSet<>();
    for (Index index : only(mine.indexes(), theirs.indexes())) {
      touched.add(index.table());
    }
    for (Sequence sequence : sequences) {
      if (sequence.identity()) {
        sequence.owner().ifPresent(owner -> touched.add(owner.table()));
      }
    }
    return new Delta(
        with(only(mine.tables(), theirs.tables()), mine.tables(), touched),
        with(only(mine.views(), theirs.views()), mine.views(), touched),
        sequences,
        only(mine.types(), theirs.types()),
        routines(mine, theirs),
        schemas(mine, theirs),
        only(mine.extensions(), theirs.extensions()),
        only(mine.others(), theirs.others()));
  }

  @SuppressWarnings("ReferenceEquality") // what did not change is shared
  private static <K, V> List<V> only(PMap<K, V> mine, PMap<K, V> theirs) {
    if (mine == theirs) {
      return List.of();
    }
    List<V> found = new ArrayList<>();
    mine.forEach((name, value) -> {
      if (value != theirs.get(name)) {
        found.add(value);
      }
    });
    return found;
  }

  private static <V> List<V> with(List<V> found, PMap<ObjectName, V> all, Set<ObjectName> touched) {
    Set<V> more = new LinkedHashSet<>(found);
    for (ObjectName name : touched) {
      @Nullable V object = all.get(name);
      if (object != null) {
        more.add(object);
      }
    }
    return List.copyOf(more);
  }

  @SuppressWarnings("ReferenceEquality")
  private static List<Routine> routines(State mine, State theirs) {
    List<Routine> found = new ArrayList<>();
    for (List<Routine> named : only(mine.routines(), theirs.routines())) {
      for (Routine routine : named) {
        List<Routine> known = theirs.routines().getOrDefault(routine.name(), List.of());
        if (known.stream().noneMatch(other -> other == routine)) {
          found.add(routine);
        }
      }
    }
    return found;
  }

  private static Set<String> schemas(State mine, State theirs) {
    Set<String> found = new LinkedHashSet<>();
    mine.schemas().keySet().forEach(name -> {
      if (!theirs.schemas().containsKey(name)) {
        found.add(name);
      }
    });
    for (PMap<String, Attached> notes : List.of(mine.schemaNotes(), theirs.schemaNotes())) {
      for (String name : notes.keySet()) {
        Attached here = mine.schemaNotes().getOrDefault(name, Attached.NONE);
        Attached there = theirs.schemaNotes().getOrDefault(name, Attached.NONE);
        if (!here.equals(there)) {
          found.add(name);
        }
      }
    }
    return found;
  }
}
