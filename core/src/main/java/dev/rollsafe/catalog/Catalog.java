package dev.rollsafe.catalog;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the database, as far as the statements replayed so far tell: an immutable value, of which {@link
 * #apply(Statement)} gives the next one, sharing with it all that did not change.
 *
 * <p>A history that starts in the middle leaves tables unknown; a statement on one makes it known in part (see {@link
 * Table#complete()}).
 */
public final class Catalog {

  private static final Catalog EMPTY = new Catalog(State.EMPTY);

  final State state;

  Catalog(State state) {
    this.state = state;
  }

  /** Returns the catalog of a new database: no objects but the schema {@code public}. */
  public static Catalog empty() {
    return EMPTY;
  }

  /** Returns the number of the release, or of the migration where releases are not known, that is being replayed. */
  public int unit() {
    return state.unit();
  }

  /**
   * Begins another script: what ends with a session (temporary tables, parameters, an open transaction) is gone.
   *
   * @param unit the release it belongs to; objects made from now on carry it as their {@code origin}
   */
  public Catalog enter(int unit) {
    return new Catalog(SessionReplay.begin(state, unit));
  }

  /**
   * Returns the catalog behind {@code statement}. It never throws for what the statement says: one that the server would
   * refuse changes nothing.
   */
  public Catalog apply(Statement statement) {
    Editor editor = new Editor(state);
    statement.accept(new Replay(editor));
    return editor.changed() ? new Catalog(editor.state()) : this;
  }

  /** Returns the catalog behind all statements of {@code script}. */
  public Catalog replay(Script script) {
    Catalog next = this;
    Splitter splitter = script.statements();
    while (splitter.next()) {
      next = next.apply(SqlParser.statement(splitter));
    }
    return next;
  }

  /**
   * Returns the full name of a relation. One that is not known is taken to be in the schema where it would be created.
   *
   * @param name the name as written
   */
  public ObjectName resolve(QualifiedName name) {
    return state.relation(name);
  }

  /**
   * Returns the full name that a new relation gets.
   *
   * @param name the name as written
   * @param temporary whether it is created as a temporary one
   */
  public ObjectName creation(QualifiedName name, boolean temporary) {
    return state.creation(name, temporary);
  }

  /** Says whether a relation of any kind called {@code name} is known. */
  public boolean hasRelation(ObjectName name) {
    return state.hasRelation(name);
  }

  /**
   * Says whether a script dropped the relation or gave it another name, and none made one like it since: then it is
   * certain that there is none, where one that is just not known may be older than the history.
   */
  public boolean isGone(ObjectName relation) {
    return state.gone().contains(relation);
  }

  /** Returns the table called {@code name}. */
  public Optional<Table> table(QualifiedName name) {
    return table(resolve(name));
  }

  /** Returns the table called {@code name}. */
  public Optional<Table> table(ObjectName name) {
    return Optional.ofNullable(state.tables().get(name));
  }

  /** Returns the view or materialized view called {@code name}. */
  public Optional<View> view(QualifiedName name) {
    return view(resolve(name));
  }

  /** Returns the view or materialized view called {@code name}. */
  public Optional<View> view(ObjectName name) {
    return Optional.ofNullable(state.views().get(name));
  }

  /** Returns the index called {@code name}. */
  public Optional<Index> index(QualifiedName name) {
    return index(resolve(name));
  }

  /** Returns the index called {@code name}. */
  public Optional<Index> index(ObjectName name) {
    return Optional.ofNullable(state.indexes().get(name));
  }

  /** Returns the indexes of a table or materialized view, in the order they were made. */
  public List<Index> indexes(ObjectName relation) {
    Table table = state.tables().get(relation);
    View view = state.views().get(relation);
    List<ObjectName> names =
        table != null ? table.indexes() : view != null ? view.indexes() : List.of();
    List<Index> found = new ArrayList<>(names.size());
    for (ObjectName name : names) {
      Index index = state.indexes().get(name);
      if (index != null) {
        found.add(index);
      }
    }
    return found;
  }

  /** Returns the sequence called {@code name}. */
  public Optional<Sequence> sequence(QualifiedName name) {
    return Optional.ofNullable(state.sequences().get(resolve(name)));
  }

  /** Returns the sequence called {@code name}. */
  public Optional<Sequence> sequence(ObjectName name) {
    return Optional.ofNullable(state.sequences().get(name));
  }

  /** Returns the sequences that columns of {@code table} own, in no particular order. */
  public List<Sequence> ownedSequences(ObjectName table) {
    List<Sequence> found = new ArrayList<>();
    for (ObjectName name : state.owned().getOrDefault(table, State.NO_NAMES)) {
      Sequence sequence = state.sequences().get(name);
      if (sequence != null) {
        found.add(sequence);
      }
    }
    return found;
  }

  /**
   * Returns the full name of a type. One that no script made is taken to be in the schema where it would be created.
   *
   * @param name the name as written
   */
  public ObjectName resolveType(QualifiedName name) {
    return state.type(name);
  }

  /** Returns the type or domain called {@code name}, if a script made it. */
  public Optional<Type> type(QualifiedName name) {
    return Optional.ofNullable(state.types().get(state.type(name)));
  }

  /**
   * Returns the full name of a routine. One that no script made is taken to be in the schema where it would be created.
   *
   * @param name the name as written
   */
  public ObjectName resolveRoutine(QualifiedName name) {
    return state.routine(name);
  }

  /** Returns the functions and procedures called {@code name}, in the order they were made. */
  public List<Routine> routines(QualifiedName name) {
    List<Routine> found = state.routines().get(state.routine(name));
    return found == null ? List.of() : found;
  }

  /** Returns the origin of a schema, if a script made it. */
  public Optional<Integer> schema(String name) {
    return Optional.ofNullable(state.schemas().get(name));
  }

  /** Says whether a script made the extension {@code name}. */
  public boolean hasExtension(String name) {
    return state.extensions().containsKey(name);
  }

  /** Returns an extension, if a script made it. */
  public Optional<Extension> extension(String name) {
    return Optional.ofNullable(state.extensions().get(name));
  }

  /** Returns the extensions that scripts made, in no particular order. */
  public Collection<Extension> extensions() {
    return state.extensions().values();
  }

  /** Returns the names of the schemas that scripts made, in no particular order. */
  public Collection<String> schemas() {
    return state.schemas().keySet();
  }

  /** Returns what is attached to a schema, whether or not a script made it. */
  public Attached attachedToSchema(String name) {
    return state.schemaNotes().getOrDefault(name, Attached.NONE);
  }

  /** Returns the names of the schemas that have something attached, in no particular order. */
  public Collection<String> schemasWithNotes() {
    return state.schemaNotes().keySet();
  }

  /** Returns the objects of kinds that have no record of their own, in no particular order. */
  public Collection<OtherObject> others() {
    return state.others().values();
  }

  /** Returns all indexes, in no particular order. */
  public Collection<Index> indexes() {
    return state.indexes().values();
  }

  /** Returns the schemas in which names without one are looked for, as the scripts set them. */
  public List<String> searchPath() {
    return state.searchPath();
  }

  /** Says whether the {@linkplain #unit() unit} that is being replayed made the relation. */
  public boolean isNew(ObjectName relation) {
    Table table = state.tables().get(relation);
    if (table != null) {
      return table.origin() == unit();
    }
    View view = state.views().get(relation);
    if (view != null) {
      return view.origin() == unit();
    }
    Index index = state.indexes().get(relation);
    if (index != null) {
      return index.origin() == unit();
    }
    Sequence sequence = state.sequences().get(relation);
    return sequence != null && sequence.origin() == unit();
  }

  /** Returns all tables, in no particular order. */
  public Collection<Table> tables() {
    return state.tables().values();
  }

  /** Returns all views, in no particular order. */
  public Collection<View> views() {
    return state.views().values();
  }

  /** Returns all sequences, in no particular order. */
  public Collection<Sequence> sequences() {
    return state.sequences().values();
  }

  /** Returns all functions and procedures, those of one name together, in no particular order. */
  public Collection<List<Routine>> routines() {
    return state.routines().values();
  }

  /** Returns all types that scripts made, in no particular order. */
  public Collection<Type> types() {
    return state.types().values();
  }

  /** Returns a table's partitions or inheritance children, and theirs, itself not among them. */
  public List<ObjectName> descendants(ObjectName table) {
    Set<ObjectName> found = new LinkedHashSet<>();
    collectDescendants(table, found);
    found.remove(table);
    return List.copyOf(found);
  }

  private void collectDescendants(ObjectName name, Set<ObjectName> found) {
    List<ObjectName> open = new ArrayList<>();
    open.add(name);
    for (int i = 0; i < open.size(); i++) {
      Table table = state.tables().get(open.get(i));
      if (table != null && found.add(open.get(i))) {
        open.addAll(table.children());
      }
    }
  }

  /**
   * A foreign key and the table it is on.
   *
   * @param table the referencing table
   * @param constraint the foreign key
   */
  public record ForeignKey(ObjectName table, Constraint constraint) {}

  /** Returns the foreign keys that refer to {@code table}, its own among them. */
  public List<ForeignKey> referencing(ObjectName table) {
    List<ForeignKey> found = new ArrayList<>();
    for (ObjectName name : state.referencing().getOrDefault(table, State.NO_NAMES)) {
      Table candidate = state.tables().get(name);
      if (candidate == null) {
        continue;
      }
      for (Constraint constraint : candidate.constraints()) {
        if (constraint.kind() == Constraint.Kind.FOREIGN_KEY
            && constraint.referenced().filter(table::equals).isPresent()) {
          found.add(new ForeignKey(name, constraint));
        }
      }
    }
    return found;
  }

  /** Returns the views whose queries name {@code relation}. */
  public List<View> viewsOn(ObjectName relation) {
    List<View> found = new ArrayList<>();
    for (ObjectName name : state.viewsOn().getOrDefault(relation, State.NO_NAMES)) {
      View view = state.views().get(name);
      if (view != null) {
        found.add(view);
      }
    }
    return found;
  }

  /**
   * Returns the views on {@code relation} whose queries hold the word {@code column} or a star: more than really use it,
   * never less.
   */
  public List<View> viewsUsing(ObjectName relation, String column) {
    List<View> found = new ArrayList<>();
    for (View view : viewsOn(relation)) {
      if (Stars.mayStandIn(view.query().text())
          || Mentions.words(view.query().text()).contains(column)) {
        found.add(view);
      }
    }
    return found;
  }

  /**
   * Returns the query of a view with what {@code *} stands for written out, as far as that can be told: the order of columns
   * may be another when it is made again.
   */
  public String spelledOut(View view) {
    String text = view.query().text();
    if (text.indexOf('*') < 0) {
      return text;
    }
    QueryFacts facts = SqlParser.facts(view.query());
    for (QueryFacts.Relation relation : facts.relations()) {
      Table table = state.tables().get(resolve(relation.name()));
      if (table != null && table.complete()) {
        text =
            new Stars(text, facts, table, r -> resolve(r.name())).spelledOut().orElse(text);
      }
    }
    return text;
  }

  /** Returns a configuration parameter that is set at this point, by its name in lower case. */
  public Optional<Setting> setting(String parameter) {
    return Optional.ofNullable(state.settings().get(parameter));
  }

  /** Returns what scripts of the {@linkplain #unit() unit} copied from {@code table} to other places, in their order. */
  public List<Copy> copies(ObjectName table) {
    return state.copies().getOrDefault(table, List.of());
  }

  /** Says whether scripts of an earlier release gave the table rows written out: those can be read there again. */
  public boolean isSeeded(ObjectName table) {
    Integer unit = state.seeded().get(table);
    return unit != null && unit != unit();
  }

  /** Says whether the script has opened a transaction with BEGIN. */
  public boolean inTransaction() {
    return state.atBegin() != null;
  }
}
