package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Drop;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags the drop of all that is in a schema or a database, or that a role owns. */
final class SchemaOrDatabaseDrop implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "schema-or-database-drop",
          Severity.ERROR,
          "Everything in the schema or database is dropped, whatever it is")
      .why(
          "DROP SCHEMA .. CASCADE, DROP OWNED and DROP DATABASE take along tables that no script names, also those that others made"
              + " there; neither the tables nor their rows come back with a rollback.")
      .instead(
          "Drop what is meant by its name, each a release after its last use, and then the empty schema without CASCADE; leave"
              + " databases and tablespaces to whoever runs the server.")
      .source("https://www.postgresql.org/docs/current/sql-dropschema.html")
      .source("https://www.postgresql.org/docs/current/sql-dropdatabase.html")
      .hazards("DS03", "DS04", "DS14")
      .given("CREATE SCHEMA archive; CREATE TABLE archive.orders (id bigint); CREATE SCHEMA bare;")
      .flags("a schema with tables in use", "DROP SCHEMA archive CASCADE; -- finding")
      .flags(Example.of("a database", "DROP DATABASE IF EXISTS rollsafe_no_such; -- finding")
          .in(TransactionMode.NONE))
      .accepts("an empty schema", "DROP SCHEMA bare;")
      .accepts("a schema that the same migration made", """
          CREATE SCHEMA scratch;
          CREATE TABLE scratch.ids (id bigint);
          DROP SCHEMA scratch CASCADE;
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (!(statement.statement() instanceof Drop drop)) {
      return;
    }
    boolean all = switch (drop.kind()) {
      case DATABASE, OWNED, TABLESPACE -> true;
      case SCHEMA -> drop.cascade();
      default -> false;
    };
    if (all && takesSomething(statement.effect())) {
      findings.add(
          drop.span(),
          "Dropping the " + drop.kind().noun() + " " + drop.targets().get(0).name()
              + " takes along all that is in it");
    }
  }

  private static boolean takesSomething(Effect effect) {
    return !effect.loses().isEmpty() || Breaks.lasting(effect).isPresent();
  }
}
