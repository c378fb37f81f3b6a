package dev.rollsafe.lint;

import dev.rollsafe.migration.History;
import java.util.List;

/**
 * A history of which findings have been fixed in memory.
 *
 * @param history the history as it would be
 * @param left what would be found in it
 * @param files the files that change
 */
public record FixedHistory(History history, HistoryAssessment left, List<FixedFile> files) {

  /** Copies what could change. */
  public FixedHistory {
    files = List.copyOf(files);
  }
}
