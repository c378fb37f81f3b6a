package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.plan.sequence.Change;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.Unplanned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The repairs found so far, and what cannot be mended. */
final class Repairs {

  private final Causes causes;
  private final Lineage lineage;
  private final List<Change> changes = new ArrayList<>();
  private final List<Unplanned> refused = new ArrayList<>();
  private final Map<ObjectName, Set<String>> looked = new HashMap<>();
  private final Set<Part> missing = new LinkedHashSet<>();
  private final Set<Part> retyped = new LinkedHashSet<>();
  private final Set<ObjectName> swapped = new HashSet<>();

  /** A part of an object. */
  record Part(ObjectName object, String name) {}

  Repairs(Causes causes, Lineage lineage) {
    this.causes = causes;
    this.lineage = lineage;
  }

  /**
   * Adds a repair.
   *
   * @param object what is mended
   * @param part the part of it, or nothing
   * @param title what is done, as a sentence without a full stop
   */
  void add(ObjectName object, String part, String title, List<Step> steps, List<String> notes) {
    Cause cause = cause(object, part);
    look(object, part);
    changes.add(new Change(
        part.isEmpty() ? object.toString() : object + "." + part,
        title,
        cause.migration().id(),
        cause.migration().path(),
        cause.position(),
        cause.sql(),
        false,
        steps,
        notes));
  }

  void add(ObjectName object, String part, String title, Step... steps) {
    add(object, part, title, List.of(steps), List.of());
  }

  /** Says that something cannot be mended; what needs it cannot be either. */
  void refuse(ObjectName object, String part, String reason) {
    look(object, part);
    missing.add(new Part(object, part));
    refuse(cause(object, part), reason);
  }

  void refuse(Cause cause, String reason) {
    Unplanned unplanned = new Unplanned(
        cause.migration().id(), cause.migration().path(), cause.position(), cause.sql(), reason);
    if (!refused.contains(unplanned)) {
      refused.add(unplanned);
    }
  }

  /** Tells of something that stays as it is, without an error for anybody. */
  void leave(Cause cause, String place, String what) {
    changes.add(new Change(
        place,
        "Leave " + place + " as it is",
        cause.migration().id(),
        cause.migration().path(),
        cause.position(),
        cause.sql(),
        false,
        List.of(),
        List.of(what)));
  }

  /** Notes that nothing has to be done about an object. */
  void looked(ObjectName object) {
    look(object, "");
  }

  /** Notes that nothing more has to be done about parts of an object. */
  void looked(ObjectName object, Iterable<String> parts) {
    parts.forEach(part -> look(object, part));
  }

  /** Says whether something was found out about an object, or that part of it. */
  boolean hasLooked(ObjectName object, Optional<String> part) {
    return isLooked(object, part)
        || lineage.earlier(object).filter(earlier -> isLooked(earlier, part)).isPresent();
  }

  private boolean isLooked(ObjectName object, Optional<String> part) {
    Set<String> parts = looked.getOrDefault(object, Set.of());
    return parts.contains("") || part.map(parts::contains).orElse(!parts.isEmpty());
  }

  private void look(ObjectName object, String part) {
    looked.computeIfAbsent(object, name -> new HashSet<>()).add(part);
  }

  boolean isMissing(ObjectName table, String column) {
    return missing.contains(new Part(table, column)) || missing.contains(new Part(table, ""));
  }

  Set<Part> missing() {
    return missing;
  }

  /** Notes that a column gets its earlier type in the switch, and the views over it with it. */
  void retyped(ObjectName table, String column, List<ObjectName> views) {
    retyped.add(new Part(table, column));
    swapped.addAll(views);
  }

  Set<Part> retyped() {
    return retyped;
  }

  boolean isSwapped(ObjectName view) {
    return swapped.contains(view);
  }

  private Cause cause(ObjectName object, String part) {
    Set<ObjectName> names = new LinkedHashSet<>();
    lineage.table(object).ifPresent(names::add);
    names.add(object);
    return causes.of(names, part);
  }

  List<Change> changes() {
    return changes;
  }

  List<Unplanned> refused() {
    return refused;
  }
}
