package dev.rollsafe.release.decision;

import dev.rollsafe.release.Evidence;
import dev.rollsafe.release.canary.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger of a database says of a release's canary rules: the last word of each since it went live.
 *
 * @param verdict what they say together
 * @param said the words, for reasons
 */
public record ReleaseEvidence(Verdict verdict, String said) {

  private static final String LAST = """
      SELECT DISTINCT ON (e.rule) e.rule, e.verdict, e.recorded_at::text
        FROM rollsafe.evidence e JOIN rollsafe.release r ON r.service = e.service AND r.release_id = e.release_id
       WHERE e.service = ? AND e.release_id = ? AND e.recorded_at >= r.live_at
       ORDER BY e.rule, e.id DESC
      """;

  /** Reads it. */
  public static ReleaseEvidence read(Connection connection, String service, String release)
      throws SQLException {
    List<String> words = new ArrayList<>();
    Verdict verdict = Verdict.PASS;
    try (PreparedStatement query = connection.prepareStatement(LAST)) {
      query.setString(1, service);
      query.setString(2, release);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Evidence.Verdict said = Evidence.Verdict.of(rows.getString(2));
          words.add(rows.getString(1) + " " + said.word() + " (" + rows.getString(3) + ")");
          verdict = worse(verdict, said);
        }
      }
    }
    return words.isEmpty()
        ? new ReleaseEvidence(
            Verdict.INCONCLUSIVE, "the ledger holds no evidence of it since it went live")
        : new ReleaseEvidence(verdict, String.join(", ", words));
  }

  private static Verdict worse(Verdict verdict, Evidence.Verdict said) {
    return switch (said) {
      case FAIL -> Verdict.FAIL;
      case PASS -> verdict;
      case INCONCLUSIVE, ERROR -> verdict == Verdict.FAIL ? verdict : Verdict.INCONCLUSIVE;
    };
  }
}
