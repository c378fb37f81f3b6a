package dev.rollsafe.script;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views, types and policies as SQL. */
public final class ObjectSql {

  private ObjectSql() {}

  /** Returns CREATE VIEW or CREATE MATERIALIZED VIEW. */
  public static String create(View view, boolean orReplace) {
    StringBuilder sql = new StringBuilder(orReplace ? "CREATE OR REPLACE " : "CREATE ");
    sql.append(view.materialized() ? "MATERIALIZED VIEW " : "VIEW ");
    sql.append(SqlWords.name(view.name()));
    if (!view.columns().isEmpty()) {
      sql.append(" (").append(SqlWords.names(view.columns())).append(')');
    }
    Map<String, String> options = new LinkedHashMap<>(view.options());
    if (!options.isEmpty()) {
      sql.append(" WITH ").append(SqlWords.options(options));
    }
    sql.append(" AS\n").append(view.query().text());
    sql.append(view.materialized() && !view.populated() ? "\nWITH NO DATA" : "");
    return sql.toString();
  }

  /** Returns DROP of a view. */
  public static String drop(View view) {
    return (view.materialized() ? "DROP MATERIALIZED VIEW " : "DROP VIEW ")
        + SqlWords.name(view.name());
  }

  /** Returns CREATE TYPE or CREATE DOMAIN; empty for kinds whose definition is not kept. */
  public static Optional<String> create(Type type) {
    String name = SqlWords.name(type.name());
    return switch (type.kind()) {
      case ENUM -> Optional.of("CREATE TYPE " + name + " AS ENUM (" + labels(type.labels()) + ")");
      case COMPOSITE -> {
        List<String> attributes = new ArrayList<>();
        for (Column attribute : type.attributes()) {
          attributes.add(TableSql.column(attribute));
        }
        yield Optional.of("CREATE TYPE " + name + " AS (" + String.join(", ", attributes) + ")");
      }
      case DOMAIN -> Optional.of(domain(type, name));
      case RANGE, BASE, SHELL -> Optional.empty();
    };
  }

  private static String domain(Type type, String name) {
    StringBuilder sql = new StringBuilder("CREATE DOMAIN ").append(name).append(" AS ");
    sql.append(SqlWords.type(type.base().orElseThrow()));
    type.defaultValue().ifPresent(value -> sql.append(" DEFAULT ").append(value.text()));
    sql.append(type.notNull() ? " NOT NULL" : "");
    for (Constraint constraint : type.constraints()) {
      sql.append(" CONSTRAINT ").append(SqlWords.name(constraint.name()));
      constraint.check().ifPresent(c -> sql.append(" CHECK (").append(c.text()).append(')'));
    }
    return sql.toString();
  }

  /** Returns the labels of an enum between commas. */
  public static String labels(List<String> labels) {
    List<String> literals = new ArrayList<>();
    for (String label : labels) {
      literals.add(SqlWords.literal(label));
    }
    return String.join(", ", literals);
  }

  /** Returns CREATE POLICY. */
  public static String create(Policy policy, ObjectName table) {
    StringBuilder sql = new StringBuilder("CREATE POLICY ").append(SqlWords.name(policy.name()));
    sql.append(" ON ").append(SqlWords.name(table));
    sql.append(policy.permissive() ? "" : " AS RESTRICTIVE")
        .append(" FOR ")
        .append(policy.command());
    if (!policy.roles().isEmpty()) {
      sql.append(" TO ").append(SqlWords.roles(policy.roles()));
    }
    policy
        .using()
        .ifPresent(using -> sql.append(" USING (").append(using.text()).append(')'));
    policy
        .withCheck()
        .ifPresent(c -> sql.append(" WITH CHECK (").append(c.text()).append(')'));
    return sql.toString();
  }
}
