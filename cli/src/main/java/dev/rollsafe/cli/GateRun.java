package dev.rollsafe.cli;

import dev.rollsafe.cli.GateCommand.WrongUsage;
import dev.rollsafe.migration.Durations;
import dev.rollsafe.release.LedgerScript;
import dev.rollsafe.release.Phase;
import dev.rollsafe.release.Release.State;
import dev.rollsafe.release.ReleaseLedger;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** One run of {@link GateCommand}. */
final class GateRun {

  private static final String DEFAULT_URL = "ROLLSAFE_JDBC_URL";

  private final Invocation invocation;
  private final Terminal terminal;
  private final String action;
  private final List<String> names;

  GateRun(Invocation invocation, Terminal terminal) {
    this.invocation = invocation;
    this.terminal = terminal;
    action = invocation.operands().get(0);
    names = invocation.operands().subList(1, invocation.operands().size());
  }

  int run() throws IOException {
    String format = invocation.value(GateOptions.FORMAT);
    boolean script = !format.equals("text") && !format.equals("json");
    if (script) {
      return script(format);
    }
    String url = url();
    try (Connection connection =
        Server.connect(url, invocation.given(LiveOptions.USER), seconds())) {
      ReleaseLedger ledger = ReleaseLedger.of(connection, schema());
      ledger.environment(invocation.given(GateOptions.ENV));
      return act(ledger);
    } catch (SQLException failed) {
      String state = Objects.requireNonNullElse(failed.getSQLState(), "");
      boolean refused = state.startsWith("XG");
      terminal.error(refused ? refusal(failed) : Server.explain(failed, url));
      return refused ? ExitCode.REFUSED : ExitCode.ERROR;
    }
  }

  /** Writes the ledger as SQL. */
  private int script(String format) throws IOException {
    if (!action.equals("init")) {
      throw new WrongUsage("--format " + format + " goes with init");
    }
    terminal
        .out()
        .write(
            format.equals("liquibase")
                ? LedgerScript.liquibase(schema())
                : LedgerScript.create(schema()));
    return ExitCode.SAFE;
  }

  private String schema() {
    String schema = invocation.value(GateOptions.LEDGER);
    if (!LedgerScript.isSchema(schema)) {
      throw new WrongUsage(
          "the schema of the ledger has a plain name, such as rollsafe, not '" + schema + "'");
    }
    return schema;
  }

  private String url() {
    return invocation
        .given(GateOptions.JDBC_URL)
        .or(() -> Optional.ofNullable(System.getenv(DEFAULT_URL)))
        .orElseThrow(
            () -> new WrongUsage("name the database with --jdbc-url, or in " + DEFAULT_URL));
  }

  private int seconds() {
    try {
      return Math.max(1, Integer.parseInt(invocation.value(LiveOptions.TIMEOUT)));
    } catch (NumberFormatException noNumber) {
      throw new WrongUsage(
          "--timeout takes a number of seconds, not " + invocation.value(LiveOptions.TIMEOUT));
    }
  }

  private int act(ReleaseLedger ledger) throws SQLException, IOException {
    if (action.equals("init")) {
      return init(ledger);
    }
    GateQuestions questions = new GateQuestions(ledger, invocation, terminal);
    if (action.equals("check")) {
      return questions.check(names);
    }
    if (!ledger.exists()) {
      terminal.error("this database has no release ledger in the schema " + schema()
          + "; make one with rollsafe gate init");
      return ExitCode.ERROR;
    }
    if (action.equals("can-rollback")) {
      return questions.canRollback(service(), release());
    }
    if (action.equals("status")) {
      return questions.status();
    }
    write(ledger);
    return ExitCode.SAFE;
  }

  private int init(ReleaseLedger ledger) throws SQLException {
    names(0, "no name");
    ledger.create(invocation.given(GateOptions.ENV));
    for (String role : invocation.all(GateOptions.READER)) {
      ledger.allow(role, "read");
    }
    for (String role : invocation.all(GateOptions.MIGRATOR)) {
      ledger.allow(role, "migrate");
    }
    for (String role : invocation.all(GateOptions.DEPLOYER)) {
      ledger.allow(role, "deploy");
    }
    terminal.error("the release ledger is in the schema " + schema());
    return ExitCode.SAFE;
  }

  private void write(ReleaseLedger ledger) throws SQLException {
    switch (action) {
      case "register" -> ledger.register(GateBuild.of(service(), release(), invocation));
      case "deploying", "live", "stable", "rolling-back", "rolled-back", "retire" ->
        ledger.move(service(), release(), state());
      case "free" -> {
        names(2, "SERVICE@RELEASE and CHANGE");
        ledger.declareFree(service(), release(), names.get(1), needed(GateOptions.REASON));
      }
      case "approve" -> {
        names(2, "SERVICE@RELEASE and RULE");
        ledger.approve(service(), release(), names.get(1), needed(GateOptions.REASON));
      }
      case "declare" -> {
        int changes = GateBuild.declare(ledger, names, invocation);
        terminal.error(changes + " change(s) are declared in the ledger");
      }
      case "phase" -> {
        names(2, "CHANGE and PHASE");
        ledger.record(names.get(0), phase(names.get(1)));
      }
      case "compared" -> {
        names(2, "CHANGE and the number of rows that differ");
        ledger.recordComparison(names.get(0), rows(names.get(1)));
      }
      case "flag" -> {
        names(2, "CHANGE and on or off");
        ledger.recordFlag(names.get(0), on(names.get(1)));
      }
      case "override" -> override(ledger);
      case "adopt" -> ledger.adopt(needed(GateOptions.ENV), needed(GateOptions.REASON));
      case "unused" -> ledger.declareUnused(needed(GateOptions.REASON));
      default -> throw new WrongUsage("there is no such action; 'rollsafe gate --help' lists them");
    }
  }

  private void override(ReleaseLedger ledger) throws SQLException {
    names(1, "CHANGE");
    String time = invocation.value(GateOptions.EXPIRES);
    ledger.override(
        names.get(0),
        needed(GateOptions.TICKET),
        needed(GateOptions.REASON),
        Durations.of(time)
            .orElseThrow(
                () -> new WrongUsage("--expires takes a time such as 30m or 1h, not " + time)));
    terminal.error("the gate of " + names.get(0) + " can be passed for " + time
        + "; every report tells of it from now on");
  }

  private State state() {
    return action.equals("retire") ? State.RETIRED : State.of(action.replace('-', '_'));
  }

  private static Phase phase(String word) {
    for (Phase phase : Phase.values()) {
      if (phase.word().equals(word)) {
        return phase;
      }
    }
    throw new WrongUsage(
        "a phase is expanded, synced, tombstoned, contracted or reverted, not " + word);
  }

  private static long rows(String number) {
    try {
      return Long.parseUnsignedLong(number);
    } catch (NumberFormatException noNumber) {
      throw new WrongUsage("the number of rows that differ is a number, not " + number);
    }
  }

  private static boolean on(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new WrongUsage("a flag is on or off, not " + word);
    };
  }

  private String service() {
    return name().substring(0, name().indexOf('@'));
  }

  private String release() {
    return name().substring(name().indexOf('@') + 1);
  }

  private String name() {
    String name = names.isEmpty() ? "" : names.get(0);
    int at = name.indexOf('@');
    if (at <= 0 || at == name.length() - 1) {
      throw new WrongUsage("takes SERVICE@RELEASE, such as orders@2026.11.3");
    }
    return name;
  }

  private void names(int count, String what) {
    if (names.size() != count) {
      throw new WrongUsage("takes " + what);
    }
  }

  private String needed(Option option) {
    return invocation
        .given(option)
        .orElseThrow(() -> new WrongUsage("needs " + option.name() + " " + option.parameter()));
  }

  /** What the ledger said, without where in its functions it said so. */
  private static String refusal(SQLException refused) {
    String message = Objects.requireNonNullElse(refused.getMessage(), refused.toString());
    int where = message.indexOf("\n  Where:");
    String said = where < 0 ? message : message.substring(0, where);
    return said.startsWith("ERROR: ") ? said.substring("ERROR: ".length()) : said;
  }
}
