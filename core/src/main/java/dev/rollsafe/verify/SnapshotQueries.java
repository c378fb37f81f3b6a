package dev.rollsafe.verify;

import dev.rollsafe.catalog.ServerQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queries of {@code snapshot.sql} for one version of the server.
 *
 * @param all those that read all of a database
 * @param some those that read the relations, routines and types whose oids are in the array {@code $1}
 */
record SnapshotQueries(List<String> all, List<String> some) {

  private static final String RESOURCE = "snapshot.sql";
  private static final String SOME = "/*some ";
  private static final Map<Integer, SnapshotQueries> BY_VERSION = new ConcurrentHashMap<>();

  SnapshotQueries {
    all = List.copyOf(all);
    some = List.copyOf(some);
  }

  static SnapshotQueries of(Connection connection) throws SQLException {
    return BY_VERSION.computeIfAbsent(
        connection.getMetaData().getDatabaseMajorVersion(), SnapshotQueries::read);
  }

  private static SnapshotQueries read(int version) {
    List<String> all = new ArrayList<>();
    List<String> some = new ArrayList<>();
    String text = ServerQueries.read(SnapshotQueries.class, RESOURCE, version);
    for (String query : text.split(";\n", -1)) {
      int mark = query.indexOf(SOME);
      if (mark >= 0) {
        int end = query.indexOf("*/", mark);
        String before = query.substring(0, mark);
        String after = query.substring(end + 2);
        some.add(before + query.substring(mark + SOME.length(), end) + after);
        all.add(before + after);
      } else if (!query.isBlank()) {
        all.add(query);
      }
    }
    return new SnapshotQueries(all, some);
  }
}
