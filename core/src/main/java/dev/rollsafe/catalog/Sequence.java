package dev.rollsafe.catalog;

import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.SequenceOptions;
import java.util.Optional;

/**
 * A sequence.
 *
 * @param name its name
 * @param persistence permanent, temporary or unlogged
 * @param options its options as last set
 * @param owner the column that owns it
 * @param identity whether it is the one behind an identity column
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Sequence(
    ObjectName name,
    Persistence persistence,
    SequenceOptions options,
    Optional<SequenceOwner> owner,
    boolean identity,
    Attached attached,
    int origin) {

  /**
   * The column that owns a sequence, and with which it is dropped.
   *
   * @param table the table
   * @param column the column
   */
  public record SequenceOwner(ObjectName table, String column) {}
}
