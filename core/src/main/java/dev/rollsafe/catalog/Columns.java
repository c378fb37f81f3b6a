package dev.rollsafe.catalog;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.QualifiedName;
import java.util.Map;
import java.util.Optional;

/** Changes of one column; the rest of it stays as it was. */
final class Columns {

  private Columns() {}

  static Column attached(Column c, Attached attached) {
    return detailed(c, c.settings(), attached);
  }

  /** The column after SET STATISTICS, STORAGE or COMPRESSION, or after SET or RESET of options. */
  static Column set(Column c, AlterAction.SetColumnAttribute action) {
    ColumnSettings s = c.settings();
    Optional<String> value = Optional.of(action.value());
    ColumnSettings changed = switch (action.attribute()) {
      case "STORAGE" ->
        new ColumnSettings(
            value, s.compression(), s.statistics(), s.options(), s.notNull(), s.inherited());
      case "COMPRESSION" ->
        new ColumnSettings(
            s.storage(), value, s.statistics(), s.options(), s.notNull(), s.inherited());
      case "STATISTICS" ->
        new ColumnSettings(
            s.storage(), s.compression(), value, s.options(), s.notNull(), s.inherited());
      case "SET" ->
        new ColumnSettings(
            s.storage(),
            s.compression(),
            s.statistics(),
            Indexes.plus(s.options(), Map.of(action.value(), "")),
            s.notNull(),
            s.inherited());
      default -> s;
    };
    return detailed(c, changed, c.attached());
  }

  private static Column detailed(Column c, ColumnSettings settings, Attached attached) {
    return new Column(
        c.name(),
        c.type(),
        c.collation(),
        c.notNull(),
        c.defaultValue(),
        c.generated(),
        c.identity(),
        c.ownedSequence(),
        settings,
        attached,
        c.origin());
  }

  static Column notNullNamed(Column c, String constraint) {
    return detailed(c, c.settings().named(constraint), c.attached());
  }

  /** The column with the name that its NOT NULL constraint got when its table and itself had these names. */
  static Column notNullNamed(Column c, String table, String column) {
    return c.notNull()
        ? detailed(
            c,
            c.settings().named(ServerNames.choose(table, column, "not_null", name -> false)),
            c.attached())
        : c;
  }

  /** The column after one that its generation expression may read was renamed. */
  static Column reading(Column c, String from, String to) {
    return c.generated().isEmpty()
        ? c
        : generated(
            c,
            Optional.of(new ColumnDefinition.Generated(
                Renaming.column(c.generated().get().expression(), from, to),
                c.generated().get().stored())));
  }

  static Column inherited(Column c, boolean alone) {
    return detailed(c, c.settings().inherited(alone), c.attached());
  }

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
        c.settings(),
        c.attached(),
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
        c.settings(),
        c.attached(),
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
        c.settings(),
        c.attached(),
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
        c.settings(),
        c.attached(),
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
        c.settings(),
        c.attached(),
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
        c.settings(),
        c.attached(),
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
        c.settings(),
        c.attached(),
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
        c.settings().inherited(true),
        Attached.NONE,
        origin);
  }
}
