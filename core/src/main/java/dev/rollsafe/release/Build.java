package dev.rollsafe.release;

import java.util.Optional;
import java.util.Set;

/**
 * A build of a service before it is deployed, as its manifest describes it.
 *
 * @param service the service
 * @param release the release
 * @param needsNew the changes whose new side it cannot do without
 * @param freeOfOld the changes whose old side it does not use
 * @param source where that is known from: {@code manifest}, {@code scan} or {@code manual}
 * @param commit the commit it was built from
 * @param digest the digest of what was built
 * @param branch the branch it was built from
 */
public record Build(
    String service,
    String release,
    Set<String> needsNew,
    Set<String> freeOfOld,
    String source,
    Optional<String> commit,
    Optional<String> digest,
    Optional<String> branch) {

  /** Copies what could change. */
  public Build {
    needsNew = Set.copyOf(needsNew);
    freeOfOld = Set.copyOf(freeOfOld);
  }

  /** Returns a build of which only the capabilities are known. */
  public static Build of(
      String service, String release, Set<String> needsNew, Set<String> freeOfOld) {
    return new Build(
        service,
        release,
        needsNew,
        freeOfOld,
        "manifest",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
