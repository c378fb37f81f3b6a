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
    for (AlterAction action : statement.actions()) {
      action.accept(effects);
    }
    return target.draft.build();
  }

  private Target notJudged() {
    target.draft.raise(Phase.UNKNOWN, "This action is not judged yet").assumed();
    return target;
  }

  @Override
  public Target addColumn(AlterAction.AddColumn action) {
    new AddColumnEffects(target).judge(action);
    return target;
  }

  @Override
  public Target dropColumn(AlterAction.DropColumn action) {
    return notJudged();
  }

  @Override
  public Target setType(AlterAction.SetType action) {
    return notJudged();
  }

  @Override
  public Target setDefault(AlterAction.SetDefault action) {
    return notJudged();
  }

  @Override
  public Target dropDefault(AlterAction.DropDefault action) {
    return notJudged();
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
    return notJudged();
  }

  @Override
  public Target dropExpression(AlterAction.DropExpression action) {
    return notJudged();
  }

  @Override
  public Target addIdentity(AlterAction.AddIdentity action) {
    return notJudged();
  }

  @Override
  public Target setIdentity(AlterAction.SetIdentity action) {
    return notJudged();
  }

  @Override
  public Target dropIdentity(AlterAction.DropIdentity action) {
    return notJudged();
  }

  @Override
  public Target setColumnAttribute(AlterAction.SetColumnAttribute action) {
    return notJudged();
  }

  @Override
  public Target addConstraint(AlterAction.AddConstraint action) {
    new AddConstraintEffects(target).judge(action.constraint(), Optional.empty());
    return target;
  }

  @Override
  public Target dropConstraint(AlterAction.DropConstraint action) {
    return notJudged();
  }

  @Override
  public Target validateConstraint(AlterAction.ValidateConstraint action) {
    return notJudged();
  }

  @Override
  public Target alterConstraint(AlterAction.AlterConstraint action) {
    return notJudged();
  }

  @Override
  public Target attachPartition(AlterAction.AttachPartition action) {
    return notJudged();
  }

  @Override
  public Target detachPartition(AlterAction.DetachPartition action) {
    return notJudged();
  }

  @Override
  public Target switchTrigger(AlterAction.SwitchTrigger action) {
    return notJudged();
  }

  @Override
  public Target rowSecurity(AlterAction.RowSecurity action) {
    return notJudged();
  }

  @Override
  public Target replicaIdentity(AlterAction.ReplicaIdentity action) {
    return notJudged();
  }

  @Override
  public Target setLogged(AlterAction.SetLogged action) {
    return notJudged();
  }

  @Override
  public Target setAccessMethod(AlterAction.SetAccessMethod action) {
    return notJudged();
  }

  @Override
  public Target setTablespace(AlterAction.SetTablespace action) {
    return notJudged();
  }

  @Override
  public Target setOptions(AlterAction.SetOptions action) {
    return notJudged();
  }

  @Override
  public Target clusterOn(AlterAction.ClusterOn action) {
    return notJudged();
  }

  @Override
  public Target inherit(AlterAction.Inherit action) {
    return notJudged();
  }

  @Override
  public Target ofType(AlterAction.OfType action) {
    return notJudged();
  }

  @Override
  public Target ownerTo(AlterAction.OwnerTo action) {
    return notJudged();
  }

  @Override
  public Target otherAction(AlterAction.OtherAction action) {
    return notJudged();
  }
}
