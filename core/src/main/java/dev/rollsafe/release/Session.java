package dev.rollsafe.release;

import java.util.Optional;

/**
 * The sessions of one name that are connected now.
 *
 * @param name their {@code application_name}
 * @param count how many
 */
public record Session(String name, long count) {

  /** Returns the service of a name like {@code service@release}. */
  public Optional<String> service() {
    int at = name.indexOf('@');
    return at > 0 && at < name.length() - 1 ? Optional.of(name.substring(0, at)) : Optional.empty();
  }

  /** Returns the release of a name like {@code service@release}; empty where it is none. */
  String release() {
    return name.substring(name.indexOf('@') + 1);
  }
}
