package dev.rollsafe.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The safe form of what a finding is about, where it is certain.
 *
 * @param title what it does, as a sentence without a full stop
 * @param edits the changes of the migration's script, in order; no two of them meet
 * @param notes what to know of it, as sentences
 */
public record Fix(String title, List<TextEdit> edits, List<String> notes) {

  /** Sorts the edits. */
  public Fix {
    List<TextEdit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(edit -> edit.span().start()));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).meets(sorted.get(i - 1))) {
        throw new IllegalArgumentException("two edits meet at " + sorted.get(i).span());
      }
    }
    edits = List.copyOf(sorted);
    notes = List.copyOf(notes);
  }

  /** Returns a fix that needs no notes. */
  public static Fix of(String title, TextEdit... edits) {
    return new Fix(title, List.of(edits), List.of());
  }

  /** Adds a note. */
  public Fix note(String sentence) {
    List<String> more = new ArrayList<>(notes);
    more.add(sentence);
    return new Fix(title, edits, more);
  }

  /** Says whether one of its edits meets one of the other's. */
  boolean meets(Fix other) {
    for (TextEdit mine : edits) {
      for (TextEdit its : other.edits) {
        if (mine.meets(its)) {
          return true;
        }
      }
    }
    return false;
  }
}
