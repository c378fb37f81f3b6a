package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * Whether an expression can give another value for every row (manual, section 36.7): then a default of a new column has to be
 * written into every row, while one value for the whole statement is kept beside the table.
 *
 * <p>Casts and operators need no look: none of the server's own is volatile.
 *
 * @param kind the worst of what the expression calls
 * @param assumed whether a function in it is not known, or declared worse than the server may find it to be, so that the
 *     worst was taken
 */
record Volatility(CreateRoutine.Volatility kind, boolean assumed) {

  private static final Span NOWHERE = new Span(0, 0);

  static final Volatility IMMUTABLE = new Volatility(CreateRoutine.Volatility.IMMUTABLE, false);
  private static final Volatility STABLE = new Volatility(CreateRoutine.Volatility.STABLE, false);
  private static final Volatility VOLATILE =
      new Volatility(CreateRoutine.Volatility.VOLATILE, false);
  private static final Volatility ASSUMED = new Volatility(CreateRoutine.Volatility.VOLATILE, true);

  /** Judges an expression. */
  static Volatility of(Expression expression, Catalog catalog) {
    return of(SqlParser.facts(expression), catalog);
  }

  /** Judges an expression by its facts. */
  static Volatility of(ExpressionFacts facts, Catalog catalog) {
    Volatility worst = facts.understood() ? IMMUTABLE : ASSUMED;
    for (String function : facts.functions()) {
      worst = worst.worse(ofFunction(function, catalog));
    }
    return worst;
  }

  /**
   * Judges a function.
   *
   * @param name its name as written, qualified or not
   */
  static Volatility ofFunction(String name, Catalog catalog) {
    int dot = name.indexOf('.');
    String schema = dot < 0 ? null : name.substring(0, dot);
    String own = name.substring(dot + 1);
    if (schema == null || schema.equals("pg_catalog")) {
      Optional<CreateRoutine.Volatility> builtIn = BuiltInFunctions.volatility(own);
      if (builtIn.isPresent()) {
        return known(builtIn.get());
      }
    }
    List<Routine> routines = catalog.routines(new QualifiedName(schema, own, NOWHERE));
    if (!routines.isEmpty()) {
      return ofRoutines(routines);
    }
    // An extension may have been put into any schema.
    return schema == null
        ? ASSUMED
        : BuiltInFunctions.volatility(own).map(Volatility::known).orElse(ASSUMED);
  }

  private static Volatility ofRoutines(List<Routine> routines) {
    Volatility worst = IMMUTABLE;
    for (Routine routine : routines) {
      CreateRoutine definition = routine.definition();
      Volatility own = known(definition.volatility());
      // The server may put the body of an SQL function in the place of its call, and finds it less
      // volatile then.
      boolean mayBeInlined = own.differsByRow() && definition.language().equals("sql");
      worst = worst.worse(mayBeInlined ? ASSUMED : own);
    }
    return worst;
  }

  private static Volatility known(CreateRoutine.Volatility kind) {
    return switch (kind) {
      case IMMUTABLE -> IMMUTABLE;
      case STABLE -> STABLE;
      case VOLATILE -> VOLATILE;
    };
  }

  private Volatility worse(Volatility other) {
    if (kind != other.kind) {
      return kind.compareTo(other.kind) > 0 ? this : other;
    }
    // Two reasons for the same: the one that is known makes the other one no assumption.
    return assumed ? other : this;
  }

  /** Says whether every row can get another value. */
  boolean differsByRow() {
    return kind == CreateRoutine.Volatility.VOLATILE;
  }
}
