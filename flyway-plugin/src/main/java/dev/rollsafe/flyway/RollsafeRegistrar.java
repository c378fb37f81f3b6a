package dev.rollsafe.flyway;

import dev.rollsafe.flyway.Values.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.extensibility.ConfigurationProvider;

/**
 * Adds {@link RollsafeCallback} to every Flyway that is made while this jar is on the class path. Flyway asks it for settings; it
 * has none to give.
 */
public final class RollsafeRegistrar implements ConfigurationProvider<RollsafeExtension> {

  private static final Log LOG = LogFactory.getLog(RollsafeRegistrar.class);

  @Override
  public Map<String, String> getConfiguration(
      RollsafeExtension extension, ClassicConfiguration configuration) {
    if (extension.isKeptOut()) {
      return Map.of();
    }
    Optional<Said> off = Values.of(Optional.of(extension)).off();
    if (off.isPresent()) {
      // A callback costs a connection, so that none is added that has nothing to do.
      LOG.warn(RollsafeCallback.offMessage(off.get()));
    } else {
      addInstance(configuration);
      addName(configuration);
    }
    return Map.of();
  }

  private static void addInstance(ClassicConfiguration configuration) {
    List<Callback> callbacks = new ArrayList<>(Arrays.asList(configuration.getCallbacks()));
    for (Callback callback : callbacks) {
      if (callback instanceof RollsafeCallback) {
        return;
      }
    }
    callbacks.add(new RollsafeCallback());
    configuration.setCallbacks(callbacks.toArray(Callback[]::new));
  }

  /** Since 10.18.1 a Java callback in the package db.callback replaces all instances; what is known by name stays. */
  private static void addName(ClassicConfiguration configuration) {
    List<String> known = configuration.getModernConfig().getFlyway().getCallbacks();
    List<String> names = known == null ? new ArrayList<>() : new ArrayList<>(known);
    String ours = RollsafeCallback.class.getName();
    if (!names.contains(ours)) {
      names.add(ours);
      configuration.setCallbacksAsClassNames(names.toArray(String[]::new));
    }
  }

  @Override
  public Class<RollsafeExtension> getConfigurationExtensionClass() {
    return RollsafeExtension.class;
  }
}
