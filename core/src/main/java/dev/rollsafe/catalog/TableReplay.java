package dev.rollsafe.catalog;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.ast.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays the creation of tables, of their columns and of their indexes. */
final class TableReplay {

  private final Editor editor;
  private final ConstraintReplay constraints;

  TableReplay(Editor editor) {
    this.editor = editor;
    constraints = new ConstraintReplay(editor);
  }

  void create(CreateTable statement) {
    ObjectName name =
        editor.state().creation(statement.name(), statement.persistence() == Persistence.TEMPORARY);
    if (editor.state().hasRelation(name)) {
      return;
    }
    TableDraft table = new TableDraft(name, editor.unit());
    table.persistence = statement.persistence();
    table.foreign = statement.foreign();
    table.partitionBy = statement.partitionBy();
    table.options.putAll(statement.options());
    table.accessMethod = statement.accessMethod().map(Identifier::value);
    table.tablespace = statement.tablespace().map(Identifier::value);
    table.server = statement.server().text();
    table.attached = editor.fresh();
    inherit(table, statement);
    statement.ofType().ifPresent(type -> typed(table, type));
    columns(table, statement);
    for (TableConstraint constraint : statement.constraints()) {
      constraints.add(table, constraint, true, Optional.empty());
    }
    statement.partitionOf().ifPresent(of -> partition(table, of.parent(), of));
    editor.put(table.build());
  }

  private void inherit(TableDraft table, CreateTable statement) {
    for (QualifiedName parent : statement.inherits()) {
      ObjectName name = editor.state().relation(parent);
      Table known = editor.table(name);
      table.parents.add(name);
      if (known == null) {
        table.complete = false;
        continue;
      }
      inheritColumns(table, known);
      for (Constraint constraint : known.constraints()) {
        if (constraint.kind() == Constraint.Kind.CHECK && !constraint.noInherit()) {
          table.constraints.add(Constraints.inherited(constraint, editor.unit(), Optional.empty()));
        }
      }
      adopt(known, table.name);
    }
  }

  private void inheritColumns(TableDraft table, Table parent) {
    table.complete &= parent.complete();
    for (Column column : parent.columns()) {
      if (table.indexOf(column.name()) < 0) {
        table.columns.add(Columns.notNullNamed(
            Columns.of(column, editor.unit()), parent.name().name(), column.name()));
      }
    }
  }

  private void adopt(Table parent, ObjectName child) {
    TableDraft draft = new TableDraft(parent);
    draft.children.add(child);
    editor.put(draft.build());
  }

  private void partition(TableDraft table, QualifiedName parent, CreateTable.PartitionOf of) {
    ObjectName name = editor.state().relation(parent);
    table.partitionOf = Optional.of(name);
    table.partitionBound = Optional.of(of.bound());
    Table known = editor.table(name);
    if (known == null) {
      table.complete = false;
      return;
    }
    PartitionReplay.inheritFrom(editor, constraints, table, known);
    adopt(known, table.name);
  }

  private void typed(TableDraft table, QualifiedName type) {
    ObjectName name = editor.state().type(type);
    table.ofType = Optional.of(name);
    Type known = editor.state().types().get(name);
    if (known == null) {
      table.complete = false;
      return;
    }
    for (Column attribute : known.attributes()) {
      table.columns.add(Columns.of(attribute, editor.unit()));
    }
  }

  /** Columns and LIKE clauses in the order they are written. */
  private void columns(TableDraft table, CreateTable statement) {
    if (statement.partitionOf().isPresent()) {
      Table parent = editor.table(statement.partitionOf().get().parent());
      if (parent != null) {
        inheritColumns(table, parent);
      }
    }
    List<CreateTable.Like> likes = new ArrayList<>(statement.likes());
    for (ColumnDefinition column : statement.columns()) {
      while (!likes.isEmpty()
          && likes.get(0).table().span().start() < column.span().start()) {
        LikeReplay.copy(editor, constraints, table, likes.remove(0));
      }
      addColumn(table, column, true);
    }
    for (CreateTable.Like like : likes) {
      LikeReplay.copy(editor, constraints, table, like);
    }
  }

  /** Adds a column, or what is written of one that is inherited, with its constraints. */
  void addColumn(TableDraft table, ColumnDefinition definition, boolean creating) {
    String name = definition.name().value();
    Column column = column(table, definition);
    int at = table.indexOf(name);
    if (at < 0) {
      table.columns.add(column);
    } else {
      table.columns.set(at, merged(table.columns.get(at), column));
    }
    for (TableConstraint constraint : definition.constraints()) {
      constraints.add(table, constraint, creating, Optional.of(name));
    }
  }

  private static Column merged(Column inherited, Column own) {
    return new Column(
        inherited.name(),
        inherited.type(),
        inherited.collation(),
        inherited.notNull() || own.notNull(),
        own.defaultValue().or(inherited::defaultValue),
        own.generated().or(inherited::generated),
        own.identity().or(inherited::identity),
        own.ownedSequence().or(inherited::ownedSequence),
        inherited.settings().inherited(false),
        inherited.attached(),
        inherited.origin());
  }

  private static ColumnSettings settings(ColumnDefinition definition) {
    if (definition.storage().isEmpty() && definition.compression().isEmpty()) {
      return ColumnSettings.NONE;
    }
    return new ColumnSettings(
        definition.storage(),
        definition.compression(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        false);
  }

  private static final DataType UNTYPED = Types.builtIn("unknown");

  private Column column(TableDraft table, ColumnDefinition definition) {
    String name = definition.name().value();
    DataType type = definition.type().orElse(UNTYPED);
    Optional<Expression> value = definition.defaultValue();
    boolean notNull = definition.nullability() == ColumnDefinition.Nullability.NOT_NULL;
    Optional<ObjectName> sequence = Optional.empty();
    if (type.isSerial()) {
      ObjectName made = ownSequence(table, name, Types.sequenceOf(type), false);
      sequence = Optional.of(made);
      value = Optional.of(new Expression(
          "nextval('" + Renaming.quoted(made).replace("'", "''") + "'::regclass)", type.span()));
      type = Types.ofSerial(type);
      notNull = true;
    } else if (definition.identity().isPresent()) {
      sequence =
          Optional.of(ownSequence(table, name, definition.identity().get().options(), true));
      notNull = true;
    }
    return new Column(
        name,
        type,
        definition.collation(),
        notNull,
        value,
        definition.generated(),
        definition.identity(),
        sequence,
        settings(definition),
        Attached.NONE,
        editor.unit());
  }

  /** Makes the sequence behind a serial or identity column. */
  ObjectName ownSequence(
      TableDraft table, String column, SequenceOptions options, boolean identity) {
    String chosen = ServerNames.choose(
        table.name.name(), column, "seq", name -> constraints.relationTaken(table, name));
    ObjectName name = new ObjectName(table.name.schema(), chosen);
    editor.put(new Sequence(
        name,
        table.persistence,
        options,
        Optional.of(new Sequence.SequenceOwner(table.name, column)),
        identity,
        editor.fresh(),
        editor.unit()));
    return name;
  }

  void create(CreateTableAs statement) {
    boolean temporary = statement.persistence() == Persistence.TEMPORARY;
    ObjectName name = editor.state().creation(statement.name(), temporary);
    if (editor.state().hasRelation(name)) {
      return;
    }
    TableDraft table = new TableDraft(name, editor.unit());
    table.persistence = statement.persistence();
    // The types would need the whole of type inference; the names are what later statements mostly
    // ask for.
    table.complete = false;
    List<String> names = ConstraintReplay.values(statement.columns());
    for (String column : names) {
      table.columns.add(new Column(
          column,
          UNTYPED,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ColumnSettings.NONE,
          Attached.NONE,
          editor.unit()));
    }
    editor.put(table.build());
  }

  void create(CreateIndex statement) {
    ObjectName relation = editor.state().relation(statement.table());
    Table table = editor.table(relation);
    View view = editor.state().views().get(relation);
    TableDraft draft =
        table != null ? new TableDraft(table) : new TableDraft(relation, Replay.BEFORE_HISTORY);
    if (table == null && view == null) {
      draft.complete = false;
    }
    String name = statement
        .name()
        .map(Identifier::value)
        .orElseGet(() -> ServerNames.choose(
            relation.name(),
            ConstraintReplay.partOf(
                statement.elements(), ConstraintReplay.values(statement.include())),
            "idx",
            candidate -> constraints.relationTaken(draft, candidate)));
    ObjectName index = new ObjectName(relation.schema(), name);
    if (editor.state().hasRelation(index)) {
      return;
    }
    Index made = new Index(
        index,
        relation,
        statement.unique(),
        !(statement.only() && table != null && table.isPartitioned()),
        statement.method(),
        statement.elements(),
        ConstraintReplay.values(statement.include()),
        statement.nullsNotDistinct(),
        statement.where(),
        Optional.empty(),
        statement.options(),
        statement.tablespace().map(Identifier::value),
        Map.of(),
        Optional.empty(),
        editor.fresh(),
        editor.unit());
    if (view != null) {
      editor.put(made);
      editor.put(Views.indexed(view, index));
      return;
    }
    constraints.putIndex(draft, made);
    editor.put(draft.build());
    if (table != null && table.isPartitioned() && !statement.only()) {
      PartitionReplay.indexPartitions(editor, constraints, table, made);
    }
  }
}
