package dev.rollsafe.catalog;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.ast.TableConstraint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replays ALTER TABLE, on the table and, where the server does, on its descendants. */
final class AlterReplay {

  private final Editor editor;

  AlterReplay(Editor editor) {
    this.editor = editor;
  }

  /** A change of a table; one that is not known becomes known in part. */
  static TableDraft draft(@Nullable Table table, ObjectName name) {
    if (table != null) {
      return new TableDraft(table);
    }
    TableDraft draft = new TableDraft(name, Replay.BEFORE_HISTORY);
    draft.complete = false;
    return draft;
  }

  void alter(AlterTable statement) {
    ObjectName name = editor.state().relation(statement.name());
    Table table = editor.table(name);
    if (table == null) {
      boolean other = editor.state().hasRelation(name);
      boolean tableMeant =
          statement.kind() == ObjectKind.TABLE || statement.kind() == ObjectKind.FOREIGN_TABLE;
      if (other || !tableMeant || statement.ifExists()) {
        AlterOther.alter(editor, statement, name);
        return;
      }
    }
    for (AlterAction action : statement.actions()) {
      TableDraft draft = draft(editor.table(name), name);
      boolean recurse = !statement.only() && recurses(action);
      List<ObjectName> children = List.copyOf(draft.children);
      action.accept(new OnTable(draft, false));
      editor.put(draft.build());
      if (recurse) {
        for (ObjectName child : children) {
          recurse(child, action);
        }
      }
    }
  }

  private void recurse(ObjectName name, AlterAction action) {
    Table known = editor.table(name);
    if (known == null) {
      return;
    }
    TableDraft draft = new TableDraft(known);
    List<ObjectName> children = List.copyOf(draft.children);
    action.accept(new OnTable(draft, true));
    editor.put(draft.build());
    for (ObjectName child : children) {
      recurse(child, action);
    }
  }

  /** Whether an action on a parent reaches its children by itself (manual, ALTER TABLE, "Notes"). */
  private static boolean recurses(AlterAction action) {
    if (action instanceof AlterAction.AddConstraint add) {
      return !add.constraint().attributes().noInherit();
    }
    return action instanceof AlterAction.AddColumn
        || action instanceof AlterAction.DropColumn
        || action instanceof AlterAction.SetType
        || action instanceof AlterAction.SetDefault
        || action instanceof AlterAction.DropDefault
        || action instanceof AlterAction.SetNotNull
        || action instanceof AlterAction.DropNotNull
        || action instanceof AlterAction.DropConstraint
        || action instanceof AlterAction.ValidateConstraint
        || action instanceof AlterAction.SwitchTrigger;
  }

  /** One action on one table. */
  private final class OnTable implements AlterAction.Visitor<Optional<Void>> {

    private static final Optional<Void> DONE = Optional.empty();

    private final TableDraft table;
    private final boolean inherited;

    OnTable(TableDraft table, boolean inherited) {
      this.table = table;
      this.inherited = inherited;
    }

    @Override
    public Optional<Void> addColumn(AlterAction.AddColumn action) {
      if (table.indexOf(action.column().name().value()) < 0) {
        Table before = editor.table(table.name);
        if (before != null) {
          new ViewRewrite(editor).beforeAdding(before);
        }
        new TableReplay(editor).addColumn(table, action.column(), false);
      }
      return DONE;
    }

    @Override
    public Optional<Void> dropColumn(AlterAction.DropColumn action) {
      new DropReplay(editor).column(table, action.column().value(), action.cascade());
      return DONE;
    }

    @Override
    public Optional<Void> setType(AlterAction.SetType action) {
      String name = action.column().value();
      if (table.indexOf(name) < 0 && !table.complete) {
        // The table was never seen created: from here on the type of this column is known.
        table.columns.add(new Column(
            name,
            action.type(),
            action.collation(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ColumnSettings.NONE,
            Attached.NONE,
            Replay.BEFORE_HISTORY));
        return DONE;
      }
      table.change(name, c -> Columns.typed(c, action.type(), action.collation()));
      return DONE;
    }

    @Override
    public Optional<Void> setDefault(AlterAction.SetDefault action) {
      table.change(
          action.column().value(), c -> Columns.defaulting(c, Optional.of(action.value())));
      return DONE;
    }

    @Override
    public Optional<Void> dropDefault(AlterAction.DropDefault action) {
      table.change(action.column().value(), c -> Columns.defaulting(c, Optional.empty()));
      return DONE;
    }

    @Override
    public Optional<Void> setNotNull(AlterAction.SetNotNull action) {
      table.change(action.column().value(), c -> Columns.notNull(c, true));
      return DONE;
    }

    @Override
    public Optional<Void> dropNotNull(AlterAction.DropNotNull action) {
      table.change(action.column().value(), c -> Columns.notNull(c, false));
      return DONE;
    }

    @Override
    public Optional<Void> setExpression(AlterAction.SetExpression action) {
      table.change(
          action.column().value(),
          c -> Columns.generated(
              c,
              Optional.of(new ColumnDefinition.Generated(
                  action.expression(),
                  c.generated().map(ColumnDefinition.Generated::stored).orElse(true)))));
      return DONE;
    }

    @Override
    public Optional<Void> dropExpression(AlterAction.DropExpression action) {
      table.change(action.column().value(), c -> Columns.generated(c, Optional.empty()));
      return DONE;
    }

    @Override
    public Optional<Void> addIdentity(AlterAction.AddIdentity action) {
      String column = action.column().value();
      ObjectName sequence =
          new TableReplay(editor).ownSequence(table, column, action.identity().options(), true);
      table.change(
          column,
          c -> Columns.identified(c, Optional.of(action.identity()), Optional.of(sequence)));
      return DONE;
    }

    @Override
    public Optional<Void> setIdentity(AlterAction.SetIdentity action) {
      Column known = column(action.column().value());
      Sequence sequence = known == null
          ? null
          : known.ownedSequence().map(editor.state().sequences()::get).orElse(null);
      if (sequence != null) {
        editor.put(Sequences.optioned(sequence, changed(sequence.options(), action.options())));
      }
      table.change(
          action.column().value(),
          c -> Columns.identified(
              c,
              c.identity()
                  .map(before -> new ColumnDefinition.Identity(
                      action.always().orElse(before.always()),
                      changed(before.options(), action.options()))),
              c.ownedSequence()));
      return DONE;
    }

    private @Nullable Column column(String name) {
      int at = table.indexOf(name);
      return at < 0 ? null : table.columns.get(at);
    }

    private static SequenceOptions changed(SequenceOptions before, SequenceOptions change) {
      return SequenceChanges.apply(before, change);
    }

    @Override
    public Optional<Void> dropIdentity(AlterAction.DropIdentity action) {
      table.change(action.column().value(), c -> {
        c.ownedSequence().ifPresent(editor::removeSequence);
        return Columns.identified(c, Optional.empty(), Optional.empty());
      });
      return DONE;
    }

    @Override
    public Optional<Void> setColumnAttribute(AlterAction.SetColumnAttribute action) {
      table.change(action.column().value(), c -> Columns.set(c, action));
      return DONE;
    }

    @Override
    public Optional<Void> addConstraint(AlterAction.AddConstraint action) {
      boolean ownIndexOnly = action.constraint() instanceof TableConstraint.Unique unique
          && (unique.usingIndex().isPresent() || (inherited && table.partitionOf.isEmpty()));
      boolean skipped = inherited
          && (ownIndexOnly
              || (action.constraint() instanceof TableConstraint.ForeignKey
                  && table.partitionOf.isEmpty()));
      if (!skipped) {
        new ConstraintReplay(editor).add(table, action.constraint(), false, Optional.empty());
      }
      return DONE;
    }

    @Override
    public Optional<Void> dropConstraint(AlterAction.DropConstraint action) {
      new DropReplay(editor).constraint(table, action.constraint().value(), action.cascade());
      return DONE;
    }

    @Override
    public Optional<Void> validateConstraint(AlterAction.ValidateConstraint action) {
      String name = action.constraint().value();
      for (Constraint constraint : List.copyOf(table.constraints)) {
        if (constraint.name().equals(name)
            && constraint.kind() == Constraint.Kind.NOT_NULL
            && !constraint.columns().isEmpty()) {
          table.change(constraint.columns().get(0), c -> Columns.notNull(c, true));
        }
      }
      table.changeConstraint(name, Constraints::validated);
      return DONE;
    }

    @Override
    public Optional<Void> alterConstraint(AlterAction.AlterConstraint action) {
      table.changeConstraint(
          action.constraint().value(),
          c -> Constraints.altered(
              c,
              action.deferrable(),
              action.initiallyDeferred(),
              action.enforced(),
              action.inherit()));
      return DONE;
    }

    @Override
    public Optional<Void> attachPartition(AlterAction.AttachPartition action) {
      ObjectName child = editor.state().relation(action.partition());
      if (isCircle(table.name, child)) {
        return DONE;
      }
      TableDraft draft = draft(editor.table(child), child);
      draft.partitionOf = Optional.of(table.name);
      draft.partitionBound = action.bound();
      PartitionReplay.attach(editor, draft, table);
      editor.put(draft.build());
      if (!table.children.contains(child)) {
        table.children.add(child);
      }
      return DONE;
    }

    /** The server refuses a table that would descend from itself. */
    private boolean isCircle(ObjectName parent, ObjectName child) {
      return parent.equals(child)
          || new Catalog(editor.state()).descendants(child).contains(parent);
    }

    @Override
    public Optional<Void> detachPartition(AlterAction.DetachPartition action) {
      ObjectName child = editor.state().relation(action.partition());
      Table known = editor.table(child);
      if (known != null) {
        TableDraft draft = new TableDraft(known);
        draft.partitionOf = Optional.empty();
        draft.partitionBound = Optional.empty();
        editor.put(draft.build());
      }
      table.children.remove(child);
      return DONE;
    }

    @Override
    public Optional<Void> switchTrigger(AlterAction.SwitchTrigger action) {
      if (action.rule()) {
        table.rules.replaceAll(
            rule -> action.name().isEmpty() || action.name().get().is(rule.name())
                ? new Rule(rule.name(), rule.definition(), action.mode(), rule.attached())
                : rule);
      } else {
        table.triggers.replaceAll(
            trigger -> action.name().isEmpty() || action.name().get().is(trigger.name())
                ? new Trigger(
                    trigger.name(),
                    trigger.table(),
                    trigger.definition(),
                    action.mode(),
                    trigger.function(),
                    trigger.attached(),
                    trigger.origin())
                : trigger);
      }
      return DONE;
    }

    @Override
    public Optional<Void> rowSecurity(AlterAction.RowSecurity action) {
      switch (action.mode()) {
        case "ENABLE" -> table.rowSecurity = true;
        case "DISABLE" -> table.rowSecurity = false;
        case "FORCE" -> table.forceRowSecurity = true;
        default -> table.forceRowSecurity = false;
      }
      return DONE;
    }

    @Override
    public Optional<Void> replicaIdentity(AlterAction.ReplicaIdentity action) {
      table.replicaIdentity = action.index().map(Identifier::value).orElse(action.mode());
      return DONE;
    }

    @Override
    public Optional<Void> setLogged(AlterAction.SetLogged action) {
      table.persistence = action.logged()
          ? dev.rollsafe.ast.Persistence.PERMANENT
          : dev.rollsafe.ast.Persistence.UNLOGGED;
      return DONE;
    }

    @Override
    public Optional<Void> setAccessMethod(AlterAction.SetAccessMethod action) {
      table.accessMethod = action.method().map(Identifier::value);
      return DONE;
    }

    @Override
    public Optional<Void> setTablespace(AlterAction.SetTablespace action) {
      table.tablespace = Optional.of(action.tablespace().value());
      return DONE;
    }

    @Override
    public Optional<Void> setOptions(AlterAction.SetOptions action) {
      if (action.reset()) {
        table.options.keySet().removeAll(action.options().keySet());
      } else {
        table.options.putAll(action.options());
      }
      return DONE;
    }

    @Override
    public Optional<Void> clusterOn(AlterAction.ClusterOn action) {
      table.cluster = action.index().map(Identifier::value);
      return DONE;
    }

    @Override
    public Optional<Void> inherit(AlterAction.Inherit action) {
      ObjectName parent = editor.state().relation(action.parent());
      Table known = editor.table(parent);
      if (!action.no() && isCircle(parent, table.name)) {
        return DONE;
      }
      if (action.no()) {
        table.parents.remove(parent);
      } else if (!table.parents.contains(parent)) {
        table.parents.add(parent);
      }
      if (known != null && !parent.equals(table.name)) {
        TableDraft draft = new TableDraft(known);
        if (action.no()) {
          draft.children.remove(table.name);
        } else if (!draft.children.contains(table.name)) {
          draft.children.add(table.name);
        }
        editor.put(draft.build());
      }
      return DONE;
    }

    @Override
    public Optional<Void> ofType(AlterAction.OfType action) {
      table.ofType = action.type().map(editor.state()::type);
      return DONE;
    }

    @Override
    public Optional<Void> ownerTo(AlterAction.OwnerTo action) {
      table.attached = table.attached.ownedBy(action.owner().value());
      return DONE;
    }

    @Override
    public Optional<Void> otherAction(AlterAction.OtherAction action) {
      return DONE;
    }
  }
}
