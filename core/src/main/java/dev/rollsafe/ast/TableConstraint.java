package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A constraint of a table, a column or a domain. */
public sealed interface TableConstraint {

  /** Returns the constraint's name, where it is given one. */
  Optional<Identifier> name();

  /** Returns what stands behind it: NOT VALID, DEFERRABLE and the like. */
  Attributes attributes();

  /** Returns where it is written. */
  Span span();

  /**
   * What can stand behind any constraint.
   *
   * @param deferrable DEFERRABLE
   * @param initiallyDeferred INITIALLY DEFERRED
   * @param notValid NOT VALID
   * @param notEnforced NOT ENFORCED (PostgreSQL 18)
   * @param noInherit NO INHERIT
   */
  record Attributes(
      boolean deferrable,
      boolean initiallyDeferred,
      boolean notValid,
      boolean notEnforced,
      boolean noInherit) {
    /** None of them. */
    public static final Attributes NONE = new Attributes(false, false, false, false, false);
  }

  /**
   * {@code CHECK (expression)}.
   *
   * @param expression the condition, without its parentheses
   */
  record Check(Optional<Identifier> name, Expression expression, Attributes attributes, Span span)
      implements TableConstraint {}

  /**
   * {@code NOT NULL column} as a constraint with a name or attributes (PostgreSQL 18), or of a domain.
   *
   * @param column the column; empty in a domain
   */
  record NotNull(
      Optional<Identifier> name, Optional<Identifier> column, Attributes attributes, Span span)
      implements TableConstraint {}

  /**
   * {@code UNIQUE} or {@code PRIMARY KEY}.
   *
   * @param primary whether it is the primary key
   * @param columns the key columns; empty with USING INDEX
   * @param include the INCLUDE columns
   * @param nullsNotDistinct NULLS NOT DISTINCT
   * @param withoutOverlaps WITHOUT OVERLAPS behind the last column (PostgreSQL 18)
   * @param usingIndex the index of {@code USING INDEX}
   * @param storage how its index is stored
   */
  record Unique(
      Optional<Identifier> name,
      boolean primary,
      List<Identifier> columns,
      List<Identifier> include,
      boolean nullsNotDistinct,
      boolean withoutOverlaps,
      Optional<Identifier> usingIndex,
      IndexStorage storage,
      Attributes attributes,
      Span span)
      implements TableConstraint {
    /** Copies the lists. */
    public Unique {
      columns = List.copyOf(columns);
      include = List.copyOf(include);
    }
  }

  /**
   * {@code FOREIGN KEY .. REFERENCES ..}.
   *
   * @param columns the referencing columns
   * @param referenced the referenced table
   * @param referencedColumns the referenced columns; empty for its primary key
   * @param match FULL, PARTIAL or SIMPLE, where written
   * @param onDelete the action ON DELETE
   * @param setColumns the columns that ON DELETE SET NULL or SET DEFAULT sets; empty for all of them
   * @param onUpdate the action ON UPDATE
   * @param period whether the last column is a PERIOD (PostgreSQL 18)
   */
  record ForeignKey(
      Optional<Identifier> name,
      List<Identifier> columns,
      QualifiedName referenced,
      List<Identifier> referencedColumns,
      Optional<String> match,
      Action onDelete,
      List<Identifier> setColumns,
      Action onUpdate,
      boolean period,
      Attributes attributes,
      Span span)
      implements TableConstraint {
    /** Copies the lists. */
    public ForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
      setColumns = List.copyOf(setColumns);
    }
  }

  /**
   * {@code EXCLUDE ..}.
   *
   * @param method the index access method, where named
   * @param elements the elements with their operators
   * @param include the INCLUDE columns
   * @param where the predicate
   * @param storage how its index is stored
   */
  record Exclude(
      Optional<Identifier> name,
      Optional<Identifier> method,
      List<IndexElement> elements,
      List<Identifier> include,
      Optional<Expression> where,
      IndexStorage storage,
      Attributes attributes,
      Span span)
      implements TableConstraint {
    /** Copies the lists. */
    public Exclude {
      elements = List.copyOf(elements);
      include = List.copyOf(include);
    }
  }

  /**
   * How the index behind a constraint is stored.
   *
   * @param options WITH, name to value
   * @param tablespace USING INDEX TABLESPACE
   */
  record IndexStorage(Map<String, String> options, Optional<Identifier> tablespace) {

    /** As it would be without a word. */
    public static final IndexStorage DEFAULT = new IndexStorage(Map.of(), Optional.empty());

    /** Copies the options. */
    public IndexStorage {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
  }

  /** A referential action. */
  enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }
}
