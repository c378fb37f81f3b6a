package dev.rollsafe.catalog;

import dev.rollsafe.ast.ObjectKind;
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

  private static final Span NO_SPAN = new Span(0, 0);

  private final State before;

  /** The state as it stands; null after a change, until somebody asks. */
  private @Nullable State snapshot;

  private PMap<ObjectName, Table> tables;
  private PMap<ObjectName, View> views;
  private PMap<ObjectName, Index> indexes;
  private PMap<ObjectName, Sequence> sequences;
  private PMap<ObjectName, Type> types;
  private PMap<ObjectName, List<Routine>> routines;
  private PMap<String, Integer> schemas;
  private PMap<String, Extension> extensions;
  private PMap<String, Attached> schemaNotes;
  private PMap<String, OtherObject> others;
  private PMap<ObjectName, PSet<ObjectName>> referencing;
  private PMap<ObjectName, PSet<ObjectName>> viewsOn;
  private PMap<String, Setting> settings;
  private PSet<ObjectName> temporary;
  private PMap<ObjectName, PSet<ObjectName>> owned;
  private PMap<ObjectName, List<Copy>> copies;
  private PMap<ObjectName, Integer> seeded;
  private @Nullable String home;
  private PSet<ObjectName> gone;
  private @Nullable State atBegin;
  private PMap<String, State> savepoints;

  Editor(State state) {
    before = state;
    load(state);
  }

  /** Goes back to an earlier state, as ROLLBACK does. */
  void load(State state) {
    snapshot = state;
    tables = state.tables();
    views = state.views();
    indexes = state.indexes();
    sequences = state.sequences();
    types = state.types();
    routines = state.routines();
    schemas = state.schemas();
    extensions = state.extensions();
    schemaNotes = state.schemaNotes();
    others = state.others();
    referencing = state.referencing();
    viewsOn = state.viewsOn();
    settings = state.settings();
    temporary = state.temporary();
    owned = state.owned();
    copies = state.copies();
    seeded = state.seeded();
    home = state.home();
    gone = state.gone();
    atBegin = state.atBegin();
    savepoints = state.savepoints();
  }

  /** Says whether anything was put or removed since; a comparison of what is in the state would cost far more. */
  @SuppressWarnings("ReferenceEquality")
  boolean changed() {
    return snapshot != before;
  }

  /** Returns the state as it stands now. */
  State state() {
    State now = snapshot;
    if (now == null) {
      now = new State(
          tables,
          views,
          indexes,
          sequences,
          types,
          routines,
          schemas,
          extensions,
          schemaNotes,
          others,
          referencing,
          viewsOn,
          settings,
          before.unit(),
          temporary,
          owned,
          copies,
          seeded,
          home,
          gone,
          atBegin,
          savepoints);
      snapshot = now;
    }
    return now;
  }

  int unit() {
    return before.unit();
  }

  @Nullable
  Table table(ObjectName name) {
    return tables.get(name);
  }

  @Nullable
  Table table(QualifiedName name) {
    return tables.get(state().relation(name));
  }

  void put(Table table) {
    Table known = tables.get(table.name());
    if (known != null) {
      unlink(known);
    }
    for (Constraint constraint : table.constraints()) {
      if (constraint.referenced().isPresent()) {
        referencing = plus(referencing, constraint.referenced().get(), table.name());
      }
    }
    tables = tables.plus(table.name(), table);
    gone = gone.minus(table.name());
    learn(table.name().schema());
    if (table.name().schema().equals(State.TEMPORARY_SCHEMA)) {
      temporary = temporary.plus(table.name());
    }
    snapshot = null;
  }

  void remove(Table table) {
    unlink(table);
    tables = tables.minus(table.name());
    snapshot = null;
  }

  private void unlink(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.referenced().isPresent()) {
        referencing = minus(referencing, constraint.referenced().get(), table.name());
      }
    }
  }

  /**
   * Puts a view.
   *
   * @param words the words of its query, among them the relations it reads
   */
  void put(View view, Iterable<String> words) {
    for (String word : words) {
      ObjectName relation = state().relation(new QualifiedName(null, word, NO_SPAN));
      if (!relation.equals(view.name()) && isReadable(relation)) {
        viewsOn = plus(viewsOn, relation, view.name());
      }
    }
    for (ObjectName qualified : qualified(words)) {
      viewsOn = plus(viewsOn, qualified, view.name());
    }
    if (view.temporary()) {
      temporary = temporary.plus(view.name());
    }
    put(view);
  }

  /** Puts a view that reads what it read before. */
  void put(View view) {
    views = views.plus(view.name(), view);
    gone = gone.minus(view.name());
    learn(view.name().schema());
    snapshot = null;
  }

  void remove(View view) {
    for (String word : Mentions.words(view.query().text())) {
      for (String schema : schemasOf(word)) {
        viewsOn = minus(viewsOn, new ObjectName(schema, word), view.name());
      }
    }
    views = views.minus(view.name());
    snapshot = null;
  }

  void put(Index index) {
    indexes = indexes.plus(index.name(), index);
    gone = gone.minus(index.name());
    snapshot = null;
  }

  void removeIndex(ObjectName name) {
    indexes = indexes.minus(name);
    snapshot = null;
  }

  void put(Sequence sequence) {
    disown(sequence.name());
    sequences = sequences.plus(sequence.name(), sequence);
    gone = gone.minus(sequence.name());
    learn(sequence.name().schema());
    if (sequence.owner().isPresent()) {
      owned = plus(owned, sequence.owner().get().table(), sequence.name());
    }
    snapshot = null;
  }

  void removeSequence(ObjectName name) {
    disown(name);
    sequences = sequences.minus(name);
    snapshot = null;
  }

  private void disown(ObjectName name) {
    Sequence known = sequences.get(name);
    if (known != null && known.owner().isPresent()) {
      owned = minus(owned, known.owner().get().table(), name);
    }
  }

  /** Returns the sequences that columns of a table own. */
  List<Sequence> ownedBy(ObjectName table) {
    List<Sequence> found = new ArrayList<>();
    for (ObjectName name : owned.getOrDefault(table, State.NO_NAMES)) {
      Sequence sequence = sequences.get(name);
      if (sequence != null) {
        found.add(sequence);
      }
    }
    return found;
  }

  /** Notes that a script copied rows or columns. */
  void put(Copy copy) {
    List<Copy> known = copies.get(copy.source());
    List<Copy> all = known == null ? new ArrayList<>(1) : new ArrayList<>(known);
    all.add(copy);
    copies = copies.plus(copy.source(), List.copyOf(all));
    snapshot = null;
  }

  /** Notes that a script gave a table rows written out. */
  void seed(ObjectName table) {
    if (!seeded.containsKey(table)) {
      seeded = seeded.plus(table, unit());
      snapshot = null;
    }
  }

  /** Notes a schema that no script made. */
  private void learn(String schema) {
    if (!schema.equals(home) && State.isMadeByRunner(schema, schemas)) {
      home = home == null ? schema : "";
      snapshot = null;
    }
  }

  /** Notes that a script dropped or renamed the relation, whether or not it was known. */
  void gone(ObjectName relation) {
    if (!state().hasRelation(relation)) {
      gone = gone.plus(relation);
      snapshot = null;
    }
  }

  /** Returns what is known to be gone, to take back what turns out to be less certain. */
  PSet<ObjectName> gone() {
    return gone;
  }

  /** Forgets which relations are gone but those that {@code before} holds too. */
  void onlyGone(PSet<ObjectName> before) {
    for (ObjectName name : List.copyOf(gone)) {
      if (!before.contains(name)) {
        gone = gone.minus(name);
        snapshot = null;
      }
    }
  }

  void put(Type type) {
    types = types.plus(type.name(), type);
    learn(type.name().schema());
    snapshot = null;
  }

  void removeType(ObjectName name) {
    types = types.minus(name);
    snapshot = null;
  }

  /** Puts all routines of a name; an empty list removes it. */
  void put(ObjectName name, List<Routine> all) {
    routines = all.isEmpty() ? routines.minus(name) : routines.plus(name, List.copyOf(all));
    snapshot = null;
  }

  void putSchema(String name, int origin) {
    schemas = schemas.plus(name, origin);
    snapshot = null;
  }

  void removeSchema(String name) {
    schemas = schemas.minus(name);
    schemaNotes = schemaNotes.minus(name);
    snapshot = null;
  }

  void put(Extension extension) {
    extensions = extensions.plus(extension.name(), extension);
    snapshot = null;
  }

  /** Puts what is attached to a schema. */
  void attach(String schema, Attached attached) {
    schemaNotes = schemaNotes.plus(schema, attached);
    snapshot = null;
  }

  void put(OtherObject object) {
    others = others.plus(object.kind() + " " + object.name(), object);
    snapshot = null;
  }

  void removeOther(ObjectKind kind, String name) {
    others = others.minus(kind + " " + name);
    snapshot = null;
  }

  /** Returns what a new object has attached: who makes it, and the search path its text is written under. */
  Attached fresh() {
    PMap<String, Setting> settings = state().settings();
    Setting path = settings.get("search_path");
    Setting role = settings.get("role");
    Attached fresh =
        path == null || path.values().isEmpty() || path.values().equals(List.of("public"))
            ? Attached.NONE
            : Attached.NONE.written(path.values());
    return role == null || role.values().size() != 1 || role.values().get(0).equals("none")
        ? fresh
        : fresh.ownedBy(role.values().get(0));
  }

  void removeExtension(String name) {
    extensions = extensions.minus(name);
    snapshot = null;
  }

  void session(
      PMap<String, Setting> settings, @Nullable State atBegin, PMap<String, State> savepoints) {
    this.settings = settings;
    this.atBegin = atBegin;
    this.savepoints = savepoints;
    snapshot = null;
  }

  private boolean isReadable(ObjectName name) {
    return tables.containsKey(name) || views.containsKey(name);
  }

  /** The relations in other schemas than those of the search path that the words name. */
  private List<ObjectName> qualified(Iterable<String> words) {
    List<ObjectName> found = new ArrayList<>();
    for (String schema : words) {
      if (schemas.containsKey(schema) || schema.equals(State.DEFAULT_SCHEMA)) {
        for (String word : words) {
          ObjectName candidate = new ObjectName(schema, word);
          if (isReadable(candidate)) {
            found.add(candidate);
          }
        }
      }
    }
    return found;
  }

  private List<String> schemasOf(String word) {
    List<String> found = new ArrayList<>();
    found.add(state().relation(new QualifiedName(null, word, NO_SPAN)).schema());
    found.add(State.DEFAULT_SCHEMA);
    found.addAll(schemas.keySet());
    return found;
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
