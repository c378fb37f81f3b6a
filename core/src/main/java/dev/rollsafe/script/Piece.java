package dev.rollsafe.script;

import java.util.List;
import java.util.Optional;

/**
 * One thing of a catalog as statements.
 *
 * @param key what it is, told apart from all others: its kind in lower case, its name, and the part of it
 * @param rank where it comes among others that neither needs the other
 * @param provides the name that others may mention; empty for what nobody does
 * @param with the keys of what takes it along when it goes: its relation, the columns it holds, what it is inherited from
 * @param statements the statements that make it, in order
 * @param change the statements that turn another version of it into this one; empty where it must be made anew
 * @param removal the statements that take it away; empty where nothing does
 * @param path the search path they were written for; empty for the usual one
 * @param reason why it cannot be written; then there are no statements
 */
record Piece(
    String key,
    Rank rank,
    String provides,
    List<String> with,
    List<String> statements,
    List<String> change,
    List<String> removal,
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
    with = List.copyOf(with);
    statements = List.copyOf(statements);
    change = List.copyOf(change);
    removal = List.copyOf(removal);
    path = List.copyOf(path);
  }

  /** A thing that stands for itself. */
  static Piece object(
      String key, Rank rank, String provides, List<String> statements, String removal) {
    return new Piece(
        key,
        rank,
        provides,
        List.of(),
        statements,
        List.of(),
        List.of(removal),
        List.of(),
        Optional.empty());
  }

  /** A part of others. */
  static Piece part(String key, Rank rank, List<String> with, String statement, String removal) {
    return new Piece(
        key,
        rank,
        "",
        with,
        List.of(statement),
        List.of(),
        List.of(removal),
        List.of(),
        Optional.empty());
  }

  /** Something that a statement sets, whatever it was before. */
  static Piece setting(String key, Rank rank, List<String> with, String statement, String removal) {
    return new Piece(
        key,
        rank,
        "",
        with,
        List.of(statement),
        List.of(statement),
        removal.isEmpty() ? List.of() : List.of(removal),
        List.of(),
        Optional.empty());
  }

  Piece with(List<String> more) {
    return new Piece(key, rank, provides, more, statements, change, removal, path, reason);
  }

  Piece under(List<String> searchPath) {
    return new Piece(key, rank, provides, with, statements, change, removal, searchPath, reason);
  }

  /** The same where it cannot be written. */
  Piece doubted(Optional<String> doubt) {
    return doubt.isEmpty()
        ? this
        : new Piece(key, rank, provides, with, List.of(), List.of(), removal, path, doubt);
  }

  /** What stands first in its key. */
  String kind() {
    return key.substring(0, key.indexOf(' '));
  }

  /** Returns the key of the like of it that it was inherited from; empty where it is its own. */
  Optional<String> inheritedFrom() {
    for (String owner : with) {
      if (owner.startsWith(kind() + " ")) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }
}
