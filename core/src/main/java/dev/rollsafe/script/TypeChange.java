package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what turns domains and composite types into what they shall be. */
final class TypeChange {

  private TypeChange() {}

  static List<String> domain(Catalog wanted, Type is, Type was) {
    String alter = "ALTER DOMAIN " + Sql.name(was.name()) + " ";
    List<String> statements = new ArrayList<>();
    Map<String, String> now = constraints(wanted, is);
    Map<String, String> then = constraints(wanted, was);
    now.forEach((name, text) -> {
      if (!text.equals(then.get(name))) {
        statements.add(alter + "DROP CONSTRAINT " + Sql.identifier(name));
      }
    });
    if (!was.defaultValue().map(v -> v.text()).equals(is.defaultValue().map(v -> v.text()))) {
      statements.add(
          alter + was.defaultValue().map(v -> "SET DEFAULT " + v.text()).orElse("DROP DEFAULT"));
    }
    if (was.notNull() != is.notNull()) {
      statements.add(alter + (was.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
    }
    then.forEach((name, text) -> {
      if (!text.equals(now.get(name))) {
        statements.add(alter + "ADD " + text);
      }
    });
    return statements;
  }

  private static Map<String, String> constraints(Catalog catalog, Type type) {
    Map<String, String> constraints = new HashMap<>();
    for (Constraint constraint : type.constraints()) {
      constraints.put(constraint.name(), ConstraintText.definition(catalog, constraint));
    }
    return constraints;
  }

  static List<String> composite(Catalog wanted, Type is, Type was) {
    String alter = "ALTER TYPE " + Sql.name(was.name()) + " ";
    List<String> statements = new ArrayList<>();
    Map<String, Column> now = attributes(is);
    Map<String, Column> then = attributes(was);
    for (Column attribute : is.attributes()) {
      if (!then.containsKey(attribute.name())) {
        statements.add(alter + "DROP ATTRIBUTE " + Sql.identifier(attribute.name()));
      }
    }
    for (Column attribute : was.attributes()) {
      Column there = now.get(attribute.name());
      if (there == null) {
        statements.add(alter + "ADD ATTRIBUTE " + ColumnText.definition(wanted, attribute));
      } else if (!there.type().sameAs(attribute.type())) {
        statements.add(alter + "ALTER ATTRIBUTE " + Sql.identifier(attribute.name()) + " TYPE "
            + Sql.type(wanted, attribute.type()));
      }
    }
    return statements;
  }

  private static Map<String, Column> attributes(Type type) {
    Map<String, Column> attributes = new HashMap<>();
    type.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
    return attributes;
  }
}
