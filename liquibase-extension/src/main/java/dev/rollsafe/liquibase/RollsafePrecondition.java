package dev.rollsafe.liquibase;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.config.FailOn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.exception.ValidationErrors;
import liquibase.exception.Warnings;
import liquibase.precondition.AbstractPrecondition;
import org.jspecify.annotations.Nullable;

/**
 * The precondition {@code rollsafe}: holds where the pending changesets of the whole changelog can be rolled back safely.
 *
 * <pre>{@code
 * databaseChangeLog:
 * - preConditions:
 *   - rollsafe: {failOn: error}
 * }</pre>
 *
 * Liquibase asks the preconditions of a changelog in every command, {@code rollback} among them: the gate that {@link
 * RollsafeUpdateGate} puts before updates is mostly what is wanted.
 */
public final class RollsafePrecondition extends AbstractPrecondition {

  /** Liquibase asks twice in one update. */
  private static final Map<DatabaseChangeLog, Judgement> JUDGED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private @Nullable String failOn;

  @Override
  public String getName() {
    return "rollsafe";
  }

  @Override
  public String getSerializedObjectNamespace() {
    return GENERIC_CHANGELOG_EXTENSION_NAMESPACE;
  }

  /** Returns the least severity for which it does not hold. */
  public @Nullable String getFailOn() {
    return failOn;
  }

  /** Sets the least severity for which it does not hold: error, warning, info or never. */
  public void setFailOn(@Nullable String severity) {
    failOn = severity;
  }

  @Override
  public Warnings warn(Database database) {
    return new Warnings();
  }

  @Override
  public ValidationErrors validate(Database database) {
    ValidationErrors errors = new ValidationErrors();
    if (failOn != null && FailOn.of(failOn).isEmpty()) {
      errors.addError("rollsafe: failOn is error, warning, info or never, not " + failOn);
    }
    return errors;
  }

  @Override
  public void check(
      Database database,
      DatabaseChangeLog changeLog,
      @Nullable ChangeSet changeSet,
      @Nullable ChangeExecListener listener)
      throws PreconditionFailedException, PreconditionErrorException {
    DatabaseChangeLog root = changeLog.getRootChangeLog();
    try {
      Options options = options();
      if (!options.active()) {
        Scope.getCurrentScope()
            .getLog(RollsafePrecondition.class)
            .warning("Rollsafe is switched off by " + RollsafeSettings.ACTIVE.getKey()
                + "=false: the precondition holds unasked");
        return;
      }
      Judgement judgement = judge(root, database, options);
      if (judgement.refused()) {
        throw new PreconditionFailedException(judgement.refusal(), changeLog, this);
      }
    } catch (ConfigurationException | LiquibaseException failed) {
      throw new PreconditionErrorException(failed, changeLog, this);
    }
  }

  private Options options() {
    Options options = Options.current();
    return Optional.ofNullable(failOn)
        .map(word -> options.failingOn(Options.failOn(word)))
        .orElse(options);
  }

  private static Judgement judge(DatabaseChangeLog root, Database database, Options options)
      throws LiquibaseException {
    Judgement known = JUDGED.get(root);
    if (known != null) {
      return known;
    }
    List<ChangeSet> pending = PendingChangeSets.of(root, database, false);
    Judgement judgement = new Judge(root, database, options).of(pending);
    JUDGED.put(root, judgement);
    return judgement;
  }
}
