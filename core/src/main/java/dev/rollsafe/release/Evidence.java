package dev.rollsafe.release;

import java.time.Instant;
import java.util.Locale;

/**
 * What a canary rule said of a release.
 *
 * @param service the service
 * @param release the release
 * @param rule the rule's id
 * @param verdict what it said
 * @param at when, by the clock of the database
 */
public record Evidence(String service, String release, String rule, Verdict verdict, Instant at) {

  /** What a rule can say. */
  public enum Verdict {
    /** All is well. */
    PASS,
    /** Something is wrong. */
    FAIL,
    /** There is not enough to go by. */
    INCONCLUSIVE,
    /** It could not be asked. */
    ERROR;

    /** Returns the word for it in the ledger. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the verdict of a word in the ledger. */
    public static Verdict of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
