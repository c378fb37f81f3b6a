package dev.rollsafe.effect;

/** The lock modes of tables, from weakest to strongest (PostgreSQL manual, section 13.3.1, table 13.2). */
public enum LockMode {
  ACCESS_SHARE,
  ROW_SHARE,
  ROW_EXCLUSIVE,
  SHARE_UPDATE_EXCLUSIVE,
  SHARE,
  SHARE_ROW_EXCLUSIVE,
  EXCLUSIVE,
  ACCESS_EXCLUSIVE;

  private final String sql = name().replace('_', ' ');

  /** Returns the mode in SQL's own words, for example {@code ACCESS EXCLUSIVE}. */
  public String sql() {
    return sql;
  }

  /** Says whether readers wait for it: only ACCESS EXCLUSIVE conflicts with ACCESS SHARE. */
  public boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }

  /** Says whether writers wait for it: SHARE and all stronger modes conflict with ROW EXCLUSIVE. */
  public boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }
}
