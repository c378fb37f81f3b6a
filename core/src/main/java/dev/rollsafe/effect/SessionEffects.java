package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateExtension;
import dev.rollsafe.ast.CreateSchema;
import dev.rollsafe.ast.CreateStatistics;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TransactionControl;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.Optional;

/** Statements that concern the session alone, or make what no release knows yet. */
final class SessionEffects {

  private static final Effect PARAMETER =
      new EffectDraft(Phase.NEUTRAL, "A parameter of this session alone").build();
  private static final Effect LOCAL_PARAMETER = new EffectDraft(
          Phase.NEUTRAL, "A parameter of this transaction alone")
      .transactionality(Transactionality.INSIDE_ONLY)
      .build();
  private static final Effect TRANSACTION =
      new EffectDraft(Phase.NEUTRAL, "Only where a transaction begins or ends").build();
  private static final Effect INSIDE = new EffectDraft(
          Phase.NEUTRAL, "Only where a part of a transaction begins or ends")
      .transactionality(Transactionality.INSIDE_ONLY)
      .build();
  private static final Effect OUTSIDE = new EffectDraft(
          Phase.NEUTRAL, "Only where a prepared transaction ends")
      .transactionality(Transactionality.OUTSIDE_ONLY)
      .build();
  private static final Effect EXTENSION =
      new EffectDraft(Phase.EXPAND, "Release N-1 does not know what the extension brings").build();
  private static final Effect THERE =
      new EffectDraft(Phase.NEUTRAL, "It is there already, so nothing is done").build();

  private final Catalog catalog;
  private final ServerVersion version;

  SessionEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  static Effect set(SetParameter statement) {
    return statement.local() ? LOCAL_PARAMETER : PARAMETER;
  }

  static Effect transaction(TransactionControl statement) {
    return switch (statement.verb()) {
      case SAVEPOINT, RELEASE, ROLLBACK_TO, SET_TRANSACTION -> INSIDE;
      case COMMIT_PREPARED, ROLLBACK_PREPARED -> OUTSIDE;
      default -> TRANSACTION;
    };
  }

  Effect extension(CreateExtension statement) {
    return statement.ifNotExists() && catalog.hasExtension(statement.name().value())
        ? THERE
        : EXTENSION;
  }

  /** The elements of CREATE SCHEMA are made in it, in order. */
  Effect schema(CreateSchema statement) {
    EffectDraft draft = new EffectDraft(Phase.EXPAND, "Release N-1 does not know the schema");
    Optional<Identifier> named = statement.name().or(statement::authorization);
    if (named.isPresent() && catalog.schema(named.get().value()).isPresent()) {
      return statement.ifNotExists()
          ? THERE
          : draft
              .refused("42P06", "There is a schema " + named.get() + " already")
              .build();
    }
    if (statement.elements().isEmpty()) {
      return draft.build();
    }
    Catalog now = catalog;
    for (Statement element : statement.elements()) {
      Effect effect = Effects.of(element, now, version);
      draft.add(effect).failsLike(effect);
      now = now.apply(element);
    }
    return draft.build();
  }

  Effect statistics(CreateStatistics statement) {
    ObjectName relation = catalog.resolve(statement.table());
    if (catalog.isGone(relation)) {
      return new EffectDraft()
          .refused(Breaks.UNDEFINED_TABLE, "There is no table " + relation)
          .build();
    }
    return new EffectDraft(
            Phase.EXPAND, "Statistics change how fast queries are, not what they return")
        .lock(relation, Relations.kind(catalog, relation), LockMode.SHARE_UPDATE_EXCLUSIVE)
        .build();
  }
}
