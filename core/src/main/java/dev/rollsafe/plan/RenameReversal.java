package dev.rollsafe.plan;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.SqlWords;
import java.util.Optional;

/** Turns renames and moves between schemas round. */
final class RenameReversal {

  private final Catalog before;
  private final Catalog after;
  private final Remembered remembered;
  private final Steps steps;

  RenameReversal(Catalog before, Catalog after, Remembered remembered, Steps steps) {
    this.before = before;
    this.after = after;
    this.remembered = remembered;
    this.steps = steps;
  }

  void reverse(Rename statement) {
    if (statement.ifExists() && before == after) {
      return;
    }
    String to = statement.newName().value();
    ObjectName object = resolve(
        statement.kind() == statement.objectKind() ? statement.kind() : statement.objectKind(),
        statement);
    if (before.view(object).isPresent() && statement.kind() != ObjectKind.TRIGGER) {
      steps.touch(object);
      steps.touch(new ObjectName(object.schema(), to));
      return;
    }
    if (statement.part().isPresent()) {
      part(statement, object, statement.part().get().value(), to);
      return;
    }
    ObjectName renamed = new ObjectName(object.schema(), to);
    boolean bare = statement.kind() == ObjectKind.SCHEMA
        || statement.kind() == ObjectKind.ROLE
        || statement.kind() == ObjectKind.DATABASE;
    steps.run("ALTER " + statement.kind().sql() + " "
        + (bare ? SqlWords.name(to) : SqlWords.name(renamed)) + arguments(statement.arguments())
        + " RENAME TO " + SqlWords.name(object.name()));
    remembered.move(object, renamed);
  }

  private static String arguments(Optional<String> arguments) {
    return arguments.map(a -> "(" + a + ")").orElse("");
  }

  private ObjectName resolve(ObjectKind kind, Rename statement) {
    return switch (kind) {
      case TYPE, DOMAIN -> before.resolveType(statement.object());
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> before.resolveRoutine(statement.object());
      default -> before.resolve(statement.object());
    };
  }

  private void part(Rename statement, ObjectName object, String from, String to) {
    String on = SqlWords.name(object);
    String kind = statement.objectKind().sql();
    switch (statement.kind()) {
      case TRIGGER, POLICY, RULE ->
        steps.run("ALTER " + statement.kind().sql() + " " + SqlWords.name(to) + " ON " + on
            + " RENAME TO " + SqlWords.name(from));
      case ENUM_VALUE ->
        steps.run("ALTER TYPE " + on + " RENAME VALUE " + SqlWords.literal(to) + " TO "
            + SqlWords.literal(from));
      case ATTRIBUTE ->
        steps.run("ALTER TYPE " + on + " RENAME ATTRIBUTE " + SqlWords.name(to) + " TO "
            + SqlWords.name(from));
      default ->
        steps.run("ALTER " + kind + " " + on + " RENAME " + statement.kind().sql() + " "
            + SqlWords.name(to) + " TO " + SqlWords.name(from));
    }
    remembered.renamePart(object, from, to);
  }

  void reverse(SetSchema statement) {
    if (statement.ifExists() && before == after) {
      return;
    }
    ObjectName was = switch (statement.kind()) {
      case TYPE, DOMAIN -> before.resolveType(statement.name());
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> before.resolveRoutine(statement.name());
      default -> before.resolve(statement.name());
    };
    ObjectName is = new ObjectName(statement.schema().value(), was.name());
    if (before.view(was).isPresent()) {
      steps.touch(was);
      steps.touch(is);
      return;
    }
    steps.run("ALTER " + statement.kind().sql() + " " + SqlWords.name(is)
        + arguments(statement.arguments()) + " SET SCHEMA " + SqlWords.name(was.schema()));
    remembered.move(was, is);
  }
}
