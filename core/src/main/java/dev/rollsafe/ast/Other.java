package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * A statement that is understood and has no record of its own, because it neither changes a table nor what the other release
 * may do to one: CREATE ROLE, CREATE OPERATOR, LISTEN, EXPLAIN and their like.
 *
 * <p>Most are of no consequence for anybody's data or for the other release, but not all; whoever judges statements asks
 * {@link #consequence} first, and looks at verb and kind only where a kind is to be told from another.
 *
 * @param verb what it does, in upper case: CREATE, ALTER, LISTEN ..
 * @param kind the kind of object
 * @param name the object, the first where there are several; of LISTEN, NOTIFY and UNLISTEN the channel, of statements about
 *     cursors the cursor, of PREPARE, EXECUTE and DEALLOCATE the prepared statement, of SHOW the parameter, of DISCARD what
 *     it discards; {@code all} for ALL. A type with all that is written behind its name is that of a cast
 * @param consequence what follows from it
 * @param statement what EXPLAIN explains, PREPARE prepares and DECLARE queries
 * @param tables the tables that CREATE or ALTER PUBLICATION names
 * @param written the statement as it is written, of CREATE and ALTER
 * @param span where it is written, from its first token to its last
 */
public record Other(
    String verb,
    ObjectKind kind,
    Optional<QualifiedName> name,
    Consequence consequence,
    Optional<Statement> statement,
    List<QualifiedName> tables,
    SourceText written,
    Span span)
    implements Statement {

  /** Copies the list. */
  public Other {
    tables = List.copyOf(tables);
  }

  /** A statement that nobody writes again. */
  public Other(
      String verb,
      ObjectKind kind,
      Optional<QualifiedName> name,
      Consequence consequence,
      Optional<Statement> statement,
      List<QualifiedName> tables,
      Span span) {
    this(verb, kind, name, consequence, statement, tables, SourceText.NONE, span);
  }

  /** A statement that names no tables. */
  public Other(
      String verb,
      ObjectKind kind,
      Optional<QualifiedName> name,
      Consequence consequence,
      Optional<Statement> statement,
      Span span) {
    this(verb, kind, name, consequence, statement, List.of(), span);
  }

  /** A statement of no consequence. */
  public Other(String verb, ObjectKind kind, Optional<QualifiedName> name, Span span) {
    this(verb, kind, name, Consequence.NONE, Optional.empty(), List.of(), span);
  }

  /** Returns the same with its text. */
  public Other as(SourceText text) {
    return new Other(verb, kind, name, consequence, statement, tables, text, span);
  }

  /** What follows from a statement for others than its own session. */
  public enum Consequence {
    /**
     * Nothing: what it makes, nobody uses yet, and what it changes, its own session alone notices. PREPARE is one of these
     * although it holds a statement, and so is EXPLAIN without ANALYZE, which runs nothing.
     */
    NONE,
    /** What follows from the {@link Other#statement} it holds: EXPLAIN ANALYZE runs it, DECLARE opens a cursor on it. */
    RUNS_STATEMENT,
    /**
     * What follows from the statement that a PREPARE in the session gave the {@link Other#name}: EXECUTE runs it. Where no
     * such PREPARE is known, that is unknown.
     */
    RUNS_PREPARED,
    /**
     * All sessions meet something else than before, in a way that cannot be told from the statement: their settings, rights
     * and passwords, where foreign tables lie, how text is searched, which casts and operators statements resolve to, what
     * is replicated (publishing a table without a replica identity makes its UPDATE and DELETE fail).
     */
    SHARED,
    /** From now on, or again, a function sees each DDL statement and may refuse it: event triggers. */
    GUARDS_DDL,
    /**
     * Acts on tables that it does not name: IMPORT FOREIGN SCHEMA makes them, ALTER TABLE ALL IN TABLESPACE and ALTER
     * DATABASE SET TABLESPACE copy them, a subscription fills them.
     */
    UNNAMED_TABLES
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.other(this);
  }
}
