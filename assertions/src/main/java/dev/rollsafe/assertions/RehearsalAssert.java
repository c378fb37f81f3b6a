package dev.rollsafe.assertions;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.MigrationSources;
import dev.rollsafe.migration.Since;
import dev.rollsafe.report.RehearsalText;
import dev.rollsafe.scratch.ScratchServer;
import dev.rollsafe.verify.OldStatement;
import dev.rollsafe.verify.Rehearsal;
import dev.rollsafe.verify.Rehearsed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions about migrations that are run on a real server, in a database that is made for it and dropped. */
public final class RehearsalAssert extends AbstractAssert<RehearsalAssert, Object> {

  private final Migrations migrations;
  private final Postgres postgres;

  RehearsalAssert(Migrations migrations, Postgres postgres) {
    super(migrations, RehearsalAssert.class);
    this.migrations = migrations;
    this.postgres = postgres;
  }

  /** Returns this, for sentences that go on. */
  public RehearsalAssert and() {
    return this;
  }

  /**
   * Asserts that each migration can be taken back: the script that {@code rollsafe down} writes, or the project's own, restores the
   * schema and the values that were there, and the migration runs again.
   *
   * @throws AssertionError if one cannot, or does not run; the message shows what differs
   */
  public RehearsalAssert areReversible() {
    return all("to be reversible", List.of(), Rehearsed::reversible);
  }

  /**
   * Asserts that the release before can go on: typical statements, made from the tables, run behind each migration as they did
   * before it, and nothing is locked, rewritten or read that was not foretold.
   *
   * @throws AssertionError if one breaks; the message shows it
   */
  public RehearsalAssert areRollbackSafe() {
    return all("to leave the release before working", List.of(), RehearsalAssert::goesOn);
  }

  /**
   * Asserts that statements run behind each migration as they did before it.
   *
   * @param queries the statements, as {@code previousReleaseQueries()} reads them
   * @throws AssertionError if one breaks; the message shows it
   */
  public RehearsalAssert runs(Queries queries) {
    return all(
        "to leave the statements of the release before working",
        queries.statements(),
        RehearsalAssert::goesOn);
  }

  private static boolean goesOn(Rehearsed seen) {
    return seen.failure().isEmpty()
        && seen.broken().isEmpty()
        && seen.surprises().isEmpty();
  }

  private RehearsalAssert all(
      String expected, List<OldStatement> queries, Predicate<Rehearsed> holds) {
    try (ScratchServer server = postgres.start()) {
      for (History history : MigrationSources.read(migrations.paths())) {
        List<Rehearsed> failed = rehearse(history, server, queries, holds);
        if (!failed.isEmpty()) {
          throw failure(
              "Expecting %s %s (rehearsed on %s), but:%n%n%s",
              migrations, expected, server.description(), text(failed));
        }
      }
    } catch (IOException | SQLException broken) {
      throw new IllegalStateException("the rehearsal broke off: " + broken.getMessage(), broken);
    }
    return this;
  }

  private List<Rehearsed> rehearse(
      History history, ScratchServer server, List<OldStatement> queries, Predicate<Rehearsed> holds)
      throws SQLException {
    Optional<Since> since =
        migrations.since().or(() -> migrations.configuration().since()).map(Since::of);
    List<Rehearsed> failed = new ArrayList<>();
    new Rehearsal(
            server,
            migration -> since.isEmpty() || since.get().reaches(migration),
            queries,
            Optional.empty())
        .run(history, seen -> {
          if (!holds.test(seen)) {
            failed.add(seen);
          }
        });
    return failed;
  }

  private static String text(List<Rehearsed> failed) {
    StringWriter text = new StringWriter();
    try {
      RehearsalText report = new RehearsalText(text);
      for (Rehearsed one : failed) {
        report.migration(one);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return text.toString();
  }
}
