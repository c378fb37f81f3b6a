package dev.rollsafe.plan.random;

import static dev.rollsafe.plan.random.Scene.q;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.script.Sql;
import java.util.List;

/** Statements on types, domains, sequences and schemas. */
final class TypeFamilies {

  static final List<Family> ALL = List.of(
      TypeFamilies::enumeration,
      TypeFamilies::addLabel,
      TypeFamilies::addLabel,
      TypeFamilies::renameLabel,
      TypeFamilies::domain,
      TypeFamilies::alterDomain,
      TypeFamilies::composite,
      TypeFamilies::alterComposite,
      TypeFamilies::renameType,
      TypeFamilies::dropType,
      TypeFamilies::sequence,
      TypeFamilies::alterSequence,
      TypeFamilies::alterSequence,
      TypeFamilies::dropSequence,
      TypeFamilies::schema);

  private TypeFamilies() {}

  static String enumeration(Scene scene) {
    return "CREATE TYPE " + scene.dice.name("e") + " AS ENUM ('new', 'it''s', 'Done')";
  }

  private static String addLabel(Scene scene) {
    Type type = scene.type(Type.Kind.ENUM);
    return "ALTER TYPE " + q(type.name()) + " ADD VALUE " + scene.dice.maybe(30, "IF NOT EXISTS ")
        + scene.dice.word("'more'", "'a;b'", "'new'")
        + scene.dice.maybe(
            40,
            scene.dice.word(" BEFORE ", " AFTER ")
                + Sql.literal(scene.any(type.labels())).strip());
  }

  private static String renameLabel(Scene scene) {
    Type type = scene.type(Type.Kind.ENUM);
    return "ALTER TYPE " + q(type.name()) + " RENAME VALUE "
        + Sql.literal(scene.any(type.labels())).strip() + " TO 'other''s'";
  }

  static String domain(Scene scene) {
    return "CREATE DOMAIN " + scene.dice.name("d") + " AS "
        + scene.dice.word("text", "character varying(30)")
        + scene.dice.maybe(30, " DEFAULT 'd'") + scene.dice.maybe(50, " CHECK (VALUE <> 'no')");
  }

  private static String alterDomain(Scene scene) {
    Type domain = scene.type(Type.Kind.DOMAIN);
    String dropped = domain.constraints().stream()
        .map(Constraint::name)
        .findFirst()
        .map(n -> " DROP CONSTRAINT " + q(n))
        .orElse(" DROP DEFAULT");
    return "ALTER DOMAIN " + q(domain.name())
        + scene.dice.word(
            " SET DEFAULT 'other'",
            " DROP DEFAULT",
            " DROP NOT NULL",
            " ADD CONSTRAINT " + scene.dice.name("dc") + " CHECK (length(VALUE) < 100)",
            dropped);
  }

  static String composite(Scene scene) {
    return "CREATE TYPE " + scene.dice.name("comp") + " AS (x integer, " + scene.dice.name("y")
        + " text)";
  }

  private static String alterComposite(Scene scene) {
    Type type = scene.type(Type.Kind.COMPOSITE);
    Column attribute = scene.any(type.attributes());
    return "ALTER TYPE " + q(type.name())
        + scene.dice.word(
            " ADD ATTRIBUTE " + scene.dice.name("z") + " text",
            " DROP ATTRIBUTE " + q(attribute.name()),
            " RENAME ATTRIBUTE " + q(attribute.name()) + " TO " + scene.dice.name("w"),
            " ALTER ATTRIBUTE " + q(attribute.name()) + " TYPE text");
  }

  private static String renameType(Scene scene) {
    Type type =
        scene.type(scene.dice.of(List.of(Type.Kind.ENUM, Type.Kind.DOMAIN, Type.Kind.COMPOSITE)));
    return "ALTER TYPE " + q(type.name()) + " RENAME TO " + scene.dice.name("rt");
  }

  private static String dropType(Scene scene) {
    Type type =
        scene.type(scene.dice.of(List.of(Type.Kind.ENUM, Type.Kind.DOMAIN, Type.Kind.COMPOSITE)));
    return "DROP " + (type.kind() == Type.Kind.DOMAIN ? "DOMAIN " : "TYPE ") + q(type.name())
        + scene.dice.maybe(20, " CASCADE");
  }

  static String sequence(Scene scene) {
    return "CREATE SEQUENCE " + scene.dice.name("s")
        + scene.dice.word(
            "", " AS smallint", " START WITH 10 INCREMENT BY 10", " MAXVALUE 1000 CYCLE")
        + scene.dice.maybe(20, " CACHE 5");
  }

  private static String alterSequence(Scene scene) {
    Sequence sequence = scene.sequence();
    Table table = scene.table();
    return "ALTER SEQUENCE " + q(sequence.name())
        + scene.dice.word(
            " INCREMENT BY 2",
            " NO MAXVALUE",
            " CACHE 20",
            " OWNED BY NONE",
            " OWNED BY " + q(table.name()) + "." + q(scene.column(table).name()),
            " RENAME TO " + scene.dice.name("rs"));
  }

  private static String dropSequence(Scene scene) {
    return "DROP SEQUENCE " + q(scene.sequence().name()) + scene.dice.maybe(40, " CASCADE");
  }

  static String schema(Scene scene) {
    return "CREATE SCHEMA " + scene.dice.name("schema");
  }
}
