package dev.rollsafe.assertions.record;

import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A statement without the values in it.
 *
 * @param sql the statement, on one line, with {@code $1}, {@code $2} .. for parameters and for constants
 * @param types the types of the parameters; {@code unknown} where the server finds out
 */
record RecordedStatement(String sql, List<String> types) {

  private static final Set<String> SAID =
      Set.of("select", "insert", "update", "delete", "merge", "with", "values", "call");

  /** Copies the types. */
  RecordedStatement {
    types = List.copyOf(types);
  }

  /** Says whether a statement is one that a release depends on, and not one that sets up, defines or controls. */
  static boolean isOfInterest(String text) {
    Splitter splitter = Script.of("recorded", text).statements();
    return splitter.next()
        && splitter.tokens().size() > 0
        && SAID.contains(splitter.tokens().text(0).toLowerCase(Locale.ROOT));
  }

  /**
   * Returns what is recorded of a statement; empty where it cannot be read without its values, or is several.
   *
   * @param text the statement as the driver gets it
   * @param parameters the types of its {@code ?} parameters, as far as they are known
   */
  static Optional<RecordedStatement> of(String text, List<String> parameters) {
    Splitter splitter = Script.of("recorded", text).statements();
    if (!splitter.next()) {
      return Optional.empty();
    }
    RecordedStatement recorded = new Normalising(splitter.tokens(), parameters).statement();
    return splitter.next() || !recorded.isReadable() ? Optional.empty() : Optional.of(recorded);
  }

  private boolean isReadable() {
    Splitter again = Script.of("recorded", sql).statements();
    return again.next() && !(SqlParser.statement(again) instanceof Unparsed);
  }

  /** Returns it as it stands in {@code rollsafe.queries}. */
  String text() {
    String head = types.isEmpty() ? "" : "-- types: " + String.join(", ", types) + "\n";
    return head + sql + ";\n";
  }
}
