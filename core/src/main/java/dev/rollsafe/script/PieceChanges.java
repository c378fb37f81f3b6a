package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Delta;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What turns a piece that is there into the one that is wanted; where nothing does, it is made anew. */
final class PieceChanges {

  private final Catalog present;
  private final Delta now;
  private final Catalog wanted;
  private final Anew anew;
  private final List<Piece> changes;
  private final List<Ddl.Unwritten> unwritten;
  private final Map<String, Runnable> own = new HashMap<>();

  /**
   * The changes between two catalogs.
   *
   * @param now what of the present one differs
   * @param then what of the wanted one differs
   */
  PieceChanges(
      Catalog present,
      Delta now,
      Catalog wanted,
      Delta then,
      Anew anew,
      List<Piece> changes,
      List<Ddl.Unwritten> unwritten) {
    this.present = present;
    this.wanted = wanted;
    this.anew = anew;
    this.changes = changes;
    this.unwritten = unwritten;
    this.now = now;
    then.tables().forEach(this::table);
    then.views().forEach(this::view);
    then.sequences().forEach(this::sequence);
    then.types().forEach(this::type);
    then.routines().forEach(this::routine);
  }

  /** Notes how a piece of the wanted catalog is reached. */
  void change(Piece piece) {
    Runnable how = own.get(piece.key());
    if (how != null) {
      how.run();
    } else if (!piece.change().isEmpty()) {
      add(piece.key(), piece.rank(), piece.change());
      if (piece.kind().equals("owner")) {
        grants(piece);
      }
    } else if (piece.removal().isEmpty()) {
      unwritten.add(new Ddl.Unwritten(piece.key(), "what was changed of it is not followed"));
    } else {
      anew.add(piece.key());
    }
  }

  /** What the new owner had been granted, it does not have any more when it is the owner no longer. */
  private void grants(Piece owner) {
    for (Piece piece : anew.pieces()) {
      if (piece.kind().equals("grant") && piece.with().equals(owner.with())) {
        add(piece.key(), piece.rank(), piece.statements());
      }
    }
  }

  private void add(String key, Piece.Rank rank, List<String> statements) {
    if (!statements.isEmpty()) {
      changes.add(new Piece(
          "change " + key,
          rank,
          "",
          List.of(),
          statements,
          List.of(),
          List.of(),
          List.of(),
          Optional.empty()));
    }
  }

  // ---- tables ----

  private void table(Table was) {
    Table is = present.table(was.name()).orElse(null);
    if (is == null) {
      return;
    }
    own.put(
        "table " + was.name(),
        () -> add("table " + was.name(), Piece.Rank.ATTACH, TableChange.statements(is, was)));
    for (Column column : was.columns()) {
      is.column(column.name())
          .ifPresent(now -> own.put(
              "column " + was.name() + "." + column.name(), () -> column(was, now, column)));
    }
    for (Index index : wanted.indexes(was.name())) {
      present.index(index.name()).ifPresent(now -> index(is, was, now, index));
    }
  }

  private void column(Table table, Column is, Column was) {
    for (ObjectName parent : TableText.parents(table)) {
      if (own.containsKey("column " + parent + "." + was.name())) {
        return;
      }
    }
    String key = "column " + table.name() + "." + was.name();
    ColumnChange change = new ColumnChange(present, wanted, table, is, was);
    if (change.isRemade()) {
      anew.add(key);
      return;
    }
    add(key, Piece.Rank.COLUMN, change.statements());
    if (change.isOfAnotherKind()) {
      Expressions.reading(table.name(), was.name(), wanted, anew).forEach(anew::add);
    }
  }

  /** Only the storage parameters of an index can be changed. */
  private void index(Table isTable, Table wasTable, Index is, Index was) {
    if (!IndexText.key(is).equals(IndexText.key(was))) {
      return;
    }
    boolean sameConstraint = was.constraint()
        .map(name -> isTable.constraint(name).equals(wasTable.constraint(name)))
        .orElse(true);
    if (sameConstraint) {
      String key = was.constraint()
          .map(name -> "constraint " + wasTable.name() + " " + name)
          .orElse("index " + was.name());
      String alter = "ALTER INDEX " + Sql.name(was.name()) + " ";
      List<String> statements = OptionsText.change(alter, is.options(), was.options());
      if (!is.tablespace().equals(was.tablespace())) {
        statements.add(alter + TableChange.tablespace(was.tablespace()));
      }
      own.put(key, () -> add(key, Piece.Rank.INDEX, statements));
    }
  }

  // ---- others ----

  private void view(View was) {
    View is = present.view(was.name()).orElse(null);
    if (is == null || is.materialized() != was.materialized()) {
      return;
    }
    boolean same = isPinned(is, was) || is.query().text().equals(was.query().text());
    if (!same || (!is.columns().equals(was.columns()) && !isPinned(is, was))) {
      return;
    }
    String key = "view " + was.name();
    String kind = was.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
    List<String> statements = OptionsText.change(
        "ALTER " + kind + Sql.name(was.name()) + " ", is.options(), was.options());
    if (is.populated() != was.populated()) {
      statements.add("REFRESH MATERIALIZED VIEW " + Sql.name(was.name())
          + (was.populated() ? "" : " WITH NO DATA"));
    }
    own.put(key, () -> add(key, Piece.Rank.VIEW, statements));
  }

  /** What {@code *} stands for was written down when a table got another column: the view is the same. */
  private boolean isPinned(View is, View was) {
    if (was.query().text().indexOf('*') < 0) {
      return false;
    }
    for (Table table : now.tables()) {
      int before =
          wanted.table(table.name()).map(t -> t.columns().size()).orElse(Integer.MAX_VALUE);
      if (table.columns().size() > before && present.viewsOn(table.name()).contains(is)) {
        return true;
      }
    }
    return false;
  }

  private void sequence(Sequence was) {
    Sequence is = present.sequence(was.name()).orElse(null);
    if (is == null || was.identity()) {
      return;
    }
    String key = "sequence " + was.name();
    String alter = "ALTER SEQUENCE " + Sql.name(was.name());
    List<String> statements = new ArrayList<>();
    String options = SequenceText.changes(wanted, is.options(), was.options(), " ");
    if (!options.isEmpty()) {
      statements.add(alter + options);
    }
    if (is.persistence() != was.persistence()) {
      statements.add(alter + TableChange.logged(was.persistence()));
    }
    own.put(key, () -> add(key, Piece.Rank.SEQUENCE, statements));
  }

  private void type(Type was) {
    for (Type is : now.types()) {
      if (is.name().equals(was.name()) && is.kind() == was.kind()) {
        own.put("type " + was.name(), () -> type(is, was));
      }
    }
  }

  private void type(Type is, Type was) {
    String key = "type " + was.name();
    switch (was.kind()) {
      case ENUM -> {
        EnumRebuild rebuild = new EnumRebuild(wanted, was, anew);
        add(key, Piece.Rank.TYPE, rebuild.statements());
        rebuild.obstacle().ifPresent(why -> unwritten.add(new Ddl.Unwritten(key, why)));
      }
      case DOMAIN -> add(key, Piece.Rank.TYPE, TypeChange.domain(wanted, is, was));
      case COMPOSITE -> add(key, Piece.Rank.TYPE, TypeChange.composite(wanted, is, was));
      default -> anew.add(key);
    }
  }

  private void routine(Routine was) {
    for (Routine is : now.routines()) {
      if (is.name().equals(was.name())
          && is.signature().equals(was.signature())
          && RoutineText.isReplaceable(is, was)) {
        String key = "routine " + was.name() + "(" + was.signature() + ")";
        own.put(key, () -> add(key, Piece.Rank.ROUTINE, RoutineText.create(wanted, was)));
      }
    }
  }
}
