package dev.rollsafe.flyway;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a value may be said: a system property, an environment variable, Flyway's configuration, in this order. The first two are
 * read here too, as Flyway passes them on only from its command line and from Maven.
 */
final class Values {

  private final Optional<RollsafeExtension> extension;
  private final UnaryOperator<@Nullable String> properties;
  private final UnaryOperator<@Nullable String> environment;

  Values(
      Optional<RollsafeExtension> extension,
      UnaryOperator<@Nullable String> properties,
      UnaryOperator<@Nullable String> environment) {
    this.extension = extension;
    this.properties = properties;
    this.environment = environment;
  }

  static Values of(Optional<RollsafeExtension> extension) {
    return new Values(extension, System::getProperty, System::getenv);
  }

  /**
   * What somebody said.
   *
   * @param where the name it is set by
   * @param text what it is set to
   */
  record Said(String where, String text) {}

  Optional<Said> said(Key key) {
    return find(key.property(), properties.apply(key.property()))
        .or(() -> find(key.environmentVariable(), environment.apply(key.environmentVariable())))
        .or(() -> find(
            key.property(), extension.flatMap(settings -> settings.value(key)).orElse(null)));
  }

  private static Optional<Said> find(String where, @Nullable String text) {
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(new Said(where, text.strip()));
  }

  /** Returns who turned all of this off; empty where nobody did. */
  Optional<Said> off() {
    return said(Key.ACTIVE).filter(said -> said.text().equals("false"));
  }
}
