package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trigger that sees the rows a statement writes, whatever chooses them: WHERE, joins, conflicts, other triggers, foreign keys. It
 * lives no longer than the statement, in one transaction, and keeps others from writing to the table until that ends. It fires
 * last, by its name, and so sees what is really written.
 */
final class Capture {

  private final Archive archive;
  private final Catalog catalog;
  private final String event;
  private final String body;

  /**
   * A trigger.
   *
   * @param event UPDATE or DELETE
   * @param body what it does, without BEGIN and END
   */
  Capture(Archive archive, Catalog catalog, String event, String body) {
    this.archive = archive;
    this.catalog = catalog;
    this.event = event;
    this.body = body;
  }

  private String function() {
    return Archive.SCHEMA + "." + archive.quoted("keep");
  }

  private String trigger() {
    return "zz_rollsafe_keep_" + event.toLowerCase(Locale.ROOT);
  }

  private String table() {
    return Sql.name(archive.table().name());
  }

  List<String> begin() {
    List<String> statements = new ArrayList<>(archive.create());
    statements.add(archive.leave());
    statements.add("CREATE OR REPLACE FUNCTION " + function()
        + "() RETURNS trigger LANGUAGE plpgsql AS "
        + Sql.dollarQuoted("BEGIN\n" + body + "\nEND"));
    statements.add("CREATE TRIGGER " + trigger() + " BEFORE " + event + " ON " + table()
        + " FOR EACH ROW EXECUTE FUNCTION " + function() + "()");
    return statements;
  }

  List<String> end() {
    List<String> statements =
        new ArrayList<>(Deferred.of(archive.table(), catalog).check());
    statements.add("DROP TRIGGER " + trigger() + " ON " + table());
    statements.add("DROP FUNCTION " + function() + "()");
    return statements;
  }
}
