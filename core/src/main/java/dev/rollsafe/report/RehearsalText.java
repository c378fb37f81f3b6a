package dev.rollsafe.report;

import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes what a rehearsal showed, for people. */
public final class RehearsalText {

  private static final int SHOWN = 20;

  private final Writer out;

  /** Returns a report that writes to {@code out}. */
  public RehearsalText(Writer out) {
    this.out = out;
  }

  /** Writes what was seen of a migration. */
  public void migration(Rehearsed seen) throws IOException {
    line(seen.path() + ": " + verdict(seen));
    if (seen.failure().isPresent()) {
      line("  it fails: " + seen.failure().get());
    }
    for (Rehearsed.HeldLock lock : seen.locks()) {
      line("  locks " + lock.object() + " " + lock.mode() + " for " + lock.milliseconds() + " ms");
    }
    if (!seen.rewrites().isEmpty()) {
      line("  rewrites " + String.join(", ", seen.rewrites()));
    }
    all("  not foretold: ", seen.surprises());
    for (Rehearsed.Broken broken : seen.broken()) {
      line("  the previous release fails with: " + broken.sql());
      line("    " + broken.error());
    }
    if (seen.down().isPresent()) {
      down(seen.down().get());
    }
  }

  private void down(Rehearsed.Down down) throws IOException {
    if (down.failure().isPresent()) {
      line("  the down script fails: " + down.failure().get());
      return;
    }
    all("  the down script leaves ", down.differences());
    all("  the down script does not bring back the values of ", down.lostData());
    all("  run again, ", down.again());
  }

  private void all(String before, List<?> items) throws IOException {
    for (int i = 0; i < items.size() && i < SHOWN; i++) {
      line(before + items.get(i).toString().strip().replaceAll("\\s+", " "));
    }
    if (items.size() > SHOWN) {
      line("    and " + (items.size() - SHOWN) + " more");
    }
  }

  private static String verdict(Rehearsed seen) {
    if (seen.failure().isPresent()) {
      return "FAILS";
    }
    String back = seen.down().isEmpty()
        ? "no down script"
        : seen.reversible() ? "reversible (proven)" : "NOT REVERSIBLE by its down script";
    String old = seen.statements() == 0
        ? "no statement of the previous release was run"
        : seen.broken().isEmpty()
            ? "rollback-safe for the previous release (proven with " + seen.statements()
                + " statements)"
            : "BREAKS " + seen.broken().size() + " of " + seen.statements()
                + " statements of the previous release";
    return back + "; " + old;
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
