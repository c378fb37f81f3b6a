package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Keeps routines in step with the types of their arguments and results; what bodies say, the server does not look at. */
final class RoutineTypes {

  private final Editor editor;
  private final ObjectName type;

  RoutineTypes(Editor editor, ObjectName type) {
    this.editor = editor;
    this.type = type;
  }

  /** DROP .. CASCADE of a type, or of the relation that makes one, drops the routines that have it. */
  void dropped() {
    for (List<Routine> named : List.copyOf(editor.state().routines().values())) {
      List<Routine> left = new ArrayList<>(named);
      left.removeIf(routine -> uses(routine.definition()));
      if (left.size() < named.size()) {
        editor.put(named.get(0).name(), left);
      }
    }
  }

  /** They follow its new name. */
  void renamed(ObjectName to) {
    for (List<Routine> named : List.copyOf(editor.state().routines().values())) {
      List<Routine> changed = new ArrayList<>(named);
      changed.replaceAll(r -> uses(r.definition()) ? renamed(r, to) : r);
      if (!changed.equals(named)) {
        editor.put(named.get(0).name(), changed);
      }
    }
  }

  private boolean uses(CreateRoutine definition) {
    return definition.returns().filter(this::isMeant).isPresent()
        || definition.parameters().stream().anyMatch(p -> isMeant(p.type()))
        || definition.returnsTable().stream().anyMatch(p -> isMeant(p.type()));
  }

  private boolean isMeant(DataType candidate) {
    String schema = candidate.name().schema();
    return candidate.name().name().equals(type.name())
        && (schema == null
            ? editor.state().searchPath().contains(type.schema())
            : schema.equals(type.schema()));
  }

  private Routine renamed(Routine routine, ObjectName to) {
    CreateRoutine d = routine.definition();
    List<CreateRoutine.Parameter> parameters = parameters(d.parameters(), to);
    String text = Renaming.replaced(
        d.definition().text(), type.name(), Renaming.quoted(to.name()), RoutineTypes::isType);
    CreateRoutine definition = new CreateRoutine(
        d.procedure(),
        d.name(),
        d.orReplace(),
        parameters,
        d.returns().map(t -> renamed(t, to)),
        parameters(d.returnsTable(), to),
        d.language(),
        d.volatility(),
        d.strict(),
        d.securityDefiner(),
        d.settings(),
        d.body(),
        d.bodySpan(),
        new SourceText(text),
        d.span());
    return new Routine(
        routine.name(),
        Routines.signature(parameters),
        definition,
        routine.changes(),
        routine.attached(),
        routine.origin());
  }

  /** Behind a name, or alone between commas. */
  private static boolean isType(Tokens tokens, int at) {
    TokenKind before = at > 0 ? tokens.kind(at - 1) : TokenKind.END;
    TokenKind behind = at + 1 < tokens.size() ? tokens.kind(at + 1) : TokenKind.END;
    boolean alone = behind == TokenKind.COMMA || behind == TokenKind.RIGHT_PAREN;
    return switch (before) {
      case WORD, QUOTED_IDENTIFIER, TYPECAST, DOT -> true;
      case LEFT_PAREN, COMMA -> alone;
      default -> false;
    };
  }

  private List<CreateRoutine.Parameter> parameters(
      List<CreateRoutine.Parameter> parameters, ObjectName to) {
    List<CreateRoutine.Parameter> changed = new ArrayList<>(parameters);
    changed.replaceAll(p ->
        new CreateRoutine.Parameter(p.mode(), p.name(), renamed(p.type(), to), p.defaultValue()));
    return changed;
  }

  private DataType renamed(DataType t, ObjectName to) {
    return isMeant(t)
        ? new DataType(
            new QualifiedName(t.name().schema(), to.name(), t.name().span()),
            t.modifiers(),
            t.arrayDimensions(),
            t.setOf(),
            t.columnReference(),
            t.span())
        : t;
  }
}
