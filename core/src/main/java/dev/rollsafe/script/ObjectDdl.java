package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects of one catalog, each as what makes it, as {@link Ddl} writes it; for who asks for many of them. */
public final class ObjectDdl {

  private final Map<String, Piece> pieces;

  private ObjectDdl(Map<String, Piece> pieces) {
    this.pieces = pieces;
  }

  /** Returns the objects of a catalog. */
  public static ObjectDdl of(Catalog catalog) {
    return new ObjectDdl(Pieces.of(catalog));
  }

  private Ddl one(String key) {
    Piece piece = pieces.get(key);
    return piece == null
        ? new Ddl(List.of(), List.of(new Ddl.Unwritten(key, "no statement that was read made it")))
        : Ddl.of(List.of(piece));
  }

  /** A trigger or rule with the mode it is in. */
  private Ddl switched(String key) {
    List<Piece> chosen = new ArrayList<>();
    for (String part : List.of(key, "mode " + key)) {
      Piece piece = pieces.get(part);
      if (piece != null) {
        chosen.add(piece);
      }
    }
    return chosen.isEmpty() ? one(key) : Ddl.of(chosen);
  }

  /** Returns ADD COLUMN of one column, without what hangs on it. */
  public Ddl column(ObjectName table, String column) {
    return one("column " + table + "." + column);
  }

  /** Returns ADD CONSTRAINT of one constraint. */
  public Ddl constraint(ObjectName table, String constraint) {
    return one("constraint " + table + " " + constraint);
  }

  /** Returns CREATE INDEX of one index. */
  public Ddl index(ObjectName index) {
    return one("index " + index);
  }

  /** Returns CREATE SEQUENCE of one sequence. */
  public Ddl sequence(ObjectName sequence) {
    return one("sequence " + sequence);
  }

  /** Returns CREATE TYPE or CREATE DOMAIN of one type. */
  public Ddl type(ObjectName type) {
    return one("type " + type);
  }

  /** Returns CREATE VIEW or CREATE MATERIALIZED VIEW of one view, without what hangs on it. */
  public Ddl view(ObjectName view) {
    return one("view " + view);
  }

  /** Returns CREATE OR REPLACE of one routine, and what changed it since. */
  public Ddl routine(ObjectName routine, String signature) {
    return one("routine " + routine + "(" + signature + ")");
  }

  /** Returns CREATE TRIGGER of one trigger, with its mode. */
  public Ddl trigger(ObjectName relation, String trigger) {
    return switched("trigger " + relation + " " + trigger);
  }

  /** Returns CREATE POLICY of one policy. */
  public Ddl policy(ObjectName table, String policy) {
    return one("policy " + table + " " + policy);
  }

  /** Returns CREATE RULE of one rule, with its mode. */
  public Ddl rule(ObjectName relation, String rule) {
    return switched("rule " + relation + " " + rule);
  }
}
