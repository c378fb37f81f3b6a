package dev.rollsafe.assertions;

import dev.rollsafe.config.ConfigurationFile;
import dev.rollsafe.config.FailOn;
import dev.rollsafe.lint.Assessment;
import java.nio.file.Path;
import org.assertj.core.api.AbstractAssert;

/** Assertions about migrations. */
public final class MigrationsAssert extends AbstractAssert<MigrationsAssert, Object> {

  private final Migrations migrations;

  MigrationsAssert(Migrations migrations) {
    super(migrations, MigrationsAssert.class);
    this.migrations = migrations;
  }

  private MigrationsAssert with(Migrations others) {
    MigrationsAssert next = new MigrationsAssert(others);
    next.info.description(info.description());
    next.info.overridingErrorMessage(info.overridingErrorMessage());
    return next;
  }

  /**
   * Judges only migrations from here on; those before are read to know what is there.
   *
   * @param place a version such as {@code 41}, a time such as {@code 20260131}, or the beginning of an id
   */
  public MigrationsAssert since(String place) {
    return with(migrations.since(place));
  }

  /**
   * Judges for a server.
   *
   * @param majorVersion the major version of PostgreSQL, 13 to 18
   */
  public MigrationsAssert onServerVersion(int majorVersion) {
    return with(migrations.on(majorVersion));
  }

  /**
   * Judges as a file says, instead of the {@code rollsafe.yml} that is found beside or above the migrations.
   *
   * @param file the file
   * @throws dev.rollsafe.config.ConfigurationException if something is wrong in it
   */
  public MigrationsAssert configuredBy(Path file) {
    return with(migrations.configuredBy(ConfigurationFile.read(file)));
  }

  /** Returns this, for sentences that go on. */
  public MigrationsAssert and() {
    return this;
  }

  /**
   * Asserts that the release before can go on with what the migrations do, as far as that can be told without a server: nothing is
   * found of the severity that fails a check ({@code error}, unless the configuration says otherwise), and everything could be read.
   *
   * @throws AssertionError if something is found; the message shows file, line, statement, why, and what to do instead
   */
  public MigrationsAssert areRollbackSafe() {
    Assessment assessment = migrations.judge();
    if (migrations.failOn().fails(assessment.summary()) || assessment.broken()) {
      throw failure(
          "Expecting %s to be safe to roll back (judged without a server), but:%n%n%s",
          migrations, ReportText.of(assessment));
    }
    return this;
  }

  /**
   * Asserts that nothing at all is found, advice included, and that everything could be read.
   *
   * @throws AssertionError if something is found; the message shows file, line, statement, why, and what to do instead
   */
  public MigrationsAssert haveNoFindings() {
    Assessment assessment = migrations.judge();
    if (FailOn.INFO.fails(assessment.summary()) || assessment.broken()) {
      throw failure(
          "Expecting %s to have no findings, but:%n%n%s", migrations, ReportText.of(assessment));
    }
    return this;
  }

  /** Goes on to assertions about what the migrations do on a server. */
  public RehearsalAssert rehearsedOn(Postgres postgres) {
    return new RehearsalAssert(migrations, postgres).as(info.description());
  }

  /**
   * Asserts that the release before can go on with what the migrations do: nothing is found, and they are rehearsed.
   *
   * @param postgres the server, from {@code onPostgres("17")}
   * @throws AssertionError as {@link #areRollbackSafe()} and {@link RehearsalAssert#areRollbackSafe()} do
   */
  public MigrationsAssert areRollbackSafe(Postgres postgres) {
    areRollbackSafe();
    rehearsedOn(postgres).areRollbackSafe();
    return this;
  }

  /**
   * Asserts that each migration can be taken back, without loss.
   *
   * @param postgres the server, from {@code onPostgres("17")}
   * @throws AssertionError as {@link RehearsalAssert#areReversible()} does
   */
  public MigrationsAssert areReversible(Postgres postgres) {
    rehearsedOn(postgres).areReversible();
    return this;
  }
}
