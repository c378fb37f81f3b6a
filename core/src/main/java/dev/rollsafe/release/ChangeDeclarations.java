package dev.rollsafe.release;

import dev.rollsafe.migration.ChangeMark;
import dev.rollsafe.migration.ChangeMark.Stage;
import dev.rollsafe.migration.DeclaredChanges;
import dev.rollsafe.migration.DeclaredChanges.Place;
import dev.rollsafe.migration.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts changes together from what is said of them beside the migrations and in them. */
public final class ChangeDeclarations {

  private static final String ARROW = "->";

  private ChangeDeclarations() {}

  /**
   * Returns a change.
   *
   * @param id its id; where it reads {@code a.b->c}, it tells the sides if the settings do not
   * @param settings what is said of it, by the keys of {@link ChangeMark}
   */
  public static Change change(String id, Map<String, String> settings) {
    int arrow = id.indexOf(ARROW);
    String old = settings.getOrDefault("old", arrow < 0 ? id : id.substring(0, arrow));
    Optional<String> fresh = Optional.ofNullable(settings.get("new"))
        .or(() -> arrow < 0
            ? Optional.empty()
            : Optional.of(beside(old, id.substring(arrow + ARROW.length()))));
    return new Change(
        id,
        settings.getOrDefault("kind", fresh.isPresent() ? "replace" : "remove"),
        old,
        fresh,
        words(settings.getOrDefault("consumers", "")),
        List.of(),
        List.of(),
        time(settings.get("soak"), Change.DEFAULT_SOAK),
        time(settings.get("quarantine"), Change.DEFAULT_QUARANTINE),
        Optional.ofNullable(settings.get("flag")));
  }

  /** What takes the place of a column stands in its table, unless it says another one. */
  private static String beside(String old, String fresh) {
    int dot = old.lastIndexOf('.');
    return fresh.indexOf('.') >= 0 || dot < 0 ? fresh : old.substring(0, dot + 1) + fresh;
  }

  private static Set<String> words(String list) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : list.split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  private static Duration time(@Nullable String text, Duration fallback) {
    return text == null ? fallback : Durations.of(text).orElse(fallback);
  }

  /**
   * Returns all changes: those declared beside the migrations, and those that only migrations speak of. Where both speak of
   * one, what is said beside counts, and consumers are put together.
   *
   * @param beside the changes that a configuration declares
   * @param marks what the migrations say
   */
  public static List<Change> all(List<Change> beside, DeclaredChanges marks) {
    List<Change> all = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Change change : beside) {
      done.add(change.id());
      all.add(withFiles(change, marks.of(change.id())));
    }
    for (String id : marks.ids()) {
      if (!done.contains(id)) {
        List<Place> places = marks.of(id);
        all.add(withFiles(change(id, settings(places)), places));
      }
    }
    return all;
  }

  private static Map<String, String> settings(List<Place> places) {
    Map<String, String> settings = new HashMap<>();
    for (Place place : places) {
      place.mark().settings().forEach(settings::putIfAbsent);
    }
    return settings;
  }

  private static Change withFiles(Change change, List<Place> places) {
    Set<String> consumers = new LinkedHashSet<>(change.consumers());
    List<String> expand = new ArrayList<>();
    List<String> contract = new ArrayList<>();
    for (Place place : places) {
      consumers.addAll(words(place.mark().settings().getOrDefault("consumers", "")));
      (place.mark().stage() == Stage.CONTRACT ? contract : expand)
          .add(place.migration().id());
    }
    return new Change(
        change.id(),
        change.kind(),
        change.oldSide(),
        change.newSide(),
        consumers,
        expand,
        contract,
        change.soak(),
        change.quarantine(),
        change.flag());
  }
}
