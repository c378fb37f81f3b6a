package dev.rollsafe.catalog;

import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.TransactionControl;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;

/** Replays what belongs to the session: parameters and transactions. */
final class SessionReplay {

  private SessionReplay() {}

  /** Returns the state a new script meets: temporary relations, parameters and open transactions are gone. */
  static State begin(State state, int unit) {
    Editor editor = new Editor(state);
    if (!state.temporary().isEmpty()) {
      dropTemporary(editor);
    }
    State left = editor.state();
    return new State(
        left.tables(),
        left.views(),
        left.indexes(),
        left.sequences(),
        left.types(),
        left.routines(),
        left.schemas(),
        left.extensions(),
        left.schemaNotes(),
        left.others(),
        left.referencing(),
        left.viewsOn(),
        HashTreePMap.empty(),
        unit,
        HashTreePSet.empty(),
        left.owned(),
        unit == state.unit() ? left.copies() : HashTreePMap.empty(),
        left.seeded(),
        left.home(),
        left.gone(),
        null,
        HashTreePMap.empty());
  }

  private static void dropTemporary(Editor editor) {
    DropReplay drop = new DropReplay(editor);
    for (ObjectName name : editor.state().temporary()) {
      Table table = editor.table(name);
      View view = editor.state().views().get(name);
      if (table != null) {
        drop.table(table, true);
      } else if (view != null) {
        drop.view(view, true);
      }
    }
  }

  static void set(Editor editor, SetParameter statement) {
    State state = editor.state();
    PMap<String, Setting> settings = state.settings();
    if (statement.reset() && statement.parameter().equals("all")) {
      settings = HashTreePMap.empty();
    } else if (statement.local()) {
      settings = settings.plus(
          statement.parameter(),
          new Setting(statement.values(), true, ofSession(settings.get(statement.parameter()))));
    } else if (statement.reset()) {
      settings = settings.minus(statement.parameter());
    } else {
      settings = settings.plus(statement.parameter(), new Setting(statement.values()));
    }
    editor.session(settings, state.atBegin(), state.savepoints());
  }

  private static Optional<Setting> ofSession(@Nullable Setting before) {
    return before != null && before.local() ? before.session() : Optional.ofNullable(before);
  }

  /** DISCARD ALL ends what the session had set and made for itself, DISCARD TEMP its temporary relations. */
  static void discard(Editor editor, Other statement) {
    String what = statement.name().map(QualifiedName::name).orElse("");
    if (what.equals("all") || what.equals("temp")) {
      dropTemporary(editor);
    }
    if (what.equals("all")) {
      State state = editor.state();
      editor.session(HashTreePMap.empty(), state.atBegin(), state.savepoints());
    }
  }

  static void transaction(Editor editor, TransactionControl statement) {
    State state = editor.state();
    switch (statement.verb()) {
      case BEGIN -> {
        if (state.atBegin() == null) {
          editor.session(state.settings(), state, HashTreePMap.empty());
        }
      }
      case COMMIT, PREPARE -> {
        editor.session(withoutLocal(state.settings()), null, HashTreePMap.empty());
        chain(editor, statement);
      }
      case ROLLBACK -> {
        State before = state.atBegin();
        if (before != null) {
          editor.load(before);
        }
        chain(editor, statement);
      }
      case SAVEPOINT ->
        statement
            .savepoint()
            .ifPresent(name -> editor.session(
                state.settings(), state.atBegin(), state.savepoints().plus(name.value(), state)));
      case ROLLBACK_TO ->
        statement
            .savepoint()
            .map(name -> state.savepoints().get(name.value()))
            .ifPresent(editor::load);
      case RELEASE, COMMIT_PREPARED, ROLLBACK_PREPARED, SET_TRANSACTION -> {}
    }
  }

  /** AND CHAIN begins the next transaction at once. */
  private static void chain(Editor editor, TransactionControl statement) {
    if (statement.chain()) {
      State state = editor.state();
      editor.session(state.settings(), state, HashTreePMap.empty());
    }
  }

  private static PMap<String, Setting> withoutLocal(PMap<String, Setting> settings) {
    PMap<String, Setting> left = settings;
    for (Map.Entry<String, Setting> entry : settings.entrySet()) {
      if (entry.getValue().local()) {
        Optional<Setting> session = entry.getValue().session();
        left = session.isPresent()
            ? left.plus(entry.getKey(), session.get())
            : left.minus(entry.getKey());
      }
    }
    return left;
  }
}
