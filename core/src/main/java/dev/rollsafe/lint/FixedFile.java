package dev.rollsafe.lint;

import dev.rollsafe.sql.Position;
import java.util.List;

/**
 * A file of migrations, of which findings have been fixed in memory.
 *
 * @param path the file as the user named it
 * @param before what it holds
 * @param after what it would hold
 * @param applied what was done
 */
public record FixedFile(String path, String before, String after, List<Applied> applied) {

  /** Copies what could change. */
  public FixedFile {
    applied = List.copyOf(applied);
  }

  /**
   * A fix that was applied.
   *
   * @param rule the rule whose finding it was
   * @param position where the finding was, in the text that earlier fixes left
   * @param fix what was done
   */
  public record Applied(String rule, Position position, Fix fix) {}
}
