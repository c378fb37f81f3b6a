package dev.rollsafe.catalog;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** A state while a statement changes it; keeps the reverse look-ups in step. */
final class Editor {

  private final State before;
  private State state;

  Editor(State state) {
    before = state;
    this.state = state;
  }

  /** Says whether anything was put or removed since; a comparison of what is in the state would cost far more. */
  @SuppressWarnings("ReferenceEquality")
  boolean changed() {
    return state != before;
  }

  State state() {
    return state;
  }

  void replace(State next) {
    state = next;
  }

  int unit() {
    return state.unit();
  }

  @Nullable
  Table table(ObjectName name) {
    return state.tables().get(name);
  }

  @Nullable
  Table table(QualifiedName name) {
    return state.tables().get(state.relation(name));
  }

  void put(Table table) {
    Table before = state.tables().get(table.name());
    PMap<ObjectName, PSet<ObjectName>> referencing = state.referencing();
    if (before != null) {
      referencing = unlink(referencing, before);
    }
    referencing = link(referencing, table);
    state = with(
        state.tables().plus(table.name(), table),
        state.views(),
        state.indexes(),
        state.sequences(),
        referencing,
        state.viewsOn(),
        state.temporary() || table.name().schema().equals(State.TEMPORARY_SCHEMA));
  }

  void remove(Table table) {
    state = with(
        state.tables().minus(table.name()),
        state.views(),
        state.indexes(),
        state.sequences(),
        unlink(state.referencing(), table),
        state.viewsOn(),
        state.temporary());
  }

  void put(View view, Iterable<String> words) {
    PMap<ObjectName, PSet<ObjectName>> viewsOn = state.viewsOn();
    for (String word : words) {
      ObjectName relation = state.relation(new QualifiedName(null, word, NO_SPAN));
      if (!relation.equals(view.name()) && isReadable(relation)) {
        viewsOn = plus(viewsOn, relation, view.name());
      }
    }
    for (ObjectName qualified : qualified(words)) {
      viewsOn = plus(viewsOn, qualified, view.name());
    }
    state = with(
        state.tables(),
        state.views().plus(view.name(), view),
        state.indexes(),
        state.sequences(),
        state.referencing(),
        viewsOn,
        state.temporary() || view.temporary());
  }

  /** Replaces a view whose query stays the same. */
  void put(View view) {
    state = with(
        state.tables(),
        state.views().plus(view.name(), view),
        state.indexes(),
        state.sequences(),
        state.referencing(),
        state.viewsOn(),
        state.temporary());
  }

  void remove(View view) {
    PMap<ObjectName, PSet<ObjectName>> viewsOn = state.viewsOn();
    for (String word : Mentions.words(view.query().text())) {
      for (String schema : schemasOf(word)) {
        viewsOn = minus(viewsOn, new ObjectName(schema, word), view.name());
      }
    }
    state = with(
        state.tables(),
        state.views().minus(view.name()),
        state.indexes(),
        state.sequences(),
        state.referencing(),
        viewsOn,
        state.temporary());
  }

  void put(Index index) {
    state = with(
        state.tables(),
        state.views(),
        state.indexes().plus(index.name(), index),
        state.sequences(),
        state.referencing(),
        state.viewsOn(),
        state.temporary());
  }

  void removeIndex(ObjectName name) {
    state = with(
        state.tables(),
        state.views(),
        state.indexes().minus(name),
        state.sequences(),
        state.referencing(),
        state.viewsOn(),
        state.temporary());
  }

  void put(Sequence sequence) {
    state = with(
        state.tables(),
        state.views(),
        state.indexes(),
        state.sequences().plus(sequence.name(), sequence),
        state.referencing(),
        state.viewsOn(),
        state.temporary());
  }

  void removeSequence(ObjectName name) {
    state = with(
        state.tables(),
        state.views(),
        state.indexes(),
        state.sequences().minus(name),
        state.referencing(),
        state.viewsOn(),
        state.temporary());
  }

  void put(Type type) {
    types(state.types().plus(type.name(), type));
  }

  void removeType(ObjectName name) {
    types(state.types().minus(name));
  }

  void put(ObjectName name, List<Routine> routines) {
    others(
        state.types(),
        routines.isEmpty()
            ? state.routines().minus(name)
            : state.routines().plus(name, List.copyOf(routines)),
        state.schemas(),
        state.extensions());
  }

  void putSchema(String name, int origin) {
    others(state.types(), state.routines(), state.schemas().plus(name, origin), state.extensions());
  }

  void removeSchema(String name) {
    others(state.types(), state.routines(), state.schemas().minus(name), state.extensions());
  }

  void putExtension(String name) {
    if (!state.extensions().containsKey(name)) {
      others(
          state.types(),
          state.routines(),
          state.schemas(),
          state.extensions().plus(name, state.unit()));
    }
  }

  void removeExtension(String name) {
    others(state.types(), state.routines(), state.schemas(), state.extensions().minus(name));
  }

  void session(
      PMap<String, Setting> settings, @Nullable State atBegin, PMap<String, State> savepoints) {
    state = new State(
        state.tables(),
        state.views(),
        state.indexes(),
        state.sequences(),
        state.types(),
        state.routines(),
        state.schemas(),
        state.extensions(),
        state.referencing(),
        state.viewsOn(),
        settings,
        state.unit(),
        state.temporary(),
        atBegin,
        savepoints);
  }

  private void types(PMap<ObjectName, Type> types) {
    others(types, state.routines(), state.schemas(), state.extensions());
  }

  private void others(
      PMap<ObjectName, Type> types,
      PMap<ObjectName, List<Routine>> routines,
      PMap<String, Integer> schemas,
      PMap<String, Integer> extensions) {
    state = new State(
        state.tables(),
        state.views(),
        state.indexes(),
        state.sequences(),
        types,
        routines,
        schemas,
        extensions,
        state.referencing(),
        state.viewsOn(),
        state.settings(),
        state.unit(),
        state.temporary(),
        state.atBegin(),
        state.savepoints());
  }

  private State with(
      PMap<ObjectName, Table> tables,
      PMap<ObjectName, View> views,
      PMap<ObjectName, Index> indexes,
      PMap<ObjectName, Sequence> sequences,
      PMap<ObjectName, PSet<ObjectName>> referencing,
      PMap<ObjectName, PSet<ObjectName>> viewsOn,
      boolean temporary) {
    return new State(
        tables,
        views,
        indexes,
        sequences,
        state.types(),
        state.routines(),
        state.schemas(),
        state.extensions(),
        referencing,
        viewsOn,
        state.settings(),
        state.unit(),
        temporary,
        state.atBegin(),
        state.savepoints());
  }

  private boolean isReadable(ObjectName name) {
    return state.tables().containsKey(name) || state.views().containsKey(name);
  }

  /** The relations in other schemas than those of the search path that the words name. */
  private List<ObjectName> qualified(Iterable<String> words) {
    List<ObjectName> found = new ArrayList<>();
    List<String> schemas = new ArrayList<>();
    for (String word : words) {
      if (state.schemas().containsKey(word) || word.equals(State.DEFAULT_SCHEMA)) {
        schemas.add(word);
      }
    }
    for (String schema : schemas) {
      for (String word : words) {
        ObjectName candidate = new ObjectName(schema, word);
        if (isReadable(candidate)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  private List<String> schemasOf(String word) {
    List<String> found = new ArrayList<>();
    found.add(state.relation(new QualifiedName(null, word, NO_SPAN)).schema());
    found.add(State.DEFAULT_SCHEMA);
    found.addAll(state.schemas().keySet());
    return found;
  }

  private static final Span NO_SPAN = new Span(0, 0);

  private static PMap<ObjectName, PSet<ObjectName>> link(
      PMap<ObjectName, PSet<ObjectName>> map, Table table) {
    PMap<ObjectName, PSet<ObjectName>> result = map;
    for (Constraint constraint : table.constraints()) {
      if (constraint.referenced().isPresent()) {
        result = plus(result, constraint.referenced().get(), table.name());
      }
    }
    return result;
  }

  private static PMap<ObjectName, PSet<ObjectName>> unlink(
      PMap<ObjectName, PSet<ObjectName>> map, Table table) {
    PMap<ObjectName, PSet<ObjectName>> result = map;
    for (Constraint constraint : table.constraints()) {
      if (constraint.referenced().isPresent()) {
        result = minus(result, constraint.referenced().get(), table.name());
      }
    }
    return result;
  }

  private static PMap<ObjectName, PSet<ObjectName>> plus(
      PMap<ObjectName, PSet<ObjectName>> map, ObjectName key, ObjectName value) {
    PSet<ObjectName> values = map.get(key);
    return map.plus(key, values == null ? HashTreePSet.singleton(value) : values.plus(value));
  }

  private static PMap<ObjectName, PSet<ObjectName>> minus(
      PMap<ObjectName, PSet<ObjectName>> map, ObjectName key, ObjectName value) {
    PSet<ObjectName> values = map.get(key);
    if (values == null || !values.contains(value)) {
      return map;
    }
    PSet<ObjectName> left = values.minus(value);
    return left.isEmpty() ? map.minus(key) : map.plus(key, left);
  }
}
