package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.catalog.Catalog;
import java.util.Optional;

/** Tells what ALTER TABLE does, action by action; also ALTER INDEX, VIEW, MATERIALIZED VIEW and FOREIGN TABLE. */
final class AlterTableEffects implements AlterAction.Visitor<Target> {

  private final Target target;

  private AlterTableEffects(Target target) {
    this.target = target;
  }

  static Effect of(AlterTable statement, Catalog catalog, ServerVersion version) {
    Target target = new Target(statement.name(), statement.only(), catalog, version);
    AlterTableEffects effects = new AlterTableEffects(target);
    if (catalog.isGone(target.name)) {
      gone(target, statement);
    }
    for (AlterAction action : statement.actions()) {
      if (action instanceof AlterAction.DropConstraint drop) {
        target.dropped.add(drop.constraint().value());
        target.drops.add(drop);
      } else if (action instanceof AlterAction.DropColumn drop) {
        target.droppedColumns.add(drop.column().value());
        target.drops.add(drop);
      } else if (action instanceof AlterAction.DropDefault drop) {
        target.droppedDefaults.add(drop.column().value());
      }
    }
    for (AlterAction action : statement.actions()) {
      if (!target.refused) {
        target.action = action;
        action.accept(effects);
      }
    }
    return target.draft.build();
  }

  private static void gone(Target target, AlterTable statement) {
    String what = "There is no " + statement.kind().noun() + " " + target.name;
    if (statement.ifExists()) {
      target.draft.neutral(what);
      target.refused = true;
    } else {
      target.refused(Breaks.UNDEFINED_TABLE, what);
    }
  }

  @Override
  public Target addColumn(AlterAction.AddColumn action) {
    new AddColumnEffects(target).judge(action);
    return target;
  }

  @Override
  public Target dropColumn(AlterAction.DropColumn action) {
    new DropColumnEffects(target).judge(action);
    return target;
  }

  @Override
  public Target setType(AlterAction.SetType action) {
    new SetTypeEffects(target).judge(action);
    return target;
  }

  @Override
  public Target setDefault(AlterAction.SetDefault action) {
    new DefaultEffects(target).set(action);
    return target;
  }

  @Override
  public Target dropDefault(AlterAction.DropDefault action) {
    new DefaultEffects(target).drop(action);
    return target;
  }

  @Override
  public Target setNotNull(AlterAction.SetNotNull action) {
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    new NotNullEffects(target).set(action.column().value(), true);
    return target;
  }

  @Override
  public Target dropNotNull(AlterAction.DropNotNull action) {
    target.lockReached(LockMode.ACCESS_EXCLUSIVE);
    new NotNullEffects(target).drop(action.column().value());
    return target;
  }

  @Override
  public Target setExpression(AlterAction.SetExpression action) {
    new GeneratedEffects(target).setExpression(action);
    return target;
  }

  @Override
  public Target dropExpression(AlterAction.DropExpression action) {
    new GeneratedEffects(target).dropExpression(action);
    return target;
  }

  @Override
  public Target addIdentity(AlterAction.AddIdentity action) {
    new GeneratedEffects(target).addIdentity(action);
    return target;
  }

  @Override
  public Target setIdentity(AlterAction.SetIdentity action) {
    new GeneratedEffects(target).setIdentity(action);
    return target;
  }

  @Override
  public Target dropIdentity(AlterAction.DropIdentity action) {
    new GeneratedEffects(target).dropIdentity(action);
    return target;
  }

  @Override
  public Target setColumnAttribute(AlterAction.SetColumnAttribute action) {
    new TableSettingEffects(target).setColumnAttribute(action);
    return target;
  }

  @Override
  public Target addConstraint(AlterAction.AddConstraint action) {
    new AddConstraintEffects(target).judge(action.constraint(), Optional.empty());
    return target;
  }

  @Override
  public Target dropConstraint(AlterAction.DropConstraint action) {
    new ConstraintChangeEffects(target).drop(action);
    return target;
  }

  @Override
  public Target validateConstraint(AlterAction.ValidateConstraint action) {
    new ConstraintChangeEffects(target).validate(action);
    return target;
  }

  @Override
  public Target alterConstraint(AlterAction.AlterConstraint action) {
    new ConstraintChangeEffects(target).alter(action);
    return target;
  }

  @Override
  public Target attachPartition(AlterAction.AttachPartition action) {
    new PartitionEffects(target).attach(action);
    return target;
  }

  @Override
  public Target detachPartition(AlterAction.DetachPartition action) {
    new PartitionEffects(target).detach(action);
    return target;
  }

  @Override
  public Target switchTrigger(AlterAction.SwitchTrigger action) {
    new TriggerSwitchEffects(target).judge(action);
    return target;
  }

  @Override
  public Target rowSecurity(AlterAction.RowSecurity action) {
    new TableSettingEffects(target).rowSecurity(action);
    return target;
  }

  @Override
  public Target replicaIdentity(AlterAction.ReplicaIdentity action) {
    new TableSettingEffects(target).replicaIdentity(action);
    return target;
  }

  @Override
  public Target setLogged(AlterAction.SetLogged action) {
    new TableSettingEffects(target).setLogged(action);
    return target;
  }

  @Override
  public Target setAccessMethod(AlterAction.SetAccessMethod action) {
    new TableSettingEffects(target).setAccessMethod(action);
    return target;
  }

  @Override
  public Target setTablespace(AlterAction.SetTablespace action) {
    new TableSettingEffects(target).setTablespace(action);
    return target;
  }

  @Override
  public Target setOptions(AlterAction.SetOptions action) {
    new TableSettingEffects(target).setOptions(action);
    return target;
  }

  @Override
  public Target clusterOn(AlterAction.ClusterOn action) {
    new TableSettingEffects(target).clusterOn(action);
    return target;
  }

  @Override
  public Target inherit(AlterAction.Inherit action) {
    new PartitionEffects(target).inherit(action);
    return target;
  }

  @Override
  public Target ofType(AlterAction.OfType action) {
    new TableSettingEffects(target).ofType(action);
    return target;
  }

  @Override
  public Target ownerTo(AlterAction.OwnerTo action) {
    new TableSettingEffects(target).ownerTo(action);
    return target;
  }

  @Override
  public Target otherAction(AlterAction.OtherAction action) {
    new TableSettingEffects(target).other(action);
    return target;
  }
}
