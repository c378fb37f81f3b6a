package dev.rollsafe.plan;

import dev.rollsafe.ast.CreateRule;
import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.CreateType;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.script.SqlWords;
import java.util.Optional;
import java.util.Set;

/** Objects that no catalog holds: made again from the text that made them. */
final class Drops {

  private static final Set<ObjectKind> IN_CATALOG = Set.of(
      ObjectKind.TABLE,
      ObjectKind.FOREIGN_TABLE,
      ObjectKind.VIEW,
      ObjectKind.MATERIALIZED_VIEW,
      ObjectKind.INDEX,
      ObjectKind.SEQUENCE,
      ObjectKind.TYPE,
      ObjectKind.DOMAIN,
      ObjectKind.FUNCTION,
      ObjectKind.PROCEDURE,
      ObjectKind.ROUTINE,
      ObjectKind.TRIGGER,
      ObjectKind.POLICY,
      ObjectKind.SCHEMA);

  /** Kinds that DROP finds by their name alone. */
  private static final Set<ObjectKind> NAMED = Set.of(
      ObjectKind.COLLATION,
      ObjectKind.CONVERSION,
      ObjectKind.EVENT_TRIGGER,
      ObjectKind.FOREIGN_DATA_WRAPPER,
      ObjectKind.PUBLICATION,
      ObjectKind.ROLE,
      ObjectKind.SERVER,
      ObjectKind.TEXT_SEARCH_CONFIGURATION,
      ObjectKind.TEXT_SEARCH_DICTIONARY,
      ObjectKind.TEXT_SEARCH_PARSER,
      ObjectKind.TEXT_SEARCH_TEMPLATE);

  private final Catalog before;
  private final Remembered remembered;
  private final Steps steps;

  Drops(Catalog before, Remembered remembered, Steps steps) {
    this.before = before;
    this.remembered = remembered;
    this.steps = steps;
  }

  static String key(ObjectKind kind, String name) {
    return kind.sql() + " " + name;
  }

  boolean inCatalog(ObjectKind kind) {
    return IN_CATALOG.contains(kind);
  }

  void schemas(Drop statement) {
    if (statement.kind() == ObjectKind.SCHEMA) {
      for (Drop.Target target : statement.targets()) {
        if (before.schema(target.name().name()).isPresent()) {
          steps.run("CREATE SCHEMA " + SqlWords.name(target.name().name()));
        } else if (!statement.ifExists()) {
          steps.irreversible("schema " + target.name() + " is not known");
        }
      }
    }
  }

  void others(Drop statement) {
    for (Drop.Target target : statement.targets()) {
      String name = target
          .table()
          .map(t -> target.name().name() + " ON " + before.resolve(t))
          .orElse(target.name().name());
      Optional<String> sql = remembered.definition(key(statement.kind(), name));
      if (statement.kind() == ObjectKind.EXTENSION && before.hasExtension(name)) {
        steps.run(sql.orElse("CREATE EXTENSION " + SqlWords.name(name)));
      } else if (sql.isPresent()) {
        steps.run(sql.get());
      } else if (!statement.ifExists()) {
        steps.irreversible(
            "the definition of " + statement.kind().noun() + " " + name + " is not known");
      }
    }
  }

  void other(Other statement, String text) {
    if (statement.consequence() == Other.Consequence.NONE
        && !Set.of("CREATE", "ALTER", "IMPORT").contains(statement.verb())) {
      return;
    }
    boolean named = NAMED.contains(statement.kind()) && statement.name().isPresent();
    if (statement.verb().equals("CREATE") && named) {
      steps.run("DROP " + statement.kind().sql() + " "
          + SqlWords.name(statement.name().get()));
    } else {
      String first = text.length() > 60 ? text.substring(0, 60) + ".." : text;
      steps.irreversible("what " + first.replace('\n', ' ') + " changes is not followed");
    }
  }

  /** Keeps what a statement defines, or forgets what it drops. */
  static void remember(Statement statement, Catalog before, Remembered remembered, String script) {
    String text = statement.span().of(script);
    if (statement instanceof CreateRule rule) {
      remembered.define(
          key(ObjectKind.RULE, rule.name().value() + " ON " + before.resolve(rule.table())), text);
    } else if (statement instanceof CreateStatistics statistics) {
      statistics
          .name()
          .ifPresent(name -> remembered.define(key(ObjectKind.STATISTICS, name.name()), text));
    } else if (statement instanceof CreateType type) {
      remembered.define("TYPE " + before.resolveType(type.name()), text);
    } else if (statement instanceof dev.rollsafe.ast.CreateExtension extension) {
      remembered.define(key(ObjectKind.EXTENSION, extension.name().value()), text);
    } else if (statement instanceof Other other && other.verb().equals("CREATE")) {
      other.name().ifPresent(name -> remembered.define(key(other.kind(), name.name()), text));
    } else if (statement instanceof Drop drop) {
      for (Drop.Target target : drop.targets()) {
        String name = target
            .table()
            .map(t -> target.name().name() + " ON " + before.resolve(t))
            .orElse(target.name().name());
        remembered.forget(key(drop.kind(), name));
      }
    }
  }
}
