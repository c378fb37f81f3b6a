package dev.rollsafe.cli;

import dev.rollsafe.lint.Progress;

/** One line on the terminal that tells how far a long check is; short ones it leaves alone. */
final class ProgressLine implements Progress {

  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final long BETWEEN_NANOS = 200_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private long next = System.nanoTime() + QUIET_NANOS;
  private boolean shown;

  ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void migrations(String history, int done, int of) {
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + BETWEEN_NANOS;
      shown = true;
      terminal.write(CLEAR + history + ": " + done + " of " + of + " migrations");
    }
  }

  /** Takes it away, so that something else can be written. */
  synchronized void clear() {
    if (shown) {
      shown = false;
      terminal.write(CLEAR);
    }
  }
}
