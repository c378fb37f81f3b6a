package dev.rollsafe.catalog;

import dev.rollsafe.ast.Query;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A view or materialized view.
 *
 * @param name its name
 * @param materialized whether it is materialized
 * @param temporary whether it is temporary
 * @param columns its column names where given or told by the query; empty where unknown
 * @param query its query
 * @param options WITH (..), and WITH CHECK OPTION as {@code check_option}
 * @param indexes the indexes of a materialized view
 * @param triggers INSTEAD OF triggers
 * @param populated false after WITH NO DATA
 * @param rules its rules besides the one that makes it a view
 * @param columnNotes comments and privileges of its columns
 * @param method the access method of a materialized view
 * @param tablespace the tablespace of a materialized view
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record View(
    ObjectName name,
    boolean materialized,
    boolean temporary,
    List<String> columns,
    Query query,
    Map<String, String> options,
    List<ObjectName> indexes,
    List<Trigger> triggers,
    boolean populated,
    List<Rule> rules,
    Map<String, Attached> columnNotes,
    Optional<String> method,
    Optional<String> tablespace,
    Attached attached,
    int origin) {

  /** Copies what could change. */
  public View {
    columns = List.copyOf(columns);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
    rules = List.copyOf(rules);
    columnNotes = Collections.unmodifiableMap(new LinkedHashMap<>(columnNotes));
  }
}
