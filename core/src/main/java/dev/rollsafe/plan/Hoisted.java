package dev.rollsafe.plan;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.View;
import dev.rollsafe.script.ObjectSql;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a migration is taken back around all else: views read columns that come and go, so they are dropped first and made
 * again at the end, and routines get their earlier text once all is there that it names.
 */
final class Hoisted {

  private final Catalog start;
  private final Remembered remembered;
  private final Set<ObjectName> views = new LinkedHashSet<>();
  private final Map<String, ObjectName> onViews = new HashMap<>();
  private final Map<ObjectName, List<Remembered.Note>> notes = new HashMap<>();
  private final Map<String, String> late = new LinkedHashMap<>();
  private @Nullable Span span;
  private @Nullable Position place;
  private @Nullable Span firstSpan;
  private @Nullable Position firstPlace;

  Hoisted(Catalog start, Remembered remembered) {
    this.start = start;
    this.remembered = remembered;
  }

  /** Notes which statement is looked at. */
  void at(Span statement, Position position) {
    span = statement;
    place = position;
  }

  private void first() {
    if (firstSpan == null) {
      firstSpan = span;
      firstPlace = place;
    }
  }

  void touch(ObjectName view) {
    first();
    keep(view);
    views.add(view);
  }

  void on(ObjectName view, String sql) {
    keep(view);
    onViews.put(sql, view);
  }

  private void keep(ObjectName view) {
    notes.computeIfAbsent(view, v -> List.copyOf(remembered.notes(v)));
  }

  void late(Routine routine, String sql) {
    first();
    String key = routine.name() + "(" + routine.signature() + ")";
    boolean there = start.routines().stream()
        .flatMap(List::stream)
        .anyMatch(
            r -> r.name().equals(routine.name()) && r.signature().equals(routine.signature()));
    if (there) {
      late.putIfAbsent(key, sql);
    }
  }

  /** Returns the reversals of a migration with what goes before and behind them. */
  List<Reversal> around(List<Reversal> reversals, Catalog end) {
    Span at = firstSpan;
    Position position = firstPlace;
    if (at == null || position == null) {
      return reversals;
    }
    List<View> now = affected(end);
    List<View> was = affected(start);
    Steps head = new Steps(this);
    List<View> ordered = StateReversal.ordered(now, end);
    for (int i = ordered.size() - 1; i >= 0; i--) {
      head.run(ObjectSql.drop(ordered.get(i)));
    }
    Steps tail = new Steps(this);
    StateReversal state = new StateReversal(start, end, remembered, tail);
    for (View view : StateReversal.ordered(was, start)) {
      state.view(view, notes.getOrDefault(view.name(), List.of()));
    }
    late.values().forEach(tail::run);
    List<Reversal> all = new ArrayList<>();
    if (!head.isEmpty()) {
      all.add(head.build(at, position));
    }
    reversals.forEach(reversal -> all.add(without(reversal)));
    if (!tail.isEmpty()) {
      all.add(tail.build(at, position));
    }
    return all;
  }

  /** The views touched, and those on them. */
  private List<View> affected(Catalog catalog) {
    List<View> found = new ArrayList<>();
    for (ObjectName name : List.copyOf(views)) {
      Optional<View> view = catalog.view(name).filter(v -> !v.temporary());
      view.ifPresent(v -> collect(v, catalog, found));
    }
    return found;
  }

  private void collect(View view, Catalog catalog, List<View> found) {
    if (!found.contains(view)) {
      found.add(view);
      touch(view.name());
      catalog.viewsOn(view.name()).forEach(on -> collect(on, catalog, found));
    }
  }

  private Reversal without(Reversal reversal) {
    List<String> statements = new ArrayList<>(reversal.statements());
    statements.removeIf(sql -> onViews.containsKey(sql) && views.contains(onViews.get(sql)));
    return new Reversal(
        reversal.grade(),
        statements,
        reversal.reasons(),
        reversal.count(),
        reversal.outsideTransaction(),
        reversal.span(),
        reversal.place());
  }
}
