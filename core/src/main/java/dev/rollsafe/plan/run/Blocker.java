package dev.rollsafe.plan.run;

/**
 * A session that holds, or waits before us for, a lock that we want.
 *
 * @param pid its backend
 * @param application its application_name
 * @param state what it does: active, idle in transaction
 * @param seconds how long its transaction has been open
 * @param query what it ran last, its beginning
 */
public record Blocker(int pid, String application, String state, long seconds, String query) {

  @Override
  public String toString() {
    return "pid " + pid + " (" + (application.isEmpty() ? "no application_name" : application)
        + ", " + state + ", in a transaction for " + seconds + " s): " + query;
  }
}
