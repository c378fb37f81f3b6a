package dev.rollsafe.effect;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.View;
import java.util.List;
import java.util.Optional;

/** Tells what statements do. */
public final class Effects {

  private Effects() {}

  /**
   * Tells what {@code statement} does.
   *
   * @param statement the statement
   * @param catalog what is there before it; objects of its {@linkplain Catalog#unit() unit} are new: no other release uses them
   * @param version the server it runs on
   */
  public static Effect of(Statement statement, Catalog catalog, ServerVersion version) {
    return statement.accept(new StatementEffects(catalog, version));
  }

  /**
   * Says whether an expression calls a function that is known to be volatile (manual, section 36.7). One that is not known is
   * not taken for volatile here.
   *
   * @param expression the expression
   * @param catalog what is there before it
   */
  public static boolean callsVolatile(Expression expression, Catalog catalog) {
    Volatility volatility = Volatility.of(expression, catalog);
    return volatility.differsByRow() && !volatility.assumed();
  }

  /** Returns the names of a view's columns, as far as its text tells them: a star hides them. */
  public static Optional<List<String>> columns(View view) {
    return ViewEffects.columns(view.columns(), view.query());
  }
}
