package dev.rollsafe.release.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollsafe.release.Change;
import dev.rollsafe.release.Facts;
import dev.rollsafe.release.Phase;
import dev.rollsafe.release.Progress;
import dev.rollsafe.release.Release;
import dev.rollsafe.release.Release.State;
import dev.rollsafe.release.ReleaseGate;
import dev.rollsafe.release.canary.Verdict;
import dev.rollsafe.release.decision.Decision.Action;
import dev.rollsafe.release.decision.Decision.Target;
import dev.rollsafe.release.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Situations and decisions, as a table; and that no decision ever goes back to what cannot run. */
class DeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static Release release(
      String id, State state, int daysAgo, Set<String> needs, Set<String> free) {
    Optional<Instant> live = Optional.of(NOW.minus(Duration.ofDays(daysAgo)));
    boolean stable = state == State.STABLE || state == State.SUPERSEDED;
    return new Release(
        "shop",
        id,
        state,
        live,
        stable ? live.map(at -> at.plusSeconds(60)) : Optional.empty(),
        needs,
        free);
  }

  private static Progress progress(Phase phase, boolean flag, long diverged) {
    Change change = Change.of("c", "rename-column", "t.a", Optional.of("t.b")).consumers("shop");
    Change flagged = new Change(
        change.id(),
        change.kind(),
        change.oldSide(),
        change.newSide(),
        change.consumers(),
        change.expand(),
        change.contract(),
        change.soak(),
        change.quarantine(),
        flag ? Optional.of("new-mail") : Optional.empty());
    return new Progress(
        flagged,
        phase,
        NOW,
        flag ? Optional.of(NOW) : Optional.empty(),
        OptionalLong.of(diverged),
        Optional.of(NOW));
  }

  private static Readiness probe(String word) {
    return switch (word) {
      case "ready" -> new Readiness(Readiness.State.READY, List.of(), List.of());
      case "not" ->
        new Readiness(
            Readiness.State.NOT_COMPATIBLE, List.of("t.a: there is no such column"), List.of());
      default -> new Readiness(Readiness.State.UNKNOWN, List.of("it cannot be asked"), List.of());
    };
  }

  /** Release 3 is live and not well; 2 was stable before it, and is free of the old side or not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // verdict | phase of its change | flag on | 2 is free of the old side | probe of 2 | action
        // | reason
        "PASS | SYNCED | no | no | ready | STAY | it is well",
        "INCONCLUSIVE | SYNCED | yes | no | ready | WAIT | there is no verdict",
        "FAIL | SYNCED | yes | no | ready | FLAG_OFF | a flag takes it off",
        "FAIL | TOMBSTONED | yes | yes | ready | ROLL_BACK | 2 can run",
        "FAIL | SYNCED | no | no | ready | ROLL_BACK | 2 can run",
        "FAIL | SYNCED | no | no | not | ROLL_FORWARD | 2 cannot run on the schema as it is, and a migration can make it fit: t.a",
        "FAIL | SYNCED | no | no | unknown | HOTFIX | no earlier release can come back",
        "FAIL | SYNCED | no | no | - | HOTFIX | no earlier release can come back",
        "FAIL | TOMBSTONED | no | no | ready | ROLL_FORWARD | the old side of c is tombstoned",
        "FAIL | TOMBSTONED | yes | no | not | ROLL_FORWARD | the old side of c is tombstoned",
        "FAIL | CONTRACTED | no | no | not | HOTFIX | no earlier release",
        "FAIL | CONTRACTED | no | no | ready | HOTFIX | no earlier release",
        "FAIL | CONTRACTED | no | yes | ready | ROLL_BACK | 2 can run",
      })
  void everySituationHasItsDecision(
      Verdict verdict,
      Phase phase,
      String flag,
      String free,
      String probe,
      Action action,
      String reason) {
    Facts facts = Facts.at(NOW)
        .add(progress(phase, flag.equals("yes"), 0))
        .add(release(
            "2", State.SUPERSEDED, 9, Set.of(), free.equals("yes") ? Set.of("c") : Set.of()))
        .add(release("3", State.LIVE, 1, Set.of("c"), Set.of("c")))
        .done();
    Map<String, Readiness> probes = probe.equals("-") ? Map.of() : Map.of("2", probe(probe));
    Decision decision =
        Decider.decide(new Situation("shop", "3", verdict, "errors", facts, probes));
    assertThat(decision.action()).as(decision.toString()).isEqualTo(action);
    assertThat(decision.reason()).contains(reason);
    assertThat(decision.targets()).extracting(Target::release).containsExactly("2");
  }

  @Test
  void theNewestReleaseThatCanRunIsTaken() {
    Facts facts = Facts.at(NOW)
        .add(progress(Phase.SYNCED, false, 7))
        .add(release("1", State.SUPERSEDED, 20, Set.of(), Set.of()))
        .add(release("2", State.SUPERSEDED, 9, Set.of(), Set.of()))
        .add(release("0", State.RETIRED, 30, Set.of(), Set.of()))
        .add(release("2+2", State.ROLLED_BACK, 5, Set.of(), Set.of()))
        .add(release("3", State.LIVE, 1, Set.of("c"), Set.of("c")))
        .done();
    Decision decision = Decider.decide(new Situation(
        "shop",
        "3",
        Verdict.FAIL,
        "errors",
        facts,
        Map.of("1", probe("ready"), "2", probe("ready"))));
    assertThat(decision.reason()).startsWith("2 can run");
    assertThat(decision.targets()).extracting(Target::release).containsExactly("2", "1");
    assertThat(decision.notes())
        .containsExactly(
            "c: 7 rows differ between both sides; an earlier release sees their old values");
    Decision older = Decider.decide(new Situation(
        "shop",
        "3",
        Verdict.FAIL,
        "errors",
        facts,
        Map.of("1", probe("ready"), "2", probe("not"))));
    assertThat(older.action()).isEqualTo(Action.ROLL_BACK);
    assertThat(older.reason()).startsWith("1 can run");
  }

  @Test
  void aLedgerThatCannotBeReliedOnDecidesNothing() {
    Facts.Draft draft = Facts.at(NOW).add(release("3", State.LIVE, 1, Set.of(), Set.of()));
    assertThatThrownBy(() -> decide("4", draft.done()))
        .hasMessageContaining("shop 4 is not registered");
    assertThat(decide("3", draft.done()).reason())
        .isEqualTo("no other release was ever stable here");
    assertThatThrownBy(() -> decide("3", draft.elsewhere("restored").done()))
        .hasMessageContaining("the ledger is that of another database: restored");
    assertThatThrownBy(() -> decide("3", draft.replica().done()))
        .hasMessageContaining("ask the primary");
  }

  private static Decision decide(String release, Facts facts) {
    return Decider.decide(new Situation("shop", release, Verdict.FAIL, "", facts, Map.of()));
  }

  /** Whatever the situation: a release is gone back to only where the ledger and a probe let it run. */
  @Test
  void neverGoesBackToWhatCannotRun() {
    Random random = new Random(20261125);
    int back = 0;
    for (int i = 0; i < 5_000; i++) {
      Facts.Draft draft = Facts.at(NOW)
          .add(progress(pick(random, Phase.values()), random.nextBoolean(), random.nextInt(2)))
          .add(release("9", State.LIVE, 0, set(random), set(random)));
      Map<String, Readiness> probes = new HashMap<>();
      for (int r = 1; r <= random.nextInt(5); r++) {
        String id = "r" + r;
        draft.add(release(id, pick(random, State.values()), r, set(random), set(random)));
        String word = pick(random, new String[] {"ready", "ready", "not", "unknown", "-"});
        if (!word.equals("-")) {
          probes.put(id, probe(word));
        }
      }
      Facts facts = draft.done();
      Decision decision =
          Decider.decide(new Situation("shop", "9", Verdict.FAIL, "", facts, probes));
      if (decision.action() == Action.ROLL_BACK) {
        back++;
        String target = decision.reason().substring(0, 2);
        assertThat(ReleaseGate.rollbackBlockers("shop", target, facts)).isEmpty();
        assertThat(probes.get(target).isReady()).isTrue();
        assertThat(facts.release("shop", target).orElseThrow().stableAt()).isPresent();
      }
    }
    assertThat(back).isGreaterThan(300);
  }

  private static Set<String> set(Random random) {
    return random.nextBoolean() ? Set.of("c") : Set.of();
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
