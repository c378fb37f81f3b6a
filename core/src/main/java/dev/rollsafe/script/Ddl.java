package dev.rollsafe.script;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * The statements that make objects as a catalog knows them, in an order in which they run, and what could not be written.
 *
 * @param statements the statements, without semicolons
 * @param unwritten what is missing among them
 */
public record Ddl(List<String> statements, List<Unwritten> unwritten) {

  /** Copies the lists. */
  public Ddl {
    statements = List.copyOf(statements);
    unwritten = List.copyOf(unwritten);
  }

  /**
   * An object that could not be written.
   *
   * @param object its kind and name
   * @param reason why
   */
  public record Unwritten(String object, String reason) {}

  /** Returns what makes all that {@code catalog} holds in an empty database; temporary objects are left out. */
  public static Ddl all(Catalog catalog) {
    return restore(catalog, Catalog.empty());
  }

  /**
   * Returns what makes the objects that are in one catalog and not in another, each with all that hangs on it: tables, columns,
   * constraints, indexes, sequences, views, routines, types, triggers, policies, rules, comments, privileges. What is in both
   * under one name stays as it is, even where it differs; only what is said of it is said again.
   *
   * @param wanted the catalog that holds them
   * @param present the catalog of the database that the statements are for
   */
  public static Ddl restore(Catalog wanted, Catalog present) {
    Map<String, Piece> there = Pieces.of(present);
    List<Piece> missing = new ArrayList<>();
    for (Piece piece : Pieces.of(wanted).values()) {
      Piece other = there.get(piece.key());
      boolean madeWithTable =
          piece.rank() == Piece.Rank.COLUMN && !there.containsKey(piece.with().get(0));
      boolean said = other != null
          && piece.rank() == Piece.Rank.NOTE
          && !other.statements().equals(piece.statements());
      if ((other == null || said) && !madeWithTable) {
        missing.add(piece);
      }
    }
    return of(missing);
  }

  /**
   * Returns what makes a relation again with all that hangs on it: columns, sequences, constraints, indexes, triggers, rules,
   * policies, comments and privileges.
   */
  public static Ddl relation(Catalog catalog, ObjectName relation) {
    Set<String> keys = Set.of("table " + relation, "view " + relation);
    return select(
        catalog,
        piece -> piece.rank() != Piece.Rank.COLUMN
            && (keys.contains(piece.key()) || !Collections.disjoint(piece.with(), keys)));
  }

  /** Returns the same with indexes built and dropped CONCURRENTLY, outside of a transaction. */
  public Ddl concurrently() {
    List<String> apart = new ArrayList<>();
    for (String statement : statements) {
      apart.add(IndexText.concurrently(statement));
    }
    return new Ddl(apart, unwritten);
  }

  /** Returns DROP of an object that its kind and name tell. */
  public static String drop(ObjectKind kind, QualifiedName name) {
    return "DROP " + kind.sql() + " " + Sql.name(name);
  }

  /** Returns ADD COLUMN of one column, without what hangs on it. */
  public static Ddl column(Catalog catalog, ObjectName table, String column) {
    return ObjectDdl.of(catalog).column(table, column);
  }

  /** Returns ADD CONSTRAINT of one constraint. */
  public static Ddl constraint(Catalog catalog, ObjectName table, String constraint) {
    return ObjectDdl.of(catalog).constraint(table, constraint);
  }

  /** Returns CREATE INDEX of one index. */
  public static Ddl index(Catalog catalog, ObjectName index) {
    return ObjectDdl.of(catalog).index(index);
  }

  /** Returns CREATE SEQUENCE of one sequence. */
  public static Ddl sequence(Catalog catalog, ObjectName sequence) {
    return ObjectDdl.of(catalog).sequence(sequence);
  }

  /** Returns CREATE TYPE or CREATE DOMAIN of one type. */
  public static Ddl type(Catalog catalog, ObjectName type) {
    return ObjectDdl.of(catalog).type(type);
  }

  /** Returns CREATE VIEW or CREATE MATERIALIZED VIEW of one view, without what hangs on it. */
  public static Ddl view(Catalog catalog, ObjectName view) {
    return ObjectDdl.of(catalog).view(view);
  }

  /**
   * Returns CREATE OR REPLACE of one routine, and what changed it since.
   *
   * @param signature the types of its input arguments, as {@link dev.rollsafe.catalog.Routine#signature} has them
   */
  public static Ddl routine(Catalog catalog, ObjectName routine, String signature) {
    return ObjectDdl.of(catalog).routine(routine, signature);
  }

  /** Returns CREATE TRIGGER of one trigger, with its mode. */
  public static Ddl trigger(Catalog catalog, ObjectName relation, String trigger) {
    return ObjectDdl.of(catalog).trigger(relation, trigger);
  }

  /** Returns CREATE POLICY of one policy. */
  public static Ddl policy(Catalog catalog, ObjectName table, String policy) {
    return ObjectDdl.of(catalog).policy(table, policy);
  }

  /** Returns CREATE RULE of one rule, with its mode. */
  public static Ddl rule(Catalog catalog, ObjectName relation, String rule) {
    return ObjectDdl.of(catalog).rule(relation, rule);
  }

  private static Ddl select(Catalog catalog, Predicate<Piece> meant) {
    List<Piece> chosen = new ArrayList<>();
    for (Piece piece : Pieces.of(catalog).values()) {
      if (meant.test(piece)) {
        chosen.add(piece);
      }
    }
    return of(chosen);
  }

  /**
   * Returns what leads from one catalog to another: what is not wanted goes, what is missing is made, what differs is changed,
   * or made anew together with what depends on it. Nothing is said of rows.
   *
   * @param present the catalog of the database that the statements are for
   * @param wanted the catalog it shall have
   */
  public static Ddl between(Catalog present, Catalog wanted) {
    return new Transition(present, wanted).ddl();
  }

  static Ddl of(List<Piece> pieces) {
    return of(pieces, pieces.size() > 1);
  }

  /**
   * Returns pieces as statements.
   *
   * @param early whether what a routine reads may not be there yet
   */
  static Ddl of(List<Piece> pieces, boolean early) {
    List<String> statements = new ArrayList<>();
    List<Unwritten> unwritten = new ArrayList<>();
    List<String> path = List.of();
    Set<String> missing = missing(pieces);
    boolean unchecked = early && hasRoutine(pieces);
    if (unchecked) {
      // what a body reads may come later; it is looked up when the routine runs
      statements.add("SET check_function_bodies = off");
    }
    for (Piece piece : Order.of(pieces)) {
      if (piece.reason().isEmpty() && !Collections.disjoint(piece.with(), missing)) {
        continue;
      }
      piece.reason().ifPresent(reason -> unwritten.add(new Unwritten(piece.key(), reason)));
      if (!piece.statements().isEmpty() && !piece.path().equals(path)) {
        path = piece.path();
        statements.add(searchPath(path));
      }
      statements.addAll(piece.statements());
    }
    if (!path.isEmpty()) {
      statements.add(searchPath(List.of()));
    }
    if (unchecked) {
      statements.add("RESET check_function_bodies");
    }
    return new Ddl(statements, unwritten);
  }

  /** What hangs on a relation that cannot be written is not written either. */
  private static Set<String> missing(List<Piece> pieces) {
    Set<String> missing = new HashSet<>();
    for (Piece piece : pieces) {
      boolean relation = piece.rank() == Piece.Rank.TABLE || piece.rank() == Piece.Rank.VIEW;
      if (relation && piece.reason().isPresent()) {
        missing.add(piece.key());
      }
    }
    return missing;
  }

  /** Bodies in SQL are looked into when the routine is made, and types of variables in those of others. */
  private static boolean hasRoutine(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.rank() == Piece.Rank.ROUTINE
          && (Order.words(piece).contains("sql")
              || String.join("", piece.statements()).indexOf('%') >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** Names without a schema are those of {@code public}, so it is always in the path. */
  private static String searchPath(List<String> path) {
    if (path.isEmpty()) {
      return "RESET search_path";
    }
    StringJoiner list = new StringJoiner(", ", "SET search_path = ", "");
    for (String schema : path) {
      list.add(schema.isEmpty() ? "''" : Sql.identifier(schema));
    }
    return path.contains("public") ? list.toString() : list.add("public").toString();
  }
}
