package dev.rollsafe.assertions.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;

/**
 * Records the statements that run through data sources, without the values in them: what a release's own tests say to the
 * database is what the next release's migrations must leave working. Safe for use by several threads.
 *
 * <pre>{@code
 * QueryRecorder recorder = new QueryRecorder();
 * DataSource recording = recorder.around(dataSource);
 * ...
 * recorder.writeTo(Path.of("target/rollsafe.queries"));
 * }</pre>
 */
public final class QueryRecorder {

  private final Set<RecordedStatement> statements = new LinkedHashSet<>();
  private int unread;

  /** Returns a data source that does what {@code source} does, and is listened to. */
  public DataSource around(DataSource source) {
    ProxyDataSource proxy = new ProxyDataSource(source);
    proxy.addListener(new Listener());
    return proxy;
  }

  /** Writes what is recorded when the JVM ends, for tests that have no common end. */
  public QueryRecorder writingAtExitTo(Path file) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> writeTo(file), "rollsafe-queries"));
    return this;
  }

  /** Returns how many different statements are recorded. */
  public synchronized int size() {
    return statements.size();
  }

  /**
   * Writes what is recorded, whole or not at all; {@code rollsafe rehearse --queries} and {@code
   * RollsafeAssertions.previousReleaseQueries()} read it.
   *
   * @param file the file, {@code rollsafe.queries} by custom
   * @throws UncheckedIOException if it cannot be written
   */
  public synchronized void writeTo(Path file) {
    StringBuilder text = new StringBuilder(
        "-- Statements that this release says to its database, recorded by its tests.\n");
    if (unread > 0) {
      text.append("-- Not among them: ")
          .append(unread)
          .append(" that could not be read without their values.\n");
    }
    for (RecordedStatement statement : statements) {
      text.append('\n').append(statement.text());
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "rollsafe", ".queries");
      Files.writeString(whole, text, StandardCharsets.UTF_8);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private synchronized void record(String sql, List<String> types) {
    if (RecordedStatement.isOfInterest(sql)) {
      Optional<RecordedStatement> statement = RecordedStatement.of(sql, types);
      if (statement.isPresent()) {
        statements.add(statement.get());
      } else {
        unread++;
      }
    }
  }

  private final class Listener implements QueryExecutionListener {

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      if (!execution.isSuccess()) {
        return;
      }
      for (QueryInfo query : queries) {
        List<String> types = query.getParametersList().isEmpty()
            ? List.of()
            : ParameterTypes.of(query.getParametersList().get(0));
        record(query.getQuery(), types);
      }
    }
  }
}
