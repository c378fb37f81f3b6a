package dev.rollsafe.catalog;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Persistence;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replays the actions of ALTER TABLE on what is no table: ATTACH PARTITION of an index, which makes the parent's index valid,
 * SET LOGGED of a sequence, and the options of a view. Other actions change nothing that is kept.
 */
final class AlterOther {

  private AlterOther() {}

  static void alter(Editor editor, AlterTable statement, ObjectName name) {
    Index index = editor.state().indexes().get(name);
    Sequence sequence = editor.state().sequences().get(name);
    View view = editor.state().views().get(name);
    for (AlterAction action : statement.actions()) {
      if (index != null && action instanceof AlterAction.AttachPartition) {
        editor.put(Indexes.validated(index));
      } else if (index != null) {
        index = Indexes.altered(index, action);
        editor.put(index);
      } else if (action instanceof AlterAction.OwnerTo to) {
        Attached.owned(editor, name, to.owner().value());
        view = editor.state().views().get(name);
        sequence = editor.state().sequences().get(name);
      } else if (sequence != null && action instanceof AlterAction.SetLogged set) {
        editor.put(logged(sequence, set.logged()));
      } else if (view != null && action instanceof AlterAction.SetOptions set) {
        view = Views.optioned(view, changed(view.options(), set));
        editor.put(view);
      }
    }
  }

  private static Sequence logged(Sequence sequence, boolean logged) {
    return new Sequence(
        sequence.name(),
        logged ? Persistence.PERMANENT : Persistence.UNLOGGED,
        sequence.options(),
        sequence.owner(),
        sequence.identity(),
        sequence.attached(),
        sequence.origin());
  }

  private static Map<String, String> changed(
      Map<String, String> options, AlterAction.SetOptions change) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    if (change.reset()) {
      changed.keySet().removeAll(change.options().keySet());
    } else {
      changed.putAll(change.options());
    }
    return changed;
  }
}
