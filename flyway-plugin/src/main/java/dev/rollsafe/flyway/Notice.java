package dev.rollsafe.flyway;

import dev.rollsafe.lint.Severity;
import java.util.Locale;

/**
 * What is to be said of Flyway itself, or of a migration that has no SQL; findings say the rest.
 *
 * @param severity what it asks for
 * @param place the migration or the setting
 * @param message what is wrong there, as a sentence without a full stop
 * @param instead what to do; empty where nothing is to be done
 */
record Notice(Severity severity, String place, String message, String instead) {

  /** Returns it as text, in the form of a finding. */
  String text() {
    return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message + "\n"
        + (instead.isEmpty() ? "" : "  instead: " + instead + "\n");
  }
}
