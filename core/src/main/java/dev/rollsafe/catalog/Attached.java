package dev.rollsafe.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What any object can have besides what it is.
 *
 * @param owner who owns it, where that was said
 * @param comment its comment
 * @param privileges what was granted and taken, the later behind the earlier
 * @param path the search path under which its text was written; empty for the usual one
 * @param doubt why the text that is kept of it may no longer be what the server knows
 */
public record Attached(
    Optional<String> owner,
    Optional<String> comment,
    List<Privilege> privileges,
    List<String> path,
    Optional<String> doubt) {

  /** Nothing. */
  public static final Attached NONE =
      new Attached(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Attached {
    privileges = List.copyOf(privileges);
    path = List.copyOf(path);
  }

  /**
   * A privilege that a role was given, or that was taken from it.
   *
   * @param name the privilege in upper case, ALL for all that the kind of object has
   * @param role who has it, as PostgreSQL stores the name; {@code public} for everybody
   * @param grantable WITH GRANT OPTION
   * @param revoked whether it was taken away
   */
  public record Privilege(String name, String role, boolean grantable, boolean revoked) {}

  Attached ownedBy(String role) {
    return new Attached(Optional.of(role), comment, privileges, path, doubt);
  }

  static void owned(Editor editor, ObjectName name, String role) {
    View view = editor.state().views().get(name);
    Sequence sequence = editor.state().sequences().get(name);
    if (view != null) {
      editor.put(
          Views.attached(view, view.rules(), view.columnNotes(), view.attached().ownedBy(role)));
    } else if (sequence != null) {
      editor.put(Sequences.attached(sequence, sequence.attached().ownedBy(role)));
    }
  }

  Attached commented(Optional<String> text) {
    return new Attached(owner, text, privileges, path, doubt);
  }

  Attached granted(List<Privilege> changed) {
    return new Attached(owner, comment, changed, path, doubt);
  }

  Attached written(List<String> searchPath) {
    return new Attached(owner, comment, privileges, searchPath, doubt);
  }

  Attached doubted(String reason) {
    return new Attached(owner, comment, privileges, path, doubt.or(() -> Optional.of(reason)));
  }
}
