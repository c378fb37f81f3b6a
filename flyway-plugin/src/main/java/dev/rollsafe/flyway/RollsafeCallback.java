package dev.rollsafe.flyway;

import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.flyway.Values.Said;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Judges all pending migrations before the first one runs, and refuses them all where one is unsafe: nothing is applied then.
 *
 * <p>It is added to every Flyway while its jar is on the class path. Where plugins are not looked for, name it: {@code
 * flyway.callbacks=dev.rollsafe.flyway.RollsafeCallback}, or {@code Flyway.configure().callbacks(new RollsafeCallback())}.
 */
public final class RollsafeCallback implements Callback {

  private static final Log LOG = LogFactory.getLog(RollsafeCallback.class);

  /** Returns the callback; all it needs to know is in Flyway's configuration. */
  public RollsafeCallback() {}

  static String offMessage(Said off) {
    return "Rollsafe is off (" + off.where() + "=" + off.text()
        + "): migrations run without being judged";
  }

  @Override
  public boolean supports(Event event, @Nullable Context context) {
    return event == Event.BEFORE_MIGRATE;
  }

  /** The connection is read in transactions of our own. */
  @Override
  public boolean canHandleInTransaction(Event event, @Nullable Context context) {
    return false;
  }

  @Override
  public void handle(Event event, Context context) {
    Configuration configuration = context.getConfiguration();
    try {
      Settings settings = Settings.of(configuration);
      if (settings.off().isPresent()) {
        LOG.warn(offMessage(settings.off().get()));
      } else {
        new MigrateCheck(configuration, context.getConnection(), settings).run();
      }
    } catch (ConfigurationException wrong) {
      throw new FlywayException(
          "Rollsafe cannot judge the migrations, so that nothing was applied: " + wrong.problem(),
          wrong);
    }
  }

  /** Callbacks run in the order of their names: this one is to be before all that change something. */
  @Override
  public String getCallbackName() {
    return "!rollsafe";
  }
}
