package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Type;
import java.util.Map;
import java.util.StringJoiner;

/** Writes types and domains. */
final class TypeText {

  private TypeText() {}

  /** Returns CREATE TYPE or CREATE DOMAIN. */
  static String create(Catalog catalog, Type type) {
    String name = Sql.name(type.name());
    return switch (type.kind()) {
      case ENUM -> "CREATE TYPE " + name + " AS ENUM " + labels(type);
      case COMPOSITE -> "CREATE TYPE " + name + " AS " + attributes(catalog, type);
      case DOMAIN -> domain(catalog, type);
      case RANGE -> "CREATE TYPE " + name + " AS RANGE " + options(type);
      case BASE -> "CREATE TYPE " + name + " " + options(type);
      case SHELL -> "CREATE TYPE " + name;
    };
  }

  private static String labels(Type type) {
    StringJoiner labels = new StringJoiner(", ", "(", ")");
    for (String label : type.labels()) {
      labels.add(Sql.literal(label).strip());
    }
    return labels.toString();
  }

  private static String attributes(Catalog catalog, Type type) {
    StringJoiner attributes = new StringJoiner(", ", "(", ")");
    for (Column attribute : type.attributes()) {
      attributes.add(ColumnText.definition(catalog, attribute));
    }
    return attributes.toString();
  }

  private static String options(Type type) {
    StringJoiner options = new StringJoiner(", ", "(", ")");
    for (Map.Entry<String, String> option : type.options().entrySet()) {
      options.add(
          option.getValue().isEmpty()
              ? option.getKey()
              : option.getKey() + " = " + option.getValue());
    }
    return options.toString();
  }

  private static String domain(Catalog catalog, Type type) {
    StringBuilder text = new StringBuilder("CREATE DOMAIN ")
        .append(Sql.name(type.name()))
        .append(" AS ")
        .append(Sql.type(catalog, type.base().orElseThrow()));
    type.collation().ifPresent(c -> text.append(" COLLATE ").append(Sql.name(c)));
    type.defaultValue().ifPresent(value -> text.append(" DEFAULT ").append(value.text()));
    if (type.notNull()) {
      text.append(" NOT NULL");
    }
    for (Constraint constraint : type.constraints()) {
      if (constraint.validated()) {
        text.append(' ').append(ConstraintText.definition(catalog, constraint));
      }
    }
    return text.toString();
  }
}
