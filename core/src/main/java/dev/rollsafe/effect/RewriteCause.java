package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Type;
import java.util.Optional;

/** Why ADD COLUMN writes every row again (manual, ALTER TABLE, "Notes"). */
public enum RewriteCause {
  /** A default that can differ from row to row, its own or that of its domain. */
  DEFAULT,
  /** A default that calls a function nobody knows. */
  UNKNOWN_DEFAULT,
  /** {@code serial} and its like: each row draws a number. */
  SERIAL,
  /** An identity column: each row draws a number. */
  IDENTITY,
  /** A stored generated column: each row is computed. */
  GENERATED,
  /** A domain with a constraint, which is tried on every row, also on null. */
  CONSTRAINED_DOMAIN,
  /** A type nobody knows, which can be such a domain. */
  UNKNOWN_TYPE;

  /** Returns why adding the column rewrites a table; empty where it does not. */
  public static Optional<RewriteCause> of(ColumnDefinition column, Catalog catalog) {
    if (column.identity().isPresent()) {
      return Optional.of(IDENTITY);
    }
    if (column.type().filter(DataType::isSerial).isPresent()) {
      return Optional.of(SERIAL);
    }
    if (column.generated().isPresent()) {
      return column.generated().get().stored() ? Optional.of(GENERATED) : Optional.empty();
    }
    Optional<Type> domain = Domains.of(column.type(), catalog);
    if (domain.isPresent() && Domains.isConstrained(domain.get(), catalog)) {
      return Optional.of(CONSTRAINED_DOMAIN);
    }
    return switch (written(column, domain, catalog)) {
      case ITS_OWN -> Optional.of(DEFAULT);
      case UNKNOWN -> Optional.of(UNKNOWN_DEFAULT);
      default -> isKnown(column.type(), catalog) ? Optional.empty() : Optional.of(UNKNOWN_TYPE);
    };
  }

  /** Returns what rows get in the column: a domain has a default of its own. */
  static Writes written(ColumnDefinition column, Optional<Type> domain, Catalog catalog) {
    return Writes.ofDefault(
        column.defaultValue().or(() -> domain.flatMap(Type::defaultValue)), catalog);
  }

  /** Says whether it was taken for granted, for want of a fact. */
  public boolean assumed() {
    return this == UNKNOWN_DEFAULT || this == UNKNOWN_TYPE;
  }

  private static boolean isKnown(Optional<DataType> type, Catalog catalog) {
    return type.isEmpty()
        || type.get().isArray()
        || TypeFacts.isKnown(type.get())
        || catalog.type(type.get().name()).isPresent();
  }
}
