package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Mentions;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is made anew, with what hangs on it and what depends on it: the server refuses to drop it before those are gone. */
final class Anew {

  private final Catalog present;
  private final Catalog wanted;
  private final Pieces here;
  private final Pieces there;
  private final List<Ddl.Unwritten> unwritten;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  Anew(Catalog present, Catalog wanted, Pieces here, Pieces there, List<Ddl.Unwritten> unwritten) {
    this.unwritten = unwritten;
    this.present = present;
    this.wanted = wanted;
    this.here = here;
    this.there = there;
  }

  boolean contains(String key) {
    return keys.contains(key);
  }

  void add(String key) {
    if (keys.add(key)) {
      open.add(key);
    }
  }

  /** Takes a relation into the comparison, whether or not it differs. */
  void look(ObjectName relation) {
    here.relation(relation);
    there.relation(relation);
  }

  List<Piece> pieces() {
    List<Piece> all = new ArrayList<>(there.byKey().values());
    here.byKey().forEach((key, piece) -> {
      if (!there.byKey().containsKey(key)) {
        all.add(piece);
      }
    });
    return all;
  }

  /** Adds all that must go with what was added. */
  void spread() {
    while (!open.isEmpty()) {
      String key = open.remove();
      int space = key.indexOf(' ');
      switch (key.substring(0, space)) {
        case "view" -> viewsOn(key.substring(space + 1));
        case "routine" -> usersOf(key.substring(space + 1));
        case "constraint" -> foreignKeys(key);
        default -> {}
      }
      for (Piece piece : pieces()) {
        if (piece.with().contains(key)) {
          add(piece.key());
        }
      }
    }
  }

  private void viewsOn(String view) {
    for (Catalog catalog : List.of(present, wanted)) {
      for (View candidate : catalog.views()) {
        if (candidate.name().toString().equals(view)) {
          views(candidate.name());
          routinesNaming(candidate.name().name());
        }
      }
    }
  }

  /** Adds the views that read a relation. */
  void views(ObjectName relation) {
    for (Catalog catalog : List.of(present, wanted)) {
      for (View reader : catalog.viewsOn(relation)) {
        look(reader.name());
        add("view " + reader.name());
      }
    }
  }

  /** Adds the views that mention a word. */
  void viewsNaming(String word) {
    for (View view : present.views()) {
      String text = view.query().text();
      if (text.contains(word) && Mentions.words(text).contains(word)) {
        look(view.name());
        add("view " + view.name());
      }
    }
  }

  /** Adds the routines whose arguments or results are of a type; what a body in quotes says, the server looks up later. */
  void routinesNaming(String type) {
    for (List<Routine> named : present.routines()) {
      for (Routine routine : named) {
        String text = routine.definition().definition().text();
        if (text.contains(type) && Mentions.words(text).contains(type)) {
          look(routine);
          add("routine " + routine.name() + "(" + routine.signature() + ")");
        }
      }
    }
  }

  private void look(Routine routine) {
    here.routine(routine);
    for (List<Routine> named : wanted.routines()) {
      for (Routine other : named) {
        if (other.name().equals(routine.name()) && other.signature().equals(routine.signature())) {
          there.routine(other);
        }
      }
    }
  }

  /** Triggers, views, checks, policies and indexes that call a function; a column that does stays in the way. */
  private void usersOf(String routine) {
    String qualified = routine.substring(0, routine.indexOf('('));
    String name = qualified.substring(qualified.lastIndexOf('.') + 1);
    viewsNaming(name);
    for (Table table : present.tables()) {
      if (mentions(table, name)) {
        look(table.name());
      }
      for (Column column : table.columns()) {
        if (isCalledBy(column, name)) {
          unwritten.add(new Ddl.Unwritten(
              "routine " + routine,
              "column " + table.name() + "." + column.name()
                  + " calls it, so it cannot be made anew"));
        }
      }
    }
    for (Piece piece : pieces()) {
      boolean user = switch (piece.rank()) {
        case HANGING, CHECK, INDEX -> true;
        default -> false;
      };
      if (user && Order.words(piece).contains(name)) {
        add(piece.key());
      }
    }
  }

  private static boolean isCalledBy(Column column, String name) {
    String value = column.defaultValue().map(v -> v.text()).orElse("")
        + column.generated().map(g -> g.expression().text()).orElse("");
    return value.contains(name) && Mentions.words(value).contains(name);
  }

  private boolean mentions(Table table, String name) {
    return table.triggers().stream().anyMatch(t -> t.function().name().equals(name))
        || table.constraints().stream()
            .anyMatch(c -> c.check().filter(e -> e.text().contains(name)).isPresent())
        || table.policies().stream()
            .anyMatch(p -> p.using().filter(e -> e.text().contains(name)).isPresent()
                || p.withCheck().filter(e -> e.text().contains(name)).isPresent())
        || present.indexes(table.name()).stream()
            .anyMatch(i -> IndexText.create(i, false).contains(name));
  }

  /** Foreign keys rest on the key of the table that they refer to. */
  private void foreignKeys(String key) {
    Piece piece = here.byKey().get(key);
    if (piece == null
        || piece.rank() == Piece.Rank.CHECK
        || piece.rank() == Piece.Rank.FOREIGN_KEY) {
      return;
    }
    for (Table table : List.copyOf(present.tables())) {
      if (!piece.with().get(0).equals("table " + table.name())) {
        continue;
      }
      for (Constraint constraint : table.constraints()) {
        if (key.equals("constraint " + table.name() + " " + constraint.name())) {
          referring(table, constraint);
        }
      }
    }
  }

  private void referring(Table table, Constraint key) {
    for (Catalog.ForeignKey foreign : present.referencing(table.name())) {
      if (foreign.constraint().referencedColumns().equals(key.columns())) {
        look(foreign.table());
        add("constraint " + foreign.table() + " " + foreign.constraint().name());
      }
    }
  }
}
