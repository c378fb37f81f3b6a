package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateIndex;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.Findings;
import dev.rollsafe.lint.Rule;
import dev.rollsafe.lint.RuleDoc;
import dev.rollsafe.lint.Severity;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.migration.Migration.TransactionMode;

/** Flags indexes over many columns. */
final class WideIndex implements Rule {

  private static final int ENOUGH = 3;

  private static final RuleDoc DOC = RuleDoc.of(
          "wide-index", Severity.INFO, "The index is over more than three columns")
      .why(
          "Queries seldom need more than the first columns of a key to find few rows; the others make the index large and each"
              + " write slower. Unique indexes need all their columns.")
      .instead("Keep the columns that leave few rows; put those that are only read into INCLUDE.")
      .source("https://www.postgresql.org/docs/current/indexes-multicolumn.html")
      .hazards("IX13")
      .given("CREATE TABLE orders (a integer, b integer, c integer, d integer);")
      .flags(Example.of(
              "four columns",
              "CREATE INDEX CONCURRENTLY orders_idx ON orders (a, b, c, d); -- finding")
          .in(TransactionMode.NONE))
      .accepts(
          Example.of("three columns, and another that is only read", """
              CREATE INDEX CONCURRENTLY orders_idx ON orders (a, b, c) INCLUDE (d);
              """).in(TransactionMode.NONE))
      .accepts(
          "a unique index",
          "CREATE TABLE carts (a int, b int, c int, d int);\nCREATE UNIQUE INDEX carts_key ON carts (a, b, c, d);")
      .offByDefault();

  @Override
  public RuleDoc doc() {
    return DOC;
  }

  @Override
  public void check(StatementContext statement, Findings findings) {
    if (statement.statement() instanceof CreateIndex create
        && !create.unique()
        && create.elements().size() > ENOUGH) {
      findings.add(
          create.span(),
          "The index on " + statement.before().resolve(create.table()) + " is over "
              + create.elements().size() + " columns");
    }
  }
}
