package dev.rollsafe.lint;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Tells findings of one run from those of another: by the rule, the migration, the text of the statement without its comments,
 * blanks and letter case, and the number of the finding among those that have all that in common. Lines that move, files that
 * move and messages that are worded anew change nothing.
 *
 * <p>This is the first definition of it; what reads older ones goes by {@link #VERSION}.
 */
public final class Fingerprints {

  /** Which definition this is; another one has another number. */
  public static final int VERSION = 1;

  /** What is kept of the hash: 128 bits. */
  private static final int BYTES = 16;

  private final Map<String, MigrationAssessment> migrations = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final MessageDigest digest;
  private int lastStart = -1;
  private String lastMigration = "";
  private String lastText = "";

  private Fingerprints(List<MigrationAssessment> judged) {
    for (MigrationAssessment migration : judged) {
      migrations.put(migration.id(), migration);
    }
    digest = digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Returns the fingerprints of a history's findings, in their order; no two are equal. */
  public static List<String> of(HistoryAssessment history) {
    return of(history.migrations(), history.findings());
  }

  /**
   * Returns the fingerprints of findings, in their order; no two are equal.
   *
   * @param migrations the migrations of their history
   * @param findings all findings of the history, in the order of places
   */
  public static List<String> of(List<MigrationAssessment> migrations, List<Finding> findings) {
    Fingerprints fingerprints = new Fingerprints(migrations);
    List<String> all = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      all.add(fingerprints.next(finding));
    }
    return all;
  }

  private String next(Finding finding) {
    String common =
        hash(digest, finding.rule() + '\0' + finding.migration() + '\0' + text(finding));
    int ordinal = ordinals.merge(common, 1, Integer::sum);
    return ordinal == 1 ? common : hash(digest, common + '\0' + ordinal);
  }

  /** Returns the hash that fingerprints are made of, for what is no finding and needs one too. */
  public static String hash(String text) {
    return hash(digest(), text);
  }

  private static String hash(MessageDigest digest, String text) {
    byte[] whole = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole, 0, BYTES);
  }

  /** Several findings of one statement stand together, and a statement can be long. */
  private String text(Finding finding) {
    MigrationAssessment migration = migrations.get(finding.migration());
    if (migration == null) {
      throw new IllegalArgumentException(
          "a finding of " + finding.migration() + ", which is none of these migrations");
    }
    Span place = migration
        .statementAt(finding.span().start())
        .map(StatementAssessment::span)
        .orElse(finding.span());
    if (place.start() != lastStart || !lastMigration.equals(migration.id())) {
      lastText = normalised(migration.script(), place);
      lastStart = place.start();
      lastMigration = migration.id();
    }
    return lastText;
  }

  private static String normalised(Script script, Span place) {
    StringBuilder text = new StringBuilder(place.length());
    Splitter splitter = Script.body(script, place.start(), place.end()).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        String token = tokens.text(i);
        text.append(tokens.kind(i) == TokenKind.WORD ? lowered(token) : token).append(' ');
      }
    }
    return text.length() == 0 ? place.of(script.text()).strip() : text.toString();
  }

  /** As PostgreSQL folds words: A to Z only. */
  private static String lowered(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }
}
