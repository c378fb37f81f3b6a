package dev.rollsafe.parser;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts.Relation;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expression or a query is found to touch while it is read. */
final class References {
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<ColumnReference> columns = new LinkedHashSet<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<String> withNames = new ArrayList<>();
  private final int offset;
  private boolean subquery;
  private boolean limited;
  private boolean unknownValue;

  /**
   * Starts with nothing.
   *
   * @param offset where in its script the text begins that is read, for the places of relations
   */
  References(int offset) {
    this.offset = offset;
  }

  /** Notes that a function is called; keywords that look like one but are syntax are no functions. */
  void function(String qualifiedName) {
    String name = qualifiedName.toLowerCase(Locale.ROOT);
    switch (name) {
      case "coalesce",
          "nullif",
          "greatest",
          "least",
          "any",
          "all",
          "some",
          "row",
          "exists",
          "array",
          "cast",
          "grouping" -> {}
      default -> functions.add(name);
    }
  }

  ColumnReference column(@Nullable String qualifier, String name) {
    ColumnReference reference = new ColumnReference(Optional.ofNullable(qualifier), name);
    columns.add(reference);
    return reference;
  }

  void relation(QualifiedName name, Optional<Identifier> alias) {
    if (name.schema() != null || !withNames.contains(name.name())) {
      Span span = new Span(name.span().start() + offset, name.span().end() + offset);
      QualifiedName placed = new QualifiedName(name.schema(), name.name(), span);
      relations.add(new Relation(placed, alias.map(Identifier::value)));
    }
  }

  /** Notes a sub-select. */
  void subquery() {
    subquery = true;
  }

  /** Notes a LIMIT or FETCH. */
  void limit() {
    limited = true;
  }

  /** Notes a value that only the run tells: a parameter, DEFAULT. */
  void unknownValue() {
    unknownValue = true;
  }

  /** Returns what {@link #leaveScope} needs to forget the names of the WITH queries met from here on. */
  int enterScope() {
    return withNames.size();
  }

  /** Notes the name of a WITH query, which hides a relation of that name. */
  void withName(String name) {
    withNames.add(name);
  }

  void leaveScope(int mark) {
    withNames.subList(mark, withNames.size()).clear();
  }

  /** Says whether nothing is called, read or left open. */
  boolean isEmpty() {
    return functions.isEmpty() && columns.isEmpty() && !subquery && !unknownValue;
  }

  List<String> functions() {
    return List.copyOf(functions);
  }

  List<ColumnReference> columns() {
    return List.copyOf(columns);
  }

  List<Relation> relations() {
    return List.copyOf(relations);
  }

  boolean isLimited() {
    return limited;
  }

  boolean hasSubquery() {
    return subquery;
  }
}
