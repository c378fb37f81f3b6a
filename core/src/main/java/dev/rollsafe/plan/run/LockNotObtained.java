package dev.rollsafe.plan.run;

import java.sql.SQLException;
import java.util.List;

/** The locks could not be had in time; nothing has been changed. */
public final class LockNotObtained extends SQLException {

  private static final long serialVersionUID = 1L;

  private final transient List<Blocker> blockers;

  LockNotObtained(int attempts, List<Blocker> blockers, SQLException last) {
    super(
        "gave up behind " + attempts + " attempts, nothing has been changed; the lock was held by "
            + (blockers.isEmpty() ? "a session that was gone when it was looked for" : blockers),
        last.getSQLState(),
        last);
    this.blockers = List.copyOf(blockers);
  }

  /** Returns who was in the way at the last attempt that found somebody. */
  public List<Blocker> blockers() {
    return blockers;
  }
}
