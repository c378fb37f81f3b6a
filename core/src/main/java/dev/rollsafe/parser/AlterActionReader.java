package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.PartitionBound;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the actions of ALTER TABLE and its likes; those of one column are {@link AlterColumnReader}'s. */
final class AlterActionReader {
  private final Cursor cursor;
  private final int start;

  private AlterActionReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  /** Reads actions between commas. */
  static List<AlterAction> actions(Cursor cursor) {
    List<AlterAction> actions = new ArrayList<>(2);
    do {
      actions.add(new AlterActionReader(cursor).action());
    } while (cursor.accept(TokenKind.COMMA));
    return actions;
  }

  /** Reads an action that cannot stand beside others: of partitions, of extensions. */
  static AlterAction alone(Cursor cursor, ObjectKind kind) {
    return new AlterActionReader(cursor).alone(kind);
  }

  private AlterAction action() {
    Keyword keyword = cursor.keyword();
    AlterAction action = keyword == null ? null : action(keyword);
    if (action == null) {
      throw cursor.expected("ADD, DROP, ALTER, SET or another action");
    }
    return action;
  }

  private @Nullable AlterAction action(Keyword keyword) {
    return switch (keyword) {
      case ADD -> add();
      case DROP -> drop();
      case ALTER -> alter();
      case VALIDATE -> validate();
      case SET -> set();
      case RESET -> reset();
      case ENABLE, DISABLE -> enable();
      case FORCE, NO, NOT, INHERIT, OF -> relation(keyword);
      case OWNER, CLUSTER, REPLICA, OPTIONS -> property(keyword);
      default -> null;
    };
  }

  // ---- ADD and DROP ----

  private AlterAction add() {
    cursor.expect(Keyword.ADD);
    if (!cursor.at(Keyword.COLUMN) && ConstraintReader.atTableConstraint(cursor)) {
      TableConstraint constraint = ConstraintReader.table(cursor);
      return new AlterAction.AddConstraint(constraint, cursor.spanFrom(start));
    }
    cursor.accept(Keyword.COLUMN);
    boolean ifNotExists = cursor.ifNotExists();
    ColumnDefinition column = ColumnReader.column(cursor);
    return new AlterAction.AddColumn(column, ifNotExists, cursor.spanFrom(start));
  }

  private AlterAction drop() {
    cursor.expect(Keyword.DROP);
    boolean constraint = cursor.accept(Keyword.CONSTRAINT);
    if (!constraint) {
      cursor.accept(Keyword.COLUMN);
    }
    boolean ifExists = cursor.ifExists();
    Identifier name = cursor.identifier(constraint ? "a constraint name" : "a column name");
    boolean cascade = cursor.cascade();
    return constraint
        ? new AlterAction.DropConstraint(name, ifExists, cascade, cursor.spanFrom(start))
        : new AlterAction.DropColumn(name, ifExists, cascade, cursor.spanFrom(start));
  }

  // ---- ALTER and VALIDATE ----

  private AlterAction alter() {
    cursor.expect(Keyword.ALTER);
    if (cursor.accept(Keyword.CONSTRAINT)) {
      return alterConstraint();
    }
    return AlterColumnReader.read(cursor, start);
  }

  private AlterAction alterConstraint() {
    Identifier name = cursor.identifier("a constraint name");
    ConstraintAttributesReader attributes = new ConstraintAttributesReader(cursor);
    Boolean inherit = null;
    boolean more;
    do {
      more = true;
      if (cursor.accept(Keyword.NO, Keyword.INHERIT)) {
        inherit = false;
      } else if (cursor.accept(Keyword.INHERIT)) {
        inherit = true;
      } else {
        more = attributes.attribute();
      }
    } while (more);
    return new AlterAction.AlterConstraint(
        name,
        Optional.ofNullable(attributes.deferrable()),
        Optional.ofNullable(attributes.initiallyDeferred()),
        Optional.ofNullable(attributes.enforced()),
        Optional.ofNullable(inherit),
        cursor.spanFrom(start));
  }

  private AlterAction validate() {
    cursor.expect(Keyword.VALIDATE, Keyword.CONSTRAINT);
    Identifier name = cursor.identifier("a constraint name");
    return new AlterAction.ValidateConstraint(name, cursor.spanFrom(start));
  }

  // ---- SET and RESET ----

  private AlterAction set() {
    cursor.expect(Keyword.SET);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      Map<String, String> options = OptionsReader.assignments(cursor);
      return new AlterAction.SetOptions(options, false, cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.TABLESPACE)) {
      Identifier tablespace = cursor.identifier("a tablespace name");
      return new AlterAction.SetTablespace(tablespace, cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.ACCESS, Keyword.METHOD)) {
      Optional<Identifier> method = cursor.accept(Keyword.DEFAULT)
          ? Optional.empty()
          : Optional.of(cursor.identifier("an access method"));
      return new AlterAction.SetAccessMethod(method, cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.WITHOUT, Keyword.CLUSTER)) {
      return new AlterAction.ClusterOn(Optional.empty(), cursor.spanFrom(start));
    }
    if (cursor.accept(Keyword.WITHOUT, Keyword.OIDS)) {
      return other("SET WITHOUT OIDS");
    }
    boolean logged = cursor.accept(Keyword.LOGGED);
    if (!logged && !cursor.accept(Keyword.UNLOGGED)) {
      throw cursor.expected("\"(\", LOGGED, UNLOGGED, TABLESPACE or another property");
    }
    return new AlterAction.SetLogged(logged, cursor.spanFrom(start));
  }

  private AlterAction reset() {
    cursor.expect(Keyword.RESET);
    Map<String, String> options = OptionsReader.assignments(cursor);
    return new AlterAction.SetOptions(options, true, cursor.spanFrom(start));
  }

  // ---- ENABLE and DISABLE ----

  private AlterAction enable() {
    String mode = cursor.accept(Keyword.ENABLE) ? "ENABLE" : "DISABLE";
    if (mode.equals("DISABLE")) {
      cursor.expect(Keyword.DISABLE);
    }
    if (cursor.at(Keyword.ROW)) {
      return rowSecurity(mode);
    }
    if (mode.equals("ENABLE") && cursor.accept(Keyword.ALWAYS)) {
      mode = "ENABLE ALWAYS";
    } else if (mode.equals("ENABLE") && cursor.accept(Keyword.REPLICA)) {
      mode = "ENABLE REPLICA";
    }
    boolean rule = cursor.accept(Keyword.RULE);
    if (!rule && !cursor.accept(Keyword.TRIGGER)) {
      throw cursor.expected("TRIGGER, RULE or ROW LEVEL SECURITY");
    }
    if (!rule && mode.indexOf(' ') < 0) {
      if (cursor.accept(Keyword.ALL)) {
        return switched(false, Optional.empty(), Optional.of("ALL"), mode);
      }
      if (cursor.accept(Keyword.USER)) {
        return switched(false, Optional.empty(), Optional.of("USER"), mode);
      }
    }
    Identifier name = cursor.identifier(rule ? "a rule name" : "a trigger name");
    return switched(rule, Optional.of(name), Optional.empty(), mode);
  }

  private AlterAction switched(
      boolean rule, Optional<Identifier> name, Optional<String> group, String mode) {
    return new AlterAction.SwitchTrigger(rule, name, group, mode, cursor.spanFrom(start));
  }

  private AlterAction rowSecurity(String mode) {
    cursor.expect(Keyword.ROW, Keyword.LEVEL, Keyword.SECURITY);
    return new AlterAction.RowSecurity(mode, cursor.spanFrom(start));
  }

  // ---- what the table is to others ----

  private AlterAction relation(Keyword keyword) {
    cursor.skip();
    switch (keyword) {
      case FORCE -> {
        return rowSecurity("FORCE");
      }
      case INHERIT -> {
        return inherit(false);
      }
      case OF -> {
        return ofType(Optional.of(cursor.qualifiedName("a type")));
      }
      case NOT -> {
        cursor.expect(Keyword.OF);
        return ofType(Optional.empty());
      }
      default -> {
        if (cursor.accept(Keyword.FORCE)) {
          return rowSecurity("NO FORCE");
        }
        cursor.expect(Keyword.INHERIT);
        return inherit(true);
      }
    }
  }

  private AlterAction inherit(boolean no) {
    QualifiedName parent = cursor.qualifiedName("a table name");
    return new AlterAction.Inherit(parent, no, cursor.spanFrom(start));
  }

  private AlterAction ofType(Optional<QualifiedName> type) {
    return new AlterAction.OfType(type, cursor.spanFrom(start));
  }

  private AlterAction property(Keyword keyword) {
    cursor.skip();
    switch (keyword) {
      case OWNER -> {
        cursor.expect(Keyword.TO);
        Identifier owner = cursor.role();
        return new AlterAction.OwnerTo(owner, cursor.spanFrom(start));
      }
      case CLUSTER -> {
        cursor.expect(Keyword.ON);
        Identifier index = cursor.identifier("an index name");
        return new AlterAction.ClusterOn(Optional.of(index), cursor.spanFrom(start));
      }
      case REPLICA -> {
        cursor.expect(Keyword.IDENTITY);
        return replicaIdentity();
      }
      default -> {
        cursor.skipParentheses();
        return other(cursor.textFrom(start));
      }
    }
  }

  private AlterAction replicaIdentity() {
    if (cursor.accept(Keyword.USING, Keyword.INDEX)) {
      Identifier index = cursor.identifier("an index name");
      return new AlterAction.ReplicaIdentity(
          "USING INDEX", Optional.of(index), cursor.spanFrom(start));
    }
    String mode = cursor.accept(Keyword.DEFAULT)
        ? "DEFAULT"
        : cursor.accept(Keyword.FULL) ? "FULL" : cursor.accept(Keyword.NOTHING) ? "NOTHING" : "";
    if (mode.isEmpty()) {
      throw cursor.expected("DEFAULT, FULL, NOTHING or USING INDEX");
    }
    return new AlterAction.ReplicaIdentity(mode, Optional.empty(), cursor.spanFrom(start));
  }

  private AlterAction other(String words) {
    return new AlterAction.OtherAction(words, cursor.spanFrom(start));
  }

  // ---- what stands alone ----

  private AlterAction alone(ObjectKind kind) {
    if (cursor.accept(Keyword.ATTACH)) {
      return attach(kind);
    }
    if (cursor.accept(Keyword.DETACH)) {
      return detach();
    }
    cursor.accept(Keyword.NO);
    cursor.expect(Keyword.DEPENDS, Keyword.ON, Keyword.EXTENSION);
    cursor.identifier("an extension name");
    return other(cursor.textFrom(start));
  }

  private AlterAction attach(ObjectKind kind) {
    cursor.expect(Keyword.PARTITION);
    QualifiedName partition = cursor.qualifiedName("the name of a partition");
    Optional<PartitionBound> bound =
        kind == ObjectKind.INDEX ? Optional.empty() : Optional.of(PartitionReader.bound(cursor));
    return new AlterAction.AttachPartition(partition, bound, cursor.spanFrom(start));
  }

  private AlterAction detach() {
    cursor.expect(Keyword.PARTITION);
    QualifiedName partition = cursor.qualifiedName("the name of a partition");
    boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
    boolean finalizing = !concurrently && cursor.accept(Keyword.FINALIZE);
    return new AlterAction.DetachPartition(
        partition, concurrently, finalizing, cursor.spanFrom(start));
  }
}
