package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.Query;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.View;
import dev.rollsafe.script.OnlineSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views that read an old column: with the contract they read the new one, and show the same as before. */
final class ColumnViews {

  private final List<View> old = new ArrayList<>();
  private final List<View> fresh = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private ColumnViews() {}

  static ColumnViews none(SyncSides sides) {
    ColumnViews views = new ColumnViews();
    for (Half half : sides.old()) {
      for (View view :
          sides.catalog().viewsUsing(sides.table().name(), half.column().name())) {
        views.leave(view, half.column().name());
      }
    }
    return views;
  }

  /**
   * The views of one column.
   *
   * @param renamed the catalog as it would be if it had the name of the new one
   */
  static ColumnViews of(SyncSides sides, Catalog renamed) {
    ColumnViews views = new ColumnViews();
    String column = sides.old().get(0).column().name();
    for (View view : sides.catalog().viewsUsing(sides.table().name(), column)) {
      Optional<View> copy = renamed.view(view.name()).flatMap(now -> views.rewritten(now, sides));
      if (copy.isPresent() && !view.materialized() && view.attached().path().isEmpty()) {
        views.old.add(view);
        views.fresh.add(copy.get());
      } else {
        views.leave(view, column);
      }
    }
    return views;
  }

  private void leave(View view, String column) {
    left.add("The view " + view.name() + " may use " + column
        + "; let it use the new side before the final stage, which it would keep from running");
  }

  /** A view with the old name of the column in its result, and the old type too. */
  private Optional<View> rewritten(View view, SyncSides sides) {
    if (view.attached().doubt().isPresent() || view.columns().isEmpty()) {
      return Optional.empty();
    }
    if (sides.isLossless()) {
      return Optional.of(view);
    }
    Half down = sides.old().get(0);
    return Words.replaced(
            view.query().text(),
            sides.fresh().get(0).column().name(),
            "CAST(" + down.from() + " AS " + down.type() + ")")
        .map(text -> new View(
            view.name(),
            view.materialized(),
            view.temporary(),
            view.columns(),
            new Query(text, view.query().span()),
            view.options(),
            view.indexes(),
            view.triggers(),
            view.populated(),
            view.rules(),
            view.columnNotes(),
            view.method(),
            view.tablespace(),
            view.attached(),
            view.origin()));
  }

  /** What lets them read the new column. */
  List<String> over() {
    return fresh.stream().map(OnlineSql::replace).toList();
  }

  /** What lets them read the old one again. */
  List<String> back() {
    return old.stream().map(OnlineSql::replace).toList();
  }

  /** Names those that have to be looked after by hand. */
  List<String> left() {
    return left;
  }
}
