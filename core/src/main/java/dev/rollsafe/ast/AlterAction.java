package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Map;
import java.util.Optional;

/** One action of {@code ALTER TABLE}, which can hold several; also of ALTER INDEX, VIEW and FOREIGN TABLE. */
public sealed interface AlterAction {

  /** Returns where it is written. */
  Span span();

  /** Accepts a visitor. */
  <R> R accept(Visitor<R> visitor);

  /** Handles every action; a new one does not compile until it is handled everywhere. */
  interface Visitor<R> {
    R addColumn(AddColumn action);

    R dropColumn(DropColumn action);

    R setType(SetType action);

    R setDefault(SetDefault action);

    R dropDefault(DropDefault action);

    R setNotNull(SetNotNull action);

    R dropNotNull(DropNotNull action);

    R setExpression(SetExpression action);

    R dropExpression(DropExpression action);

    R addIdentity(AddIdentity action);

    R setIdentity(SetIdentity action);

    R dropIdentity(DropIdentity action);

    R setColumnAttribute(SetColumnAttribute action);

    R addConstraint(AddConstraint action);

    R dropConstraint(DropConstraint action);

    R validateConstraint(ValidateConstraint action);

    R alterConstraint(AlterConstraint action);

    R attachPartition(AttachPartition action);

    R detachPartition(DetachPartition action);

    R switchTrigger(SwitchTrigger action);

    R rowSecurity(RowSecurity action);

    R replicaIdentity(ReplicaIdentity action);

    R setLogged(SetLogged action);

    R setAccessMethod(SetAccessMethod action);

    R setTablespace(SetTablespace action);

    R setOptions(SetOptions action);

    R clusterOn(ClusterOn action);

    R inherit(Inherit action);

    R ofType(OfType action);

    R ownerTo(OwnerTo action);

    R otherAction(OtherAction action);
  }

  /** {@code ADD [COLUMN] [IF NOT EXISTS] ..}. */
  record AddColumn(ColumnDefinition column, boolean ifNotExists, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addColumn(this);
    }
  }

  /** {@code DROP [COLUMN] [IF EXISTS] .. [CASCADE]}. */
  record DropColumn(Identifier column, boolean ifExists, boolean cascade, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropColumn(this);
    }
  }

  /** {@code ALTER .. [SET DATA] TYPE .. [COLLATE ..] [USING ..]}. */
  record SetType(
      Identifier column,
      DataType type,
      Optional<QualifiedName> collation,
      Optional<Expression> using,
      Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setType(this);
    }
  }

  /** {@code ALTER .. SET DEFAULT ..}. */
  record SetDefault(Identifier column, Expression value, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setDefault(this);
    }
  }

  /** {@code ALTER .. DROP DEFAULT}. */
  record DropDefault(Identifier column, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropDefault(this);
    }
  }

  /** {@code ALTER .. SET NOT NULL}. */
  record SetNotNull(Identifier column, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setNotNull(this);
    }
  }

  /** {@code ALTER .. DROP NOT NULL}. */
  record DropNotNull(Identifier column, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropNotNull(this);
    }
  }

  /** {@code ALTER .. SET EXPRESSION AS (..)} (PostgreSQL 17). */
  record SetExpression(Identifier column, Expression expression, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setExpression(this);
    }
  }

  /** {@code ALTER .. DROP EXPRESSION [IF EXISTS]}. */
  record DropExpression(Identifier column, boolean ifExists, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropExpression(this);
    }
  }

  /** {@code ALTER .. ADD GENERATED .. AS IDENTITY}. */
  record AddIdentity(Identifier column, ColumnDefinition.Identity identity, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addIdentity(this);
    }
  }

  /** {@code ALTER .. SET GENERATED ..}, {@code SET sequence option}, {@code RESTART}. */
  record SetIdentity(
      Identifier column, Optional<Boolean> always, SequenceOptions options, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setIdentity(this);
    }
  }

  /** {@code ALTER .. DROP IDENTITY [IF EXISTS]}. */
  record DropIdentity(Identifier column, boolean ifExists, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropIdentity(this);
    }
  }

  /**
   * {@code ALTER .. SET STATISTICS | STORAGE | COMPRESSION ..}, {@code SET (..)}, {@code RESET (..)}, {@code OPTIONS (..)}.
   *
   * @param column the column's name, or its number for an index column
   * @param attribute which: {@code STATISTICS}, {@code STORAGE}, {@code COMPRESSION}, {@code SET}, {@code RESET}, {@code
   *     OPTIONS}
   * @param value the value as written
   */
  record SetColumnAttribute(Identifier column, String attribute, String value, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setColumnAttribute(this);
    }
  }

  /** {@code ADD [CONSTRAINT ..] ..}. */
  record AddConstraint(TableConstraint constraint, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addConstraint(this);
    }
  }

  /** {@code DROP CONSTRAINT [IF EXISTS] .. [CASCADE]}. */
  record DropConstraint(Identifier constraint, boolean ifExists, boolean cascade, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropConstraint(this);
    }
  }

  /** {@code VALIDATE CONSTRAINT ..}. */
  record ValidateConstraint(Identifier constraint, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.validateConstraint(this);
    }
  }

  /**
   * {@code ALTER CONSTRAINT ..}; each property is empty where it is not written.
   *
   * @param deferrable DEFERRABLE or NOT DEFERRABLE
   * @param initiallyDeferred INITIALLY DEFERRED or IMMEDIATE
   * @param enforced ENFORCED or NOT ENFORCED (PostgreSQL 18)
   * @param inherit INHERIT or NO INHERIT (PostgreSQL 18)
   */
  record AlterConstraint(
      Identifier constraint,
      Optional<Boolean> deferrable,
      Optional<Boolean> initiallyDeferred,
      Optional<Boolean> enforced,
      Optional<Boolean> inherit,
      Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.alterConstraint(this);
    }
  }

  /**
   * {@code ATTACH PARTITION ..}.
   *
   * @param partition the table or index attached
   * @param bound the bound as written from FOR VALUES or DEFAULT on; empty for an index
   */
  record AttachPartition(QualifiedName partition, Optional<PartitionBound> bound, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attachPartition(this);
    }
  }

  /** {@code DETACH PARTITION .. [CONCURRENTLY | FINALIZE]}. */
  record DetachPartition(
      QualifiedName partition, boolean concurrently, boolean finalizing, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.detachPartition(this);
    }
  }

  /**
   * {@code ENABLE | DISABLE [ALWAYS | REPLICA] TRIGGER | RULE ..}.
   *
   * @param rule true for a rule
   * @param name the trigger or rule; {@code ALL} and {@code USER} are empty
   * @param group {@code ALL} or {@code USER}, else empty
   * @param mode {@code ENABLE}, {@code DISABLE}, {@code ENABLE ALWAYS} or {@code ENABLE REPLICA}
   */
  record SwitchTrigger(
      boolean rule, Optional<Identifier> name, Optional<String> group, String mode, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.switchTrigger(this);
    }
  }

  /**
   * {@code ENABLE | DISABLE | FORCE | NO FORCE ROW LEVEL SECURITY}.
   *
   * @param mode {@code ENABLE}, {@code DISABLE}, {@code FORCE} or {@code NO FORCE}
   */
  record RowSecurity(String mode, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rowSecurity(this);
    }
  }

  /**
   * {@code REPLICA IDENTITY ..}.
   *
   * @param mode {@code DEFAULT}, {@code FULL}, {@code NOTHING} or {@code USING INDEX}
   */
  record ReplicaIdentity(String mode, Optional<Identifier> index, Span span)
      implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.replicaIdentity(this);
    }
  }

  /** {@code SET LOGGED} or {@code SET UNLOGGED}. */
  record SetLogged(boolean logged, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setLogged(this);
    }
  }

  /** {@code SET ACCESS METHOD ..}; empty for DEFAULT. */
  record SetAccessMethod(Optional<Identifier> method, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setAccessMethod(this);
    }
  }

  /** {@code SET TABLESPACE ..}. */
  record SetTablespace(Identifier tablespace, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setTablespace(this);
    }
  }

  /**
   * {@code SET (..)} or {@code RESET (..)} of storage parameters or view options.
   *
   * @param options name to value, in the order written; the value is empty where none is given
   * @param reset whether it is RESET
   */
  record SetOptions(Map<String, String> options, boolean reset, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setOptions(this);
    }
  }

  /** {@code CLUSTER ON ..}; empty for {@code SET WITHOUT CLUSTER}. */
  record ClusterOn(Optional<Identifier> index, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.clusterOn(this);
    }
  }

  /** {@code INHERIT ..}, or {@code NO INHERIT ..} where {@code no} is true. */
  record Inherit(QualifiedName parent, boolean no, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inherit(this);
    }
  }

  /** {@code OF type}; empty for {@code NOT OF}. */
  record OfType(Optional<QualifiedName> type, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofType(this);
    }
  }

  /** {@code OWNER TO ..}. */
  record OwnerTo(Identifier owner, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ownerTo(this);
    }
  }

  /**
   * An action without consequence for data or the other release: SET WITHOUT OIDS, OPTIONS (..), DEPENDS ON EXTENSION.
   *
   * @param words its words as written
   */
  record OtherAction(String words, Span span) implements AlterAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.otherAction(this);
    }
  }
}
