package dev.rollsafe.cli;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ServerSchema;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.usage.DatabaseScan;
import dev.rollsafe.release.usage.Side;
import dev.rollsafe.release.usage.StatementStatistics;
import dev.rollsafe.release.usage.Unjudged;
import dev.rollsafe.release.usage.Usage;
import dev.rollsafe.release.usage.UsageReport;
import dev.rollsafe.release.usage.UsageReport.Found;
import dev.rollsafe.release.usage.UsageScan;
import dev.rollsafe.report.UsageJson;
import dev.rollsafe.report.UsageText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One run of {@link UsageCommand}. */
final class UsageRun {

  private final Invocation invocation;
  private final Terminal terminal;
  private final List<Unjudged> unjudged = new ArrayList<>();

  UsageRun(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
  }

  int run() throws IOException, SQLException {
    boolean live = invocation.given(UsageCommand.JDBC_URL).isPresent();
    if (invocation.all(UsageOptions.CLASSES).isEmpty() && !live) {
      throw new IllegalArgumentException("say where to look, by --classes or --jdbc-url");
    }
    UsageInput input;
    try {
      input = UsageInput.read(invocation);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
    List<Found> asked = asked(input);
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(
          "say what to look for, by --column or --table, or declare changes in rollsafe.yml");
    }
    UsageScan scan = new UsageScan(input.corpus(), input.catalog());
    List<Found> found = with(asked, scan::of);
    unjudged.addAll(input.corpus().unjudged());
    if (live) {
      found = inDatabase(found);
    }
    UsageReport report = new UsageReport(
        found,
        unjudged,
        input.corpus().skipped(),
        input.corpus().classes(),
        input.corpus().resources());
    write(report);
    if (!report.isFree()) {
      return ExitCode.FINDINGS;
    }
    return report.hasUnread() ? ExitCode.REFUSED : ExitCode.SAFE;
  }

  private List<Found> asked(UsageInput input) {
    List<Found> asked = new ArrayList<>();
    for (String column : invocation.all(UsageCommand.COLUMN)) {
      asked.add(new Found(Optional.empty(), Side.column(column), List.of()));
    }
    for (String table : invocation.all(UsageCommand.TABLE)) {
      asked.add(new Found(Optional.empty(), Side.table(table), List.of()));
    }
    if (asked.isEmpty()) {
      for (Change change : input.changes()) {
        Side side = UsageInput.side(change, change.oldSide());
        asked.add(new Found(Optional.of(change.id()), side, List.of()));
      }
    }
    return asked;
  }

  private static List<Found> with(List<Found> sides, Function<Side, List<Usage>> finder) {
    List<Found> all = new ArrayList<>();
    for (Found side : sides) {
      List<Usage> usages = new ArrayList<>(side.usages());
      usages.addAll(finder.apply(side.side()));
      all.add(new Found(side.change(), side.side(), usages));
    }
    return all;
  }

  private List<Found> inDatabase(List<Found> found) throws SQLException {
    int seconds = LiveOptions.seconds(invocation);
    try (Connection connection = Server.connect(
        invocation.value(UsageCommand.JDBC_URL), invocation.given(LiveOptions.USER), seconds)) {
      Catalog catalog = ServerSchema.read(connection, seconds).catalog();
      DatabaseScan objects = new DatabaseScan(catalog);
      StatementStatistics statements = StatementStatistics.read(connection, seconds, since());
      unjudged.addAll(objects.unjudged());
      unjudged.addAll(statements.unjudged());
      return with(with(found, objects::of), side -> statements.of(side, catalog));
    }
  }

  private Optional<Instant> since() {
    try {
      return invocation.given(UsageCommand.SINCE).map(Instant::parse);
    } catch (DateTimeException none) {
      throw new IllegalArgumentException("--since takes a time such as 2026-11-25T10:00:00Z, not "
          + invocation.value(UsageCommand.SINCE));
    }
  }

  private void write(UsageReport report) throws IOException {
    if (invocation.value(UsageCommand.FORMAT).equals("json")) {
      UsageJson.write(terminal.out(), report);
    } else {
      new UsageText(terminal.out(), invocation.has(UsageCommand.EVERYTHING)).write(report);
    }
  }
}
