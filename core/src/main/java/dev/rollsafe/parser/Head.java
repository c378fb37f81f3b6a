package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Other.Consequence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What a statement that becomes an {@link Other} begins with; readers of its tail end by making the statement of it.
 *
 * @param cursor behind the words for verb and kind
 * @param start where the statement begins
 * @param verb what it does
 * @param kind to which kind of object
 */
record Head(Cursor cursor, int start, String verb, ObjectKind kind) {

  /** Returns the statement, read up to here, of no consequence. */
  Statement of(QualifiedName name) {
    return of(name, Consequence.NONE);
  }

  /** Returns the statement, read up to here. */
  Statement of(QualifiedName name, Consequence consequence) {
    return of(name, consequence, List.of());
  }

  /** Returns the statement, read up to here, with the tables it names. */
  Statement of(QualifiedName name, Consequence consequence, List<QualifiedName> tables) {
    return new Other(
        verb,
        kind,
        Optional.of(name),
        consequence,
        Optional.empty(),
        tables,
        cursor.spanFrom(start));
  }

  /** Reads a name without a schema. */
  QualifiedName simpleName() {
    return ObjectReader.simple(cursor.identifier(ObjectReader.named(kind)));
  }

  /** Reads a name that may have a schema. */
  QualifiedName qualifiedName() {
    return cursor.qualifiedName(ObjectReader.named(kind));
  }
}
