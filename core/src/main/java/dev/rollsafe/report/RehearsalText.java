package dev.rollsafe.report;

import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

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
    if (!seen.scans().isEmpty()) {
      line("  reads all of " + String.join(", ", seen.scans()));
    }
    all("  not foretold: ", seen.surprises());
    for (Rehearsed.Broken broken : seen.broken()) {
      line("  the previous release fails with: " + oneLine(broken.sql()));
      line("    " + broken.error());
    }
    for (Rehearsed.Broken undecided : seen.undecided()) {
      line("  undecided, as a made-up value is refused: " + oneLine(undecided.sql()));
    }
    for (Rehearsed.Down down : seen.downs()) {
      down(down);
    }
    out.flush();
  }

  private void down(Rehearsed.Down down) throws IOException {
    String which = down.origin() == Rehearsed.Origin.OWN
        ? "its own down script"
        : "the down script made for it";
    if (down.failure().isPresent()) {
      line("  " + which + " fails: " + down.failure().get());
    }
    if (!down.restores()) {
      all("  " + which + " was said to be " + said(down) + ": ", down.reasons());
    }
    if (down.disappoints()) {
      line("  this is less than " + which + " promises, please report it");
    }
    all("  " + which + " leaves ", down.differences());
    all("  " + which + " does not bring back the values of ", down.lostData());
    for (Rehearsed.Broken broken : down.broken()) {
      line("  behind " + which + " the previous release fails with: " + oneLine(broken.sql()));
      line("    " + broken.error());
    }
    all("  run again behind " + which + ", ", down.again());
  }

  private static String said(Rehearsed.Down down) {
    return down.grade().map(grade -> grade.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private void all(String before, List<?> items) throws IOException {
    for (int i = 0; i < items.size() && i < SHOWN; i++) {
      line(before + oneLine(items.get(i).toString()));
    }
    if (items.size() > SHOWN) {
      line("    and " + (items.size() - SHOWN) + " more");
    }
  }

  private static String verdict(Rehearsed seen) {
    if (seen.failure().isPresent()) {
      return "FAILS";
    }
    String back = seen.reversible()
        ? "reversible (proven)"
        : seen.reversibleWithLoss()
            ? "reversible, but values are lost (proven)"
            : "NOT REVERSIBLE by a down script";
    String old = seen.statements() == 0
        ? "no statement of the previous release was run"
        : seen.broken().isEmpty()
            ? "rollback-safe for the previous release (proven with "
                + (seen.statements() - seen.undecided().size()) + " statements)"
            : "BREAKS " + seen.broken().size() + " of " + seen.statements()
                + " statements of the previous release";
    return back + "; " + old;
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
