package dev.rollsafe.catalog;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.QualifiedName;
import java.util.Optional;

/** Changes of one column; the rest of it stays as it was. */
final class Columns {

  private Columns() {}

  static Column renamed(Column c, String name) {
    return new Column(
        name,
        c.type(),
        c.collation(),
        c.notNull(),
        c.defaultValue(),
        c.generated(),
        c.identity(),
        c.ownedSequence(),
        c.origin());
  }

  static Column typed(Column c, DataType type, Optional<QualifiedName> collation) {
    return new Column(
        c.name(),
        type,
        collation,
        c.notNull(),
        c.defaultValue(),
        c.generated(),
        c.identity(),
        c.ownedSequence(),
        c.origin());
  }

  static Column notNull(Column c, boolean notNull) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        notNull,
        c.defaultValue(),
        c.generated(),
        c.identity(),
        c.ownedSequence(),
        c.origin());
  }

  static Column defaulting(Column c, Optional<Expression> value) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        c.notNull(),
        value,
        c.generated(),
        c.identity(),
        c.ownedSequence(),
        c.origin());
  }

  static Column generated(Column c, Optional<ColumnDefinition.Generated> generated) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        c.notNull(),
        c.defaultValue(),
        generated,
        c.identity(),
        c.ownedSequence(),
        c.origin());
  }

  static Column identified(
      Column c, Optional<ColumnDefinition.Identity> identity, Optional<ObjectName> sequence) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        c.notNull() || identity.isPresent(),
        c.defaultValue(),
        c.generated(),
        identity,
        sequence,
        c.origin());
  }

  static Column sequenced(Column c, Optional<ObjectName> sequence) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        c.notNull(),
        c.defaultValue(),
        c.generated(),
        c.identity(),
        sequence,
        c.origin());
  }

  /** The same column in a table that was made by {@code origin}. */
  static Column of(Column c, int origin) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        c.notNull(),
        c.defaultValue(),
        c.generated(),
        c.identity(),
        c.ownedSequence(),
        origin);
  }
}
