package dev.rollsafe.catalog;

import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays GRANT and REVOKE of privileges: of each privilege and role the last word counts. */
final class GrantReplay {

  private static final Span NOWHERE = new Span(0, 0);

  private final Editor editor;
  private final NotesReplay notes;

  GrantReplay(Editor editor) {
    this.editor = editor;
    notes = new NotesReplay(editor);
  }

  void grant(Grant statement) {
    if (statement.kind().isEmpty()) {
      return;
    }
    ObjectKind kind = statement.kind().get();
    for (Grant.Target target : statement.objects()) {
      grant(statement, kind, target.name(), target.arguments());
    }
    for (Identifier schema : statement.schemas()) {
      for (ObjectName name : inSchema(kind, schema.value())) {
        QualifiedName written = new QualifiedName(name.schema(), name.name(), NOWHERE);
        grant(statement, kind, written, Optional.empty());
      }
    }
  }

  private List<ObjectName> inSchema(ObjectKind kind, String schema) {
    State state = editor.state();
    List<ObjectName> all = new ArrayList<>();
    switch (kind) {
      case TABLE -> {
        all.addAll(state.tables().keySet());
        all.addAll(state.views().keySet());
      }
      case SEQUENCE -> all.addAll(state.sequences().keySet());
      case FUNCTION, PROCEDURE, ROUTINE -> all.addAll(state.routines().keySet());
      default -> {}
    }
    all.removeIf(name -> !name.schema().equals(schema));
    return all;
  }

  private void grant(
      Grant statement, ObjectKind kind, QualifiedName name, Optional<String> arguments) {
    for (Grant.Privilege privilege : statement.privileges()) {
      for (String role : statement.roles()) {
        if (privilege.columns().isEmpty()) {
          notes.attach(
              kind, name, "", arguments, a -> a.granted(changed(a, statement, privilege, role)));
        }
        for (Identifier column : privilege.columns()) {
          notes.attach(
              ObjectKind.COLUMN,
              name,
              column.value(),
              Optional.empty(),
              a -> a.granted(changed(a, statement, privilege, role)));
        }
      }
    }
  }

  private static List<Attached.Privilege> changed(
      Attached attached, Grant statement, Grant.Privilege privilege, String role) {
    boolean option = statement.options().contains("GRANT");
    boolean all = privilege.name().equals("ALL");
    List<Attached.Privilege> changed = new ArrayList<>();
    boolean grantable = option && !statement.revoke();
    boolean optionOnly = option && statement.revoke();
    for (Attached.Privilege known : attached.privileges()) {
      boolean meant = known.role().equals(role) && (all || known.name().equals(privilege.name()));
      if (!meant) {
        changed.add(known);
      } else if (optionOnly && !known.revoked()) {
        changed.add(new Attached.Privilege(known.name(), role, false, false));
      } else if (!statement.revoke() && known.grantable() && !all) {
        grantable = true;
      }
    }
    if (!optionOnly) {
      changed.add(new Attached.Privilege(privilege.name(), role, grantable, statement.revoke()));
    }
    return changed;
  }
}
