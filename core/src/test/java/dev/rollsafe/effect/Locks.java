package dev.rollsafe.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code pg_locks} (manual, section 53.13). */
final class Locks {

  private static final String LOCKS = """
      SELECT CASE locktype WHEN 'relation' THEN 'r' || relation ELSE 't' || objid END, mode FROM pg_locks
       WHERE pid = ? AND (locktype = 'relation' OR locktype = 'object' AND classid = 'pg_type'::regclass)
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  private static final Map<String, LockMode> MODES = Map.of(
      "AccessShareLock", LockMode.ACCESS_SHARE,
      "RowShareLock", LockMode.ROW_SHARE,
      "RowExclusiveLock", LockMode.ROW_EXCLUSIVE,
      "ShareUpdateExclusiveLock", LockMode.SHARE_UPDATE_EXCLUSIVE,
      "ShareLock", LockMode.SHARE,
      "ShareRowExclusiveLock", LockMode.SHARE_ROW_EXCLUSIVE,
      "ExclusiveLock", LockMode.EXCLUSIVE,
      "AccessExclusiveLock", LockMode.ACCESS_EXCLUSIVE);

  private Locks() {}

  /** Returns the modes that a backend holds or waits for, by the key that {@link Snapshot} has for the relation or type. */
  static Map<String, Set<LockMode>> of(Connection connection, int backend) throws SQLException {
    Map<String, Set<LockMode>> locks = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(LOCKS)) {
      statement.setInt(1, backend);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LockMode mode = MODES.get(rows.getString(2));
          if (mode != null) {
            locks
                .computeIfAbsent(rows.getString(1), key -> EnumSet.noneOf(LockMode.class))
                .add(mode);
          }
        }
      }
    }
    return locks;
  }

  static void addAll(Map<String, Set<LockMode>> to, Map<String, Set<LockMode>> from) {
    from.forEach((key, modes) ->
        to.computeIfAbsent(key, unused -> EnumSet.noneOf(LockMode.class)).addAll(modes));
  }
}
