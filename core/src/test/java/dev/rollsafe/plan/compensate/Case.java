package dev.rollsafe.plan.compensate;

import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * A release that is compensated on a server.
 *
 * @param title what it changes
 * @param given what is there before, rows too
 * @param old what the earlier release runs
 * @param release the migration of the release
 * @param fresh what the release runs
 * @param risks what the risk queries count, each asked right before its step
 * @param remaining the rules that find something in the steps by their nature
 * @param reads queries of the earlier release with the one value each gives in the end, divided by {@code =>}
 * @param options how columns are computed
 */
record Case(
    String title,
    String given,
    List<String> old,
    String release,
    List<String> fresh,
    List<Long> risks,
    List<String> remaining,
    List<String> reads,
    PlanOptions options,
    int from,
    boolean both) {

  static Case of(String title) {
    return new Case(
        title,
        "",
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PlanOptions.NONE,
        13,
        true);
  }

  Case given(String sql) {
    return new Case(title, sql, old, release, fresh, risks, remaining, reads, options, from, both);
  }

  Case old(String... sql) {
    return new Case(
        title, given, List.of(sql), release, fresh, risks, remaining, reads, options, from, both);
  }

  Case release(String sql) {
    return new Case(title, given, old, sql, fresh, risks, remaining, reads, options, from, both);
  }

  Case fresh(String... sql) {
    return new Case(
        title, given, old, release, List.of(sql), risks, remaining, reads, options, from, both);
  }

  Case risks(long... counts) {
    List<Long> all = new ArrayList<>();
    for (long count : counts) {
      all.add(count);
    }
    return new Case(title, given, old, release, fresh, all, remaining, reads, options, from, both);
  }

  Case remaining(String... rules) {
    return new Case(
        title, given, old, release, fresh, risks, List.of(rules), reads, options, from, both);
  }

  Case reads(String... queries) {
    return new Case(
        title, given, old, release, fresh, risks, remaining, List.of(queries), options, from, both);
  }

  Case with(String place, String expression) {
    return new Case(
        title,
        given,
        old,
        release,
        fresh,
        risks,
        remaining,
        reads,
        options.with(place, expression),
        from,
        both);
  }

  /** Needs a server of that version at least. */
  Case from(int version) {
    return new Case(
        title, given, old, release, fresh, risks, remaining, reads, options, version, both);
  }

  /** Says that the new release has to be stopped first. */
  Case alone() {
    return new Case(
        title, given, old, release, fresh, risks, remaining, reads, options, from, false);
  }

  List<Migration> before() {
    return List.of(Migration.of(
        "V1__given", TransactionMode.NONE, List.of(Script.of("V1__given.sql", given))));
  }

  List<Migration> migrations() {
    return List.of(Migration.of(
        "V2__release", TransactionMode.NONE, List.of(Script.of("V2__release.sql", release))));
  }

  Compensation compensate(int version) {
    return Compensator.of(new ServerVersion(version), options)
        .compensate("2", before(), migrations());
  }

  @Override
  public String toString() {
    return title;
  }
}
