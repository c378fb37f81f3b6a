package dev.rollsafe.release;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One build of a service, as it fares in one database.
 *
 * @param service the service, for example {@code orders}
 * @param id the release, for example {@code 2026.11.3}
 * @param state where it is
 * @param liveAt since when it takes traffic, if it ever did
 * @param stableAt when it was found stable, if it was
 * @param needsNew the changes whose new side it cannot do without
 * @param freeOfOld the changes whose old side it no longer uses
 */
public record Release(
    String service,
    String id,
    State state,
    Optional<Instant> liveAt,
    Optional<Instant> stableAt,
    Set<String> needsNew,
    Set<String> freeOfOld) {

  /** Copies what could change, and checks the times. */
  public Release {
    needsNew = Set.copyOf(needsNew);
    freeOfOld = Set.copyOf(freeOfOld);
    if (stableAt.isPresent() && (liveAt.isEmpty() || stableAt.get().isBefore(liveAt.get()))) {
      throw new IllegalArgumentException(service + "@" + id + " was stable before it was live");
    }
    if ((state == State.STABLE || state == State.SUPERSEDED) && stableAt.isEmpty()) {
      throw new IllegalArgumentException(
          service + "@" + id + " is " + state.word() + " and was never stable");
    }
  }

  /** Returns the name its sessions go by: {@code service@release}. */
  public String name() {
    return service + "@" + id;
  }

  /** Says whether it no longer uses the old side of a change. */
  public boolean isFreeOf(String change) {
    return freeOfOld.contains(change);
  }

  /** Where a release is in its life. */
  public enum State {
    /** Known, and never run. */
    PLANNED,
    /** Its deployment has begun. */
    DEPLOYING,
    /** It takes traffic, or could at once. */
    LIVE,
    /** Found good. */
    STABLE,
    /** Was stable; a later one is now. One may go back to it. */
    SUPERSEDED,
    /** Never comes back. */
    RETIRED,
    /** Is being taken back. */
    ROLLING_BACK,
    /** Was taken back; the same build comes back as another attempt only. */
    ROLLED_BACK;

    private static final Set<State> RUNNING = EnumSet.of(DEPLOYING, LIVE, ROLLING_BACK);

    /** Returns the word for it in the ledger. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state of a word in the ledger. */
    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Says whether sessions of it are to be expected whatever the rollback window is. */
    public boolean isRunning() {
      return RUNNING.contains(this);
    }

    /** Says whether nothing can follow. */
    public boolean isFinal() {
      return this == RETIRED || this == ROLLED_BACK;
    }

    /** Says whether {@code next} may follow. */
    public boolean canBecome(State next) {
      return switch (this) {
        case PLANNED -> next == DEPLOYING || next == RETIRED;
        case DEPLOYING -> next == LIVE || next == ROLLING_BACK || next == ROLLED_BACK;
        case LIVE ->
          next == STABLE || next == ROLLING_BACK || next == ROLLED_BACK || next == RETIRED;
        case STABLE ->
          next == SUPERSEDED || next == ROLLING_BACK || next == ROLLED_BACK || next == RETIRED;
        case SUPERSEDED -> next == DEPLOYING || next == LIVE || next == RETIRED;
        case ROLLING_BACK -> next == ROLLED_BACK;
        case RETIRED, ROLLED_BACK -> false;
      };
    }
  }
}
