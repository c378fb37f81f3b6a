package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.sql.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Flags names that the server cuts off. */
final class NameCutOff implements Rule {

  private static final RuleDoc DOC = RuleDoc.of(
          "name-cut-off",
          Severity.WARNING,
          "The name is longer than 63 bytes, and the server cuts it off")
      .why(
          "Only a notice tells so. Two names that differ behind the 63rd byte are one, a later migration that looks the object"
              + " up in a system catalog does not find it, and letters beyond ASCII count for two bytes or more.")
      .instead("A shorter name.")
      .source(
          "https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS")
      .hazards("PO09")
      .flags("a long name of an index, a column and a table", """
          CREATE TABLE a_table_whose_name_was_made_of_all_that_it_holds_and_a_little_more_too ( -- finding
            a_column_whose_name_was_made_of_all_that_it_holds_and_a_little_more_too bigint -- finding
          );
          CREATE TABLE carts (id bigint);
          CREATE INDEX an_index_whose_name_was_made_of_all_its_columns_and_its_table_as_well ON carts (id); -- finding
          """)
      .accepts("sixty-three bytes", """
          CREATE TABLE carts (
            id bigint,
            a_name_of_sixty_three_letters_is_as_long_as_what_the_server_kep text
          );
          """);

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  private static final int LONGEST = 63;

  /** The reader cuts names off as the server does, which leaves these no longer than {@link #LONGEST}. */
  private static final int SHORTEST_CUT = LONGEST - 3;

  @Override
  public void check(StatementContext statement, Findings findings) {
    Statement written = statement.statement();
    if (written instanceof CreateTable table) {
      check(statement, table.name().name(), table.name().span(), findings);
      constraints(statement, table.constraints(), findings);
    } else if (written instanceof CreateIndex index && index.name().isPresent()) {
      check(statement, index.name().get(), findings);
    } else if (written instanceof Rename rename) {
      check(statement, rename.newName(), findings);
    } else if (written instanceof CreateView view) {
      check(statement, view.name().name(), view.name().span(), findings);
    } else if (written instanceof AlterTable alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AddConstraint add) {
          constraints(statement, List.of(add.constraint()), findings);
        }
      }
    }
    for (ColumnDefinition column : WrittenColumns.of(written)) {
      check(statement, column.name(), findings);
      constraints(statement, column.constraints(), findings);
    }
  }

  private static void constraints(
      StatementContext statement, List<TableConstraint> constraints, Findings findings) {
    for (TableConstraint constraint : constraints) {
      if (constraint.name().isPresent()) {
        check(statement, constraint.name().get(), findings);
      }
    }
  }

  private static void check(StatementContext statement, Identifier name, Findings findings) {
    check(statement, name.value(), name.span(), findings);
  }

  /** A letter has three bytes at most for each of its units, so that few names are looked at twice. */
  private static void check(StatementContext statement, String name, Span span, Findings findings) {
    if (name.length() * 3 < SHORTEST_CUT || bytes(name) < SHORTEST_CUT) {
      return;
    }
    String written = statement.text(span);
    written = written.substring(written.lastIndexOf('.') + 1).replace("\"", "");
    int bytes = bytes(written);
    if (bytes > LONGEST) {
      findings.add(span, "The name has " + bytes + " bytes, of which the server keeps 63");
    }
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
