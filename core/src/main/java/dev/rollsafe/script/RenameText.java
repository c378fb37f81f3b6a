package dev.rollsafe.script;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.SetSchema;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import java.util.Optional;

/** Writes what turns a new name, or a move to another schema, round. */
public final class RenameText {

  private RenameText() {}

  /**
   * Returns the statement that gives an object, or a part of it, its earlier name.
   *
   * @param before the catalog before it got another
   * @param statement the statement that gave it another
   */
  public static String back(Catalog before, Rename statement) {
    String to = statement.newName().value();
    ObjectName object = resolve(before, statement.objectKind(), statement.object());
    if (statement.part().isPresent()) {
      return part(statement, Sql.name(object), statement.part().get().value(), to);
    }
    boolean bare = statement.kind() == ObjectKind.SCHEMA
        || statement.kind() == ObjectKind.ROLE
        || statement.kind() == ObjectKind.DATABASE;
    return "ALTER " + statement.kind().sql() + " "
        + (bare ? Sql.identifier(to) : Sql.name(new ObjectName(object.schema(), to)))
        + arguments(statement.arguments()) + " RENAME TO " + Sql.identifier(object.name());
  }

  private static String part(Rename statement, String on, String from, String to) {
    String old = Sql.identifier(from);
    String now = Sql.identifier(to);
    return switch (statement.kind()) {
      case TRIGGER, POLICY, RULE ->
        "ALTER " + statement.kind().sql() + " " + now + " ON " + on + " RENAME TO " + old;
      case ENUM_VALUE ->
        "ALTER TYPE " + on + " RENAME VALUE " + Sql.literal(to).strip() + " TO "
            + Sql.literal(from).strip();
      case ATTRIBUTE -> "ALTER TYPE " + on + " RENAME ATTRIBUTE " + now + " TO " + old;
      default ->
        "ALTER " + statement.objectKind().sql() + " " + on + " RENAME "
            + statement.kind().sql() + " " + now + " TO " + old;
    };
  }

  /**
   * Returns the statement that moves an object back into its earlier schema.
   *
   * @param before the catalog before it was moved
   * @param statement the statement that moved it
   */
  public static String back(Catalog before, SetSchema statement) {
    ObjectName was = resolve(before, statement.kind(), statement.name());
    ObjectName is = new ObjectName(statement.schema().value(), was.name());
    return "ALTER " + statement.kind().sql() + " " + Sql.name(is) + arguments(statement.arguments())
        + " SET SCHEMA " + Sql.identifier(was.schema());
  }

  private static ObjectName resolve(Catalog before, ObjectKind kind, QualifiedName name) {
    return switch (kind) {
      case TYPE, DOMAIN -> before.resolveType(name);
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> before.resolveRoutine(name);
      default -> before.resolve(name);
    };
  }

  private static String arguments(Optional<String> arguments) {
    return arguments.map(a -> "(" + a + ")").orElse("");
  }
}
