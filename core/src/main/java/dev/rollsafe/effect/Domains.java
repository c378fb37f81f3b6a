package dev.rollsafe.effect;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Type;
import java.util.Optional;

/** What domains demand of values, through domains over domains. */
final class Domains {

  private Domains() {}

  /** Returns the domain that the type is, if a script made it; an array of a domain is none. */
  static Optional<Type> of(Optional<DataType> type, Catalog catalog) {
    return type.isPresent() ? of(type.get(), catalog) : Optional.empty();
  }

  /** Returns the domain that the type is, if a script made it; an array of a domain is none. */
  static Optional<Type> of(DataType type, Catalog catalog) {
    return type.isArray()
        ? Optional.empty()
        : catalog.type(type.name()).filter(found -> found.kind() == Type.Kind.DOMAIN);
  }

  /** Says whether the domain, or one it is made over, has a constraint of any kind. */
  static boolean isConstrained(Type domain, Catalog catalog) {
    if (domain.notNull() || !domain.constraints().isEmpty()) {
      return true;
    }
    Optional<Type> below = of(domain.base(), catalog);
    return below.isPresent() && isConstrained(below.get(), catalog);
  }

  /** Says whether the domain, or one it is made over, is NOT NULL. */
  static boolean forbidsNull(Type domain, Catalog catalog) {
    if (domain.notNull()) {
      return true;
    }
    Optional<Type> below = of(domain.base(), catalog);
    return below.isPresent() && forbidsNull(below.get(), catalog);
  }

  /** Returns the type that values of the type really are: of a domain the one it restricts. */
  static DataType base(DataType type, Catalog catalog) {
    Optional<Type> domain = of(type, catalog);
    return domain.isPresent() && domain.get().base().isPresent()
        ? base(domain.get().base().get(), catalog)
        : type;
  }
}
