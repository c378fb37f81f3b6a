package dev.rollsafe.config;

/** Something in what the user configured is wrong; the message says where, what, and what to do. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Returns an exception.
   *
   * @param message where, what is wrong, and what to do
   */
  public ConfigurationException(String message) {
    super(message);
  }

  /** Returns where, what is wrong, and what to do. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
