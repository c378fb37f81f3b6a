package dev.rollsafe.plan;

import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.SqlWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comments and grants as statements. */
final class NoteSql {

  private NoteSql() {}

  static String comment(
      ObjectKind kind, ObjectName relation, Optional<String> part, Optional<String> text) {
    String on = SqlWords.name(relation);
    String target = part.isEmpty()
        ? on
        : kind == ObjectKind.COLUMN
            ? on + "." + SqlWords.name(part.get())
            : SqlWords.name(part.get()) + " ON " + on;
    return "COMMENT ON " + kind.sql() + " " + target + " IS "
        + text.map(SqlWords::literal).orElse("NULL");
  }

  /** Returns GRANT, or REVOKE where {@code revoke} says so, of what a statement grants on one of its objects. */
  static String grant(Grant grant, String object, boolean revoke) {
    List<String> privileges = new ArrayList<>();
    for (Grant.Privilege privilege : grant.privileges()) {
      List<String> columns = privilege.columns().stream().map(Identifier::value).toList();
      privileges.add(
          privilege.name() + (columns.isEmpty() ? "" : " (" + SqlWords.names(columns) + ")"));
    }
    String kind = grant.kind().map(k -> k.sql() + " ").orElse("");
    return (revoke ? "REVOKE " : "GRANT ")
        + String.join(", ", privileges)
        + " ON " + kind + object
        + (revoke ? " FROM " : " TO ")
        + SqlWords.roles(grant.roles())
        + (!revoke && !grant.options().isEmpty() ? " WITH GRANT OPTION" : "");
  }
}
