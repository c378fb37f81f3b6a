package dev.rollsafe.report;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Severity;

/** Colours for a terminal, or none. */
final class Ink {

  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String BLUE = "34";
  private static final String BOLD = "1";
  private static final String FAINT = "2";

  private final boolean colour;

  Ink(boolean colour) {
    this.colour = colour;
  }

  String bold(String text) {
    return in(BOLD, text);
  }

  String faint(String text) {
    return in(FAINT, text);
  }

  String good(String text) {
    return in(GREEN, text);
  }

  String bad(String text) {
    return in(RED, text);
  }

  String severity(Severity severity, String text) {
    return in(
        switch (severity) {
          case ERROR -> BOLD + ";" + RED;
          case WARNING -> BOLD + ";" + YELLOW;
          case INFO -> BOLD + ";" + BLUE;
        },
        text);
  }

  String phase(Phase phase, String text) {
    return in(
        switch (phase) {
          case DESTRUCTIVE, UNKNOWN -> RED;
          case CONTRACT -> YELLOW;
          case EXPAND -> GREEN;
          case NEUTRAL -> FAINT;
        },
        text);
  }

  private String in(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
