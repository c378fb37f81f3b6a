package dev.rollsafe.cli;

import java.util.List;

/** The options of {@link GateCommand}. */
final class GateOptions {

  static final Option JDBC_URL = Option.valued(
      "--jdbc-url",
      "URL",
      "",
      "The database; ROLLSAFE_JDBC_URL by default. The password comes from PGPASSWORD or ~/.pgpass");
  static final Option LEDGER =
      Option.valued("--ledger", "SCHEMA", "rollsafe", "The schema of the ledger");
  static final Option ENV = Option.valued(
      "--env",
      "NAME",
      "",
      "What the environment is called; where the ledger is that of another one the gate stays shut");
  static final Option FORMAT = Option.choice(
      "--format",
      List.of("text", "json", "sql", "flyway", "liquibase"),
      "The form of the output; for init the last three write the ledger as SQL or as a migration instead of making it");
  static final Option READER =
      Option.repeated("--reader", "ROLE", "init: lets a role look at the ledger");
  static final Option MIGRATOR =
      Option.repeated("--migrator", "ROLE", "init: lets a role run migrations with contracts");
  static final Option DEPLOYER =
      Option.repeated("--deployer", "ROLE", "init: lets a role tell what becomes of releases");
  static final Option NEEDS_NEW = Option.repeated(
      "--needs-new", "CHANGE", "register: the release cannot do without the new side of a change");
  static final Option FREE_OF = Option.repeated(
      "--free-of", "CHANGE", "register: the release does not use the old side of a change");
  static final Option MANIFEST = Option.valued(
      "--manifest",
      "FILE",
      "",
      "register: the manifest that rollsafe manifest wrote, or the jar that holds it, for what the release needs and is free of");
  static final Option COMMIT =
      Option.valued("--commit", "ID", "", "register: the commit that the release was built from");
  static final Option DIGEST = Option.valued(
      "--digest",
      "TEXT",
      "",
      "register: the digest of what was built; another one under the same name is refused");
  static final Option BRANCH =
      Option.valued("--branch", "NAME", "", "register: the branch that the release was built from");
  static final Option WINDOW = Option.valued(
      "--window",
      "N",
      "",
      "check: how many stable releases before the newest must stay usable, whatever the services say");
  static final Option TICKET =
      Option.valued("--ticket", "ID", "", "override: where it is written down");
  static final Option REASON = Option.valued("--reason", "TEXT", "", "Why; for the record");
  static final Option EXPIRES = Option.valued(
      "--expires", "TIME", "1h", "override: how long it counts, such as 30m or 1h; at most 7d");

  static final List<Option> ALL = List.of(
      JDBC_URL,
      LiveOptions.USER,
      LiveOptions.TIMEOUT,
      LEDGER,
      ENV,
      FORMAT,
      READER,
      MIGRATOR,
      DEPLOYER,
      NEEDS_NEW,
      FREE_OF,
      MANIFEST,
      COMMIT,
      DIGEST,
      BRANCH,
      WINDOW,
      TICKET,
      REASON,
      EXPIRES,
      CheckOptions.CONFIG);

  private GateOptions() {}
}
