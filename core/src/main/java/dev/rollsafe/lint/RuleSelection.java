package dev.rollsafe.lint;

import dev.rollsafe.migration.Migration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which rules there are, and which of them a migration is judged by. Immutable. */
final class RuleSelection {

  private final List<Rule> all;
  private final Set<String> on;
  private final List<String> known;
  private final Map<String, Level> levels;
  private final List<PathLevels> paths;
  private final Asked everywhere;
  private final Map<BitSet, Asked> byPaths = new ConcurrentHashMap<>();

  private RuleSelection(
      List<Rule> all,
      Set<String> on,
      List<String> known,
      Map<String, Level> levels,
      List<PathLevels> paths) {
    this.all = all;
    this.on = on;
    this.known = known;
    this.levels = levels;
    this.paths = paths;
    everywhere = Asked.of(all, on, levels);
  }

  static RuleSelection of(List<Rule> rules) {
    List<String> ids = ids(rules);
    return new RuleSelection(List.copyOf(rules), Set.copyOf(ids), ids, Map.of(), List.of());
  }

  /** Names rules that exist and cannot be asked. */
  RuleSelection knowing(List<String> ids) {
    Set<String> more = new LinkedHashSet<>(known);
    more.addAll(ids);
    return new RuleSelection(all, on, List.copyOf(more), levels, paths);
  }

  /** Adds rules that are asked only where a level says so; of those it has already, the order becomes that of {@code others}. */
  RuleSelection offering(List<Rule> others) {
    Set<String> offered = new HashSet<>(ids(others));
    List<Rule> more = new ArrayList<>();
    for (Rule rule : all) {
      if (!offered.contains(rule.doc().id())) {
        more.add(rule);
      }
    }
    more.addAll(others);
    return new RuleSelection(List.copyOf(more), on, known, levels, paths).knowing(ids(others));
  }

  RuleSelection levels(Map<String, Level> byRule) {
    return new RuleSelection(all, on, known, Map.copyOf(byRule), paths);
  }

  RuleSelection paths(List<PathLevels> some) {
    return new RuleSelection(all, on, known, levels, List.copyOf(some));
  }

  private static List<String> ids(List<Rule> rules) {
    List<String> ids = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      ids.add(rule.doc().id());
    }
    return List.copyOf(ids);
  }

  /** Returns the ids of all rules that exist. */
  List<String> known() {
    return known;
  }

  /** Returns what the rules are about that any migration may be judged by. */
  List<RuleDoc> docs() {
    List<RuleDoc> docs = new ArrayList<>();
    for (Rule rule : all) {
      if (everywhere.has(rule.doc().id()) || isOnSomewhere(rule.doc().id())) {
        docs.add(rule.doc());
      }
    }
    return List.copyOf(docs);
  }

  private boolean isOnSomewhere(String rule) {
    for (PathLevels path : paths) {
      Level level = path.levels().get(rule);
      if (level != null && level != Level.OFF) {
        return true;
      }
    }
    return false;
  }

  /** Returns the rules for what is no migration. */
  Asked everywhere() {
    return everywhere;
  }

  /** Returns the rules for a migration: of several levels for its path the last one counts. */
  Asked of(Migration migration) {
    BitSet here = new BitSet();
    for (int i = 0; i < paths.size(); i++) {
      if (paths.get(i).applies().test(migration)) {
        here.set(i);
      }
    }
    return here.isEmpty() ? everywhere : byPaths.computeIfAbsent(here, this::asked);
  }

  private Asked asked(BitSet here) {
    Map<String, Level> merged = new HashMap<>(levels);
    here.stream().forEach(i -> merged.putAll(paths.get(i).levels()));
    return Asked.of(all, on, merged);
  }
}
