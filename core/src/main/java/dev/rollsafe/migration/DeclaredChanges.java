package dev.rollsafe.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which migrations of a history say that they are part of which change. Immutable. */
public final class DeclaredChanges {

  private final Map<String, List<Place>> places;

  /**
   * A migration that is part of a change.
   *
   * @param number its place in the history, from 0
   * @param migration the migration
   * @param mark what it says
   */
  public record Place(int number, Migration migration, ChangeMark mark) {}

  private DeclaredChanges(Map<String, List<Place>> places) {
    this.places = places;
  }

  /** Returns those of a history. */
  public static DeclaredChanges of(History history) {
    Map<String, List<Place>> places = new HashMap<>();
    List<Migration> migrations = history.migrations();
    for (int i = 0; i < migrations.size(); i++) {
      for (ChangeMark mark : migrations.get(i).changes()) {
        places
            .computeIfAbsent(mark.change(), change -> new ArrayList<>())
            .add(new Place(i, migrations.get(i), mark));
      }
    }
    return new DeclaredChanges(places);
  }

  /** Says whether no migration says anything of a change. */
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /** Returns the ids of the changes. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(places.keySet());
    ids.sort(null);
    return ids;
  }

  /** Returns the migrations that are part of a change, in the order they run. */
  public List<Place> of(String change) {
    return List.copyOf(places.getOrDefault(change, List.of()));
  }
}
