package dev.rollsafe.lint.rules;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.lint.StatementContext;
import java.util.List;
import java.util.Optional;

/** Runs statements once more, on what they have left behind. */
final class Rerun {

  private Rerun() {}

  /**
   * Returns the first statement that the server refuses the second time and did not refuse the first time.
   *
   * @param statements the statements, in their order
   * @param left what is there when they begin again
   */
  static Optional<StatementContext> firstRefused(
      List<StatementContext> statements, Catalog left, ServerVersion version) {
    Catalog catalog = left;
    for (StatementContext statement : statements) {
      if (statement.nested()) {
        continue;
      }
      Effect again = Effects.of(statement.statement(), catalog, version);
      if (again.failure().isPresent() && statement.effect().failure().isEmpty()) {
        return Optional.of(statement);
      }
      catalog = catalog.apply(statement.statement());
    }
    return Optional.empty();
  }
}
