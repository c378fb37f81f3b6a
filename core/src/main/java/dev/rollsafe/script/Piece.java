package dev.rollsafe.script;

import dev.rollsafe.catalog.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * One thing of a catalog as statements.
 *
 * @param key what it is, told apart from all others: its kind in lower case, its name, and the part of it
 * @param rank where it comes among others that neither needs the other
 * @param provides the name that others may mention; empty for what nobody does
 * @param on the relation it hangs on
 * @param statements the statements, in order
 * @param path the search path they were written for; empty for the usual one
 * @param reason why it cannot be written; then there are no statements
 */
record Piece(
    String key,
    Rank rank,
    String provides,
    Optional<ObjectName> on,
    List<String> statements,
    List<String> path,
    Optional<String> reason) {

  /** The order in which objects are made that do not mention each other. */
  enum Rank {
    SCHEMA,
    EXTENSION,
    OTHER,
    TYPE,
    SEQUENCE,
    ROUTINE,
    TABLE,
    COLUMN,
    SETTING,
    CHECK,
    KEY,
    INDEX,
    ATTACH,
    FOREIGN_KEY,
    VIEW,
    HANGING,
    NOTE
  }

  Piece {
    statements = List.copyOf(statements);
    path = List.copyOf(path);
  }

  /** A part of a relation. */
  static Piece of(String key, Rank rank, ObjectName on, List<String> path, String... statements) {
    return new Piece(key, rank, "", Optional.of(on), List.of(statements), path, Optional.empty());
  }

  static Piece unwritten(String key, Rank rank, String reason) {
    return new Piece(key, rank, "", Optional.empty(), List.of(), List.of(), Optional.of(reason));
  }
}
