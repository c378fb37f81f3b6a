package dev.rollsafe.catalog;

import dev.rollsafe.ast.*;
import dev.rollsafe.ast.AlterRoutine;
import dev.rollsafe.ast.ChangeOwner;
import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSet;

/** Replays one statement; those that only touch rows or the session's reading of them change nothing here. */
final class Replay implements StatementAdapter<Optional<Void>> {

  /** The origin of what must have been there before the history begins. */
  static final int BEFORE_HISTORY = -1;

  private static final Optional<Void> DONE = Optional.empty();

  private final Editor editor;

  Replay(Editor editor) {
    this.editor = editor;
  }

  @Override
  public Optional<Void> otherwise(Statement statement) {
    return DONE;
  }

  @Override
  public Optional<Void> createTable(CreateTable statement) {
    new TableReplay(editor).create(statement);
    return DONE;
  }

  @Override
  public Optional<Void> createTableAs(CreateTableAs statement) {
    new CopyReplay(editor).copy(statement);
    new TableReplay(editor).create(statement);
    return DONE;
  }

  @Override
  public Optional<Void> createIndex(CreateIndex statement) {
    new TableReplay(editor).create(statement);
    return DONE;
  }

  @Override
  public Optional<Void> alterTable(AlterTable statement) {
    new AlterReplay(editor).alter(statement);
    return DONE;
  }

  @Override
  public Optional<Void> drop(Drop statement) {
    new DropReplay(editor).drop(statement);
    return DONE;
  }

  @Override
  public Optional<Void> rename(Rename statement) {
    new RenameReplay(editor).rename(statement);
    return DONE;
  }

  @Override
  public Optional<Void> setSchema(SetSchema statement) {
    new RenameReplay(editor).move(statement);
    return DONE;
  }

  @Override
  public Optional<Void> createView(CreateView statement) {
    Views.create(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> refreshMaterializedView(RefreshMaterializedView statement) {
    View view = editor.state().views().get(editor.state().relation(statement.name()));
    if (view != null && view.populated() != statement.withData()) {
      editor.put(Views.populated(view, statement.withData()));
    }
    return DONE;
  }

  @Override
  public Optional<Void> createSequence(CreateSequence statement) {
    boolean temporary = statement.persistence() == Persistence.TEMPORARY;
    ObjectName name = editor.state().creation(statement.name(), temporary);
    if (!editor.state().hasRelation(name)) {
      editor.put(new Sequence(
          name,
          statement.persistence(),
          statement.options(),
          owner(statement.options(), Optional.empty()),
          false,
          editor.fresh(),
          editor.unit()));
    }
    return DONE;
  }

  @Override
  public Optional<Void> alterSequence(AlterSequence statement) {
    ObjectName name = editor.state().relation(statement.name());
    Sequence known = editor.state().sequences().get(name);
    if (known != null) {
      editor.put(new Sequence(
          name,
          known.persistence(),
          SequenceChanges.apply(known.options(), statement.options()),
          owner(statement.options(), known.owner()),
          known.identity(),
          known.attached(),
          known.origin()));
    }
    return DONE;
  }

  private Optional<Sequence.SequenceOwner> owner(
      SequenceOptions options, Optional<Sequence.SequenceOwner> before) {
    if (options.ownedByNone()) {
      return Optional.empty();
    }
    return options
        .ownedBy()
        .map(owner -> new Sequence.SequenceOwner(
            editor.state().relation(owner.table()), owner.column().value()))
        .or(() -> before);
  }

  @Override
  public Optional<Void> createType(CreateType statement) {
    ObjectName name = editor.state().creation(statement.name(), false);
    Type known = editor.state().types().get(name);
    if (known != null && known.kind() != Type.Kind.SHELL) {
      return DONE;
    }
    List<Column> attributes = new ArrayList<>();
    for (ColumnDefinition attribute : statement.attributes()) {
      attributes.add(TypeReplay.attribute(attribute, editor.unit()));
    }
    editor.put(new Type(
        name,
        Type.Kind.valueOf(statement.form().name()),
        statement.labels(),
        attributes,
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        statement.options(),
        Optional.empty(),
        editor.fresh(),
        editor.unit()));
    return DONE;
  }

  @Override
  public Optional<Void> addEnumValue(AddEnumValue statement) {
    TypeReplay.addValue(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> alterType(AlterType statement) {
    TypeReplay.alter(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> createDomain(CreateDomain statement) {
    TypeReplay.create(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> alterDomain(AlterDomain statement) {
    TypeReplay.alter(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> createRoutine(CreateRoutine statement) {
    ObjectName name = editor.state().creation(statement.name(), false);
    String signature = Routines.signature(statement.parameters());
    List<Routine> routines = new ArrayList<>();
    List<Routine> known = editor.state().routines().get(name);
    int origin = editor.unit();
    Attached attached = editor.fresh();
    if (known != null) {
      for (Routine routine : known) {
        if (!routine.signature().equals(signature)) {
          routines.add(routine);
        } else if (!statement.orReplace()) {
          return DONE;
        } else {
          origin = routine.origin();
          attached = routine.attached();
        }
      }
    }
    routines.add(new Routine(name, signature, statement, List.of(), attached, origin));
    editor.put(name, routines);
    return DONE;
  }

  @Override
  public Optional<Void> createTrigger(CreateTrigger statement) {
    ObjectName relation = editor.state().relation(statement.table());
    Trigger trigger = new Trigger(
        statement.name().value(),
        relation,
        statement,
        "ENABLE",
        editor.state().routine(statement.function()),
        editor.fresh(),
        editor.unit());
    Table table = editor.table(relation);
    View view = editor.state().views().get(relation);
    if (view != null) {
      List<Trigger> triggers = new ArrayList<>(view.triggers());
      triggers.removeIf(known -> known.name().equals(trigger.name()));
      triggers.add(trigger);
      editor.put(Views.triggered(view, triggers));
      return DONE;
    }
    TableDraft draft = AlterReplay.draft(table, relation);
    draft.triggers.removeIf(known -> known.name().equals(trigger.name()));
    draft.triggers.add(trigger);
    editor.put(draft.build());
    return DONE;
  }

  @Override
  public Optional<Void> createPolicy(CreatePolicy statement) {
    ObjectName relation = editor.state().relation(statement.table());
    TableDraft draft = AlterReplay.draft(editor.table(relation), relation);
    draft.policies.add(new Policy(
        statement.name().value(),
        statement.permissive(),
        statement.command(),
        statement.roles(),
        statement.using(),
        statement.withCheck(),
        editor.fresh(),
        editor.unit()));
    editor.put(draft.build());
    return DONE;
  }

  @Override
  public Optional<Void> alterPolicy(AlterPolicy statement) {
    ObjectName relation = editor.state().relation(statement.table());
    Table table = editor.table(relation);
    if (table != null) {
      TableDraft draft = new TableDraft(table);
      draft.policies.replaceAll(policy -> policy.name().equals(statement.name().value())
          ? new Policy(
              policy.name(),
              policy.permissive(),
              policy.command(),
              statement.roles().isEmpty() ? policy.roles() : statement.roles(),
              statement.using().or(policy::using),
              statement.withCheck().or(policy::withCheck),
              policy.attached(),
              policy.origin())
          : policy);
      editor.put(draft.build());
    }
    return DONE;
  }

  @Override
  public Optional<Void> createExtension(CreateExtension statement) {
    if (!editor.state().extensions().containsKey(statement.name().value())) {
      editor.put(new Extension(
          statement.name().value(),
          statement.schema().map(Identifier::value),
          statement.version(),
          Attached.NONE,
          editor.unit()));
    }
    return DONE;
  }

  @Override
  public Optional<Void> createSchema(CreateSchema statement) {
    new SchemaReplay(editor).create(statement);
    return DONE;
  }

  @Override
  public Optional<Void> setParameter(SetParameter statement) {
    SessionReplay.set(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> other(Other statement) {
    if (!statement.written().text().isEmpty()) {
      NotesReplay.other(editor, statement);
    } else if (statement.consequence() == Other.Consequence.RUNS_STATEMENT) {
      statement.statement().ifPresent(run -> run.accept(this));
    } else if (statement.verb().equals("DISCARD")) {
      SessionReplay.discard(editor, statement);
    }
    return DONE;
  }

  @Override
  public Optional<Void> comment(Comment statement) {
    new NotesReplay(editor).comment(statement);
    return DONE;
  }

  @Override
  public Optional<Void> changeOwner(ChangeOwner statement) {
    new NotesReplay(editor).owner(statement);
    return DONE;
  }

  @Override
  public Optional<Void> grant(Grant statement) {
    new GrantReplay(editor).grant(statement);
    return DONE;
  }

  @Override
  public Optional<Void> alterRoutine(AlterRoutine statement) {
    RoutineReplay.alter(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> createRule(CreateRule statement) {
    RuleReplay.create(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> createStatistics(CreateStatistics statement) {
    RuleReplay.create(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> transactionControl(TransactionControl statement) {
    SessionReplay.transaction(editor, statement);
    return DONE;
  }

  @Override
  public Optional<Void> insert(Insert statement) {
    if (statement.source() == Insert.Source.QUERY) {
      new CopyReplay(editor).copy(statement);
    } else if (statement.source() == Insert.Source.VALUES) {
      editor.seed(editor.state().relation(statement.table()));
    }
    return DONE;
  }

  @Override
  public Optional<Void> update(Update statement) {
    new CopyReplay(editor).copy(statement);
    return DONE;
  }

  /** All static statements of a body are replayed, whatever branch they stand in; so what they drop may still be there. */
  @Override
  public Optional<Void> doBlock(DoBlock statement) {
    PSet<ObjectName> gone = editor.gone();
    for (Statement inner : statement.statements()) {
      inner.accept(this);
    }
    editor.onlyGone(gone);
    return DONE;
  }
}
