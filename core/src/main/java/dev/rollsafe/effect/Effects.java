package dev.rollsafe.effect;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;

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
}
