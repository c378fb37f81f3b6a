package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Halves;
import dev.rollsafe.plan.sequence.IndexText;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.NotNull;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.plan.sequence.SyncTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Columns of the earlier release that stand beside the new ones again: filled from these, and kept in step with what either
 * release writes.
 */
final class Counterpart {

  private final Scene scene;
  private final Pair pair;
  private final List<Half> old;
  private final List<Half> fresh;
  private final boolean ups;
  private final String name;

  /**
   * Columns that return.
   *
   * @param old the columns of the earlier release, as they are computed from the new ones
   * @param fresh the columns of the new release, as they are computed from the old ones
   * @param ups whether it is known how the new ones are computed
   */
  Counterpart(Scene scene, Pair pair, List<Half> old, List<Half> fresh, boolean ups) {
    this.scene = scene;
    this.pair = pair;
    this.old = old;
    this.fresh = fresh;
    this.ups = ups && !fresh.isEmpty();
    this.name = Names.joined(pair.name().name(), old.get(0).column().name(), "back");
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(expand());
    steps.addAll(new Filling(scene, pair, name)
        .steps(assignments(), pending(), names() + " where the new release wrote"));
    copies(steps);
    for (Half half : old) {
      Column was = half.column();
      if (pair.was().column(was.name()).filter(Column::notNull).isPresent()) {
        steps.addAll(NotNull.contract(
            pair.name(), was.name(), Optional.empty(), Names.joined(name, was.name(), "set")));
      }
    }
    return steps;
  }

  private String names() {
    StringJoiner names = new StringJoiner(" and ");
    old.forEach(half -> names.add(pair.name() + "." + half.column().name()));
    return names.toString();
  }

  private Step expand() {
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>(dropTrigger());
    relax(statements, undo);
    for (Half half : old) {
      if (pair.now().column(half.column().name()).isEmpty()) {
        statements.add(pair.alter("ADD COLUMN " + half.name() + " " + half.type()
            + half.column().collation().map(c -> " COLLATE " + c).orElse("")));
        undo.add(pair.alter("DROP COLUMN " + half.name()));
      }
    }
    statements.addAll(createTrigger());
    Step step = Step.of(
            Names.joined(name, "expand"),
            Stage.EXPAND,
            "Bring back " + names()
                + (fresh.isEmpty()
                    ? ""
                    : " beside what took its place"
                        + (ups ? ", and keep both in step" : ", and let it follow")),
            Block.transaction(statements))
        .undo(Block.transaction(undo));
    return risk(step);
  }

  /** Beside a trigger there can be no defaults: it does not see who wrote them. */
  private void relax(List<String> statements, List<String> undo) {
    for (Half half : fresh) {
      Column column = half.column();
      column.defaultValue().ifPresent(value -> {
        statements.add(pair.alter("ALTER COLUMN " + half.name() + " DROP DEFAULT"));
        undo.add(pair.alter("ALTER COLUMN " + half.name() + " SET DEFAULT " + value.text()));
      });
      if (column.notNull() && !isAlwaysFilled(half)) {
        statements.add(pair.alter("ALTER COLUMN " + half.name() + " DROP NOT NULL"));
      }
    }
  }

  /** A copy of a column that is never null is never null either. */
  private boolean isAlwaysFilled(Half half) {
    return ups
        && half.plain()
        && old.size() == 1
        && pair.was().column(old.get(0).column().name()).filter(Column::notNull).isPresent();
  }

  private Map<String, String> defaults(boolean both) {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (Half half : old) {
      pair.was()
          .column(half.column().name())
          .flatMap(Column::defaultValue)
          .ifPresent(value -> defaults.put(half.column().name(), value.text()));
    }
    if (both) {
      fresh.forEach(half -> half.column()
          .defaultValue()
          .ifPresent(value -> defaults.put(half.column().name(), value.text())));
    }
    return defaults;
  }

  private List<Half> all() {
    List<Half> all = new ArrayList<>(old);
    all.addAll(fresh);
    return all;
  }

  private String searchPath() {
    return Halves.searchPath(scene.before(), pair.name(), all());
  }

  private SyncTrigger sync() {
    return new SyncTrigger(pair.name(), name, old, fresh, searchPath(), defaults(true));
  }

  private DownTrigger down() {
    List<String> names = fresh.stream().map(half -> half.column().name()).toList();
    return new DownTrigger(pair.name(), name, old, names, searchPath(), defaults(false));
  }

  /** A subquery reads other tables, whose writers no trigger here sees. */
  private boolean isTriggered() {
    return old.stream().noneMatch(half -> Words.of(half.from()).contains("select"));
  }

  private List<String> createTrigger() {
    return !isTriggered() ? List.of() : ups ? sync().create() : down().create();
  }

  private List<String> dropTrigger() {
    return !isTriggered() ? List.of() : ups ? sync().drop() : down().drop();
  }

  private static String inQuery(Half half) {
    return half.plain() ? "t." + half.from() : "(" + half.from() + ")";
  }

  private String assignments() {
    StringJoiner set = new StringJoiner(", ");
    old.forEach(half -> set.add(half.name() + " = " + inQuery(half)));
    return set.toString();
  }

  private String pending() {
    StringJoiner empty = new StringJoiner(" AND ");
    StringJoiner known = new StringJoiner(" OR ");
    for (Half half : old) {
      empty.add("t." + half.name() + " IS NULL");
      known.add(inQuery(half) + " IS NOT NULL");
    }
    return empty + " AND (" + known + ")";
  }

  /** Rows of which something would be lost on the way to the earlier release and back. */
  private Step risk(Step step) {
    if (fresh.isEmpty() || (ups && old.size() == 1 && old.get(0).plain())) {
      return step;
    }
    StringJoiner back = new StringJoiner(", ");
    StringJoiner lost = new StringJoiner(" OR ");
    StringJoiner given = new StringJoiner(" OR ");
    StringJoiner none = new StringJoiner(" AND ");
    for (Half half : old) {
      back.add(inQuery(half) + " AS " + half.name());
      none.add("u." + half.name() + " IS NULL");
    }
    for (Half half : fresh) {
      given.add("u." + half.name() + " IS NOT NULL");
      if (ups) {
        String up = half.plain()
            ? "u." + half.from()
            : "(SELECT " + half.from() + " FROM (SELECT u.*) AS t)";
        lost.add(half.differs(up, "u." + half.name()));
      }
    }
    lost.add("(" + none + ")");
    return step.risk(
        "SELECT count(*) FROM (SELECT t.*, " + back + " FROM " + Names.quoted(pair.name())
            + " AS t) AS u WHERE (" + given + ") AND (" + lost + ")",
        "rows hold a value that does not go back as it is; it stays in the new columns");
  }

  /** The earlier release finds rows by its own column, and says ON CONFLICT with it. */
  private void copies(List<Step> steps) {
    if (old.size() != 1 || fresh.size() != 1) {
      return;
    }
    String was = old.get(0).column().name();
    for (Index index : scene.before().indexes(pair.name())) {
      boolean still = pair.has(index.name());
      if (IndexText.names(index, was)
          && still
          && !IndexText.hasExpressions(index)
          && !pair.now().isPartitioned()) {
        String copy = Names.joined(index.name().name(), "back");
        String stepName = Names.joined(name, copy);
        steps.add(
            old.get(0).plain()
                ? Builds.copy(index, copy, was, stepName)
                : Builds.step(index, copy, was, was, stepName));
      }
    }
  }
}
