package dev.rollsafe.script;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import java.util.List;
import java.util.Optional;

/** Writes what turns a table into what it shall be, without its columns and what hangs on it. */
final class TableChange {

  private TableChange() {}

  static List<String> statements(Table is, Table was) {
    String alter = TableText.alter(was);
    List<String> statements = OptionsText.change(alter, is.options(), was.options());
    if (is.persistence() != was.persistence()) {
      statements.add(alter + logged(was.persistence()).strip());
    }
    if (!is.tablespace().equals(was.tablespace())) {
      statements.add(alter + tablespace(was.tablespace()));
    }
    if (!is.accessMethod().equals(was.accessMethod())) {
      statements.add(
          alter + "SET ACCESS METHOD " + Sql.identifier(was.accessMethod().orElse("heap")));
    }
    for (ObjectName parent : is.parents()) {
      if (!was.parents().contains(parent)) {
        statements.add(alter + "NO INHERIT " + Sql.name(parent));
      }
    }
    for (ObjectName parent : was.parents()) {
      if (!is.parents().contains(parent)) {
        statements.add(alter + "INHERIT " + Sql.name(parent));
      }
    }
    if (!is.ofType().equals(was.ofType())) {
      statements.add(alter + was.ofType().map(type -> "OF " + Sql.name(type)).orElse("NOT OF"));
    }
    return statements;
  }

  static String logged(Persistence persistence) {
    return persistence == Persistence.UNLOGGED ? " SET UNLOGGED" : " SET LOGGED";
  }

  static String tablespace(Optional<String> tablespace) {
    return "SET TABLESPACE " + Sql.identifier(tablespace.orElse("pg_default"));
  }
}
