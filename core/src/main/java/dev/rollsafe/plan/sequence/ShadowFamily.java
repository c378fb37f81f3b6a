package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A column and all that refer to it by foreign keys, which get their new type together, and what hangs on them.
 *
 * @param before what is there
 * @param members the columns, the one that was asked for first, and each behind those it refers to
 */
record ShadowFamily(Catalog before, List<Shadow> members) {

  /** Gathers the columns that refer to {@code root}, to those, and so on, as far as they are too narrow. */
  static ShadowFamily of(Unit unit, Shadow root) {
    List<Shadow> members = new ArrayList<>(List.of(root));
    for (int i = 0; i < members.size(); i++) {
      referring(unit, members.get(i), members);
    }
    return new ShadowFamily(unit.before(), members);
  }

  private static void referring(Unit unit, Shadow to, List<Shadow> members) {
    for (Catalog.ForeignKey key : unit.before().referencing(to.table().name())) {
      int at = key.constraint().referencedColumns().indexOf(to.name());
      if (at < 0) {
        continue;
      }
      Table table = unit.before().table(key.table()).orElseThrow();
      Column column = unit.column(table, key.constraint().columns().get(at));
      Shadow member = new Shadow(table, column, to.type());
      if (Conversion.widens(column.type(), to.type()) && !members.contains(member)) {
        members.add(member);
      }
    }
  }

  Shadow root() {
    return members.get(0);
  }

  /** Names the change and what it makes. */
  String name() {
    return Names.joined(root().table().name().name(), root().name(), "wide");
  }

  List<Table> tables() {
    Map<ObjectName, Table> tables = new LinkedHashMap<>();
    for (Shadow member : members) {
      tables.put(member.table().name(), member.table());
    }
    return List.copyOf(tables.values());
  }

  List<Shadow> of(Table table) {
    return members.stream()
        .filter(member -> member.table().name().equals(table.name()))
        .toList();
  }

  /** The catalog as it would be if each column had the name of the one beside it. */
  private Catalog renamed(Function<Shadow, String> name) {
    List<String> statements = new ArrayList<>();
    for (Shadow member : members) {
      statements.add(member.alter().renameColumn(member.name(), name.apply(member)));
    }
    return Scratch.after(before, statements);
  }

  /** What is to be made for the columns beside them. */
  Copies copies(Table table) {
    return new Copies(before, renamed(Shadow::fresh), table.name());
  }

  /** The same for the columns when they are out of reach. */
  Copies tombs(Table table) {
    return new Copies(before, renamed(Shadow::tomb), table.name());
  }

  /** The foreign keys from or to one of the columns. */
  List<Copies.ConstraintCopy> keys() {
    Map<String, Copies.ConstraintCopy> keys = new LinkedHashMap<>();
    for (Table table : tables()) {
      Copies copies = copies(table);
      for (Copies.ConstraintCopy key : copies.constraints(Constraint.Kind.FOREIGN_KEY)) {
        keys.put(key.table() + " " + key.name(), key);
      }
      for (Copies.ConstraintCopy key : copies.referencing()) {
        keys.put(key.table() + " " + key.name(), key);
      }
    }
    return List.copyOf(keys.values());
  }

  /** All tables that are locked when they change places, those that are referred to first. */
  Set<ObjectName> locked() {
    Set<ObjectName> names = new LinkedHashSet<>();
    for (Copies.ConstraintCopy key : keys()) {
      ObjectName referenced = key.old().referenced().orElseThrow();
      if (tables().stream().noneMatch(table -> table.name().equals(referenced))) {
        names.add(referenced);
      }
    }
    tables().forEach(table -> names.add(table.name()));
    keys().forEach(key -> names.add(key.table()));
    return names;
  }

  /** The views over one of the columns, and those over these: each before the ones it is read by. */
  List<View> views() {
    List<View> views = new ArrayList<>();
    for (Shadow member : members) {
      for (View view : before.viewsUsing(member.table().name(), member.name())) {
        add(view, views);
      }
    }
    return views;
  }

  private void add(View view, List<View> views) {
    if (view.materialized()) {
      throw new Refused(
          "the materialized view " + view.name()
              + " reads it, and would have to be filled anew under a lock; drop it first, and make it again behind");
    }
    if (!views.contains(view)) {
      views.add(view);
      for (View reader : before.viewsOn(view.name())) {
        add(reader, views);
      }
    }
  }
}
