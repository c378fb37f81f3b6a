package dev.rollsafe.script;

import dev.rollsafe.catalog.Attached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what roles may do with an object and its columns: for each role all of it, in the order it was given and taken. */
final class GrantText {

  private final String kind;
  private final String name;
  private final Attached attached;
  private final Map<String, List<String>> byRole = new LinkedHashMap<>();
  private final Map<String, Boolean> given = new LinkedHashMap<>();

  /**
   * What is granted on an object.
   *
   * @param kind its kind as GRANT names it
   * @param name its name as SQL
   */
  GrantText(String kind, String name, Attached attached) {
    this.kind = kind;
    this.name = name;
    this.attached = attached;
    add("", attached);
  }

  void column(String column, Attached columnAttached) {
    add(" (" + Sql.identifier(column) + ")", columnAttached);
  }

  private void add(String columns, Attached of) {
    for (Attached.Privilege privilege : of.privileges()) {
      byRole
          .computeIfAbsent(privilege.role(), role -> new ArrayList<>())
          .add(statement(privilege, columns));
      given.merge(privilege.role(), !privilege.revoked(), Boolean::logicalOr);
    }
  }

  private String statement(Attached.Privilege privilege, String columns) {
    String object = columns + " ON " + kind + " " + name;
    return privilege.revoked()
        ? "REVOKE " + privilege.name() + object + " FROM " + Sql.role(privilege.role())
        : "GRANT " + privilege.name() + object + " TO " + Sql.role(privilege.role())
            + (privilege.grantable() ? " WITH GRANT OPTION" : "");
  }

  /** Returns a piece for each role. */
  List<Piece> pieces(List<String> with) {
    List<Piece> pieces = new ArrayList<>();
    byRole.forEach((role, statements) -> {
      List<String> change = new ArrayList<>();
      change.add(revokeAll(role));
      change.addAll(statements);
      pieces.add(new Piece(
          "grant " + kind + " " + name + " " + role,
          Piece.Rank.NOTE,
          "",
          with,
          statements,
          change,
          removal(role).map(List::of).orElse(List.of()),
          List.of(),
          Optional.empty()));
    });
    return pieces;
  }

  private String revokeAll(String role) {
    return "REVOKE ALL ON " + kind + " " + name + " FROM " + Sql.role(role);
  }

  /**
   * Goes back to what there is without any GRANT: everybody may execute routines and use types (manual, section 5.8), owners
   * may do all; what a role had from which a right was taken is not known.
   */
  private Optional<String> removal(String role) {
    if (role.equals("public")) {
      return switch (kind) {
        case "FUNCTION", "PROCEDURE" ->
          Optional.of("GRANT EXECUTE ON " + kind + " " + name + " TO PUBLIC");
        case "TYPE", "DOMAIN" -> Optional.of("GRANT USAGE ON " + kind + " " + name + " TO PUBLIC");
        case "SCHEMA" -> name.equals("public") ? Optional.empty() : Optional.of(revokeAll(role));
        default -> Optional.of(revokeAll(role));
      };
    }
    if (attached.owner().filter(role::equals).isPresent()) {
      return Optional.of("GRANT ALL ON " + kind + " " + name + " TO " + Sql.role(role));
    }
    return given.getOrDefault(role, false) ? Optional.of(revokeAll(role)) : Optional.empty();
  }
}
