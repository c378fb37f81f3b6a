package dev.rollsafe.verify;

/**
 * Where a unit of a snapshot has its row.
 *
 * @param catalog the oid of the system catalog
 * @param oid the oid of the row
 */
record Source(long catalog, long oid) {

  /** The oid of {@code pg_class}, the same on every server. */
  static final long RELATIONS = 1259;

  /** The oid of {@code pg_type}. */
  static final long TYPES = 1247;

  private static final long ROUTINES = 1255;

  /** Says whether it can be read again alone. */
  boolean readAgain() {
    return catalog == RELATIONS || catalog == TYPES || catalog == ROUTINES;
  }
}
