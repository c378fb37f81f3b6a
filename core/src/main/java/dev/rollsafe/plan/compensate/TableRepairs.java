package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.Ddl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Mends tables as a whole: those with another name get theirs back, those that are gone return. */
final class TableRepairs {

  private final Scene scene;
  private final Repairs repairs;

  TableRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void mend() {
    Set<ObjectName> gone = new LinkedHashSet<>();
    for (Table was : scene.before().tables()) {
      ObjectName now = scene.lineage().table(was.name()).orElse(null);
      if (now == null) {
        gone.add(was.name());
      } else if (!now.equals(was.name())) {
        renamed(was, scene.after().table(now).orElseThrow());
      }
    }
    Set<ObjectName> done = new LinkedHashSet<>();
    gone.forEach(name -> back(name, gone, done));
  }

  private void renamed(Table was, Table now) {
    if (scene.after().hasRelation(was.name())) {
      if (isShim(was, now)) {
        repairs.looked(was.name());
        return;
      }
      repairs.refuse(
          was.name(),
          "",
          "something else is called " + was.name()
              + " now; say by hand which of the two the earlier release is to see");
      return;
    }
    List<String> statements = new ArrayList<>();
    List<String> undo = new ArrayList<>();
    move(now.name(), was.name(), statements);
    boolean tomb = now.name().name().startsWith("zz_tomb_");
    if (!tomb) {
      statements.add(view(was, now));
      grants(now, statements);
      undo.add("DROP VIEW " + Names.quoted(now.name()));
    }
    move(was.name(), now.name(), undo);
    repairs.add(
        was.name(),
        "",
        "Call " + now.name() + " " + was.name() + " again",
        List.of(Step.of(
                Names.joined(was.name().name(), "named"),
                Stage.EXPAND,
                "Call " + now.name() + " " + was.name() + " again"
                    + (tomb ? "" : ", and let a view stand for it under its new name"),
                Block.transaction(statements))
            .undo(Block.transaction(undo))),
        tomb
            ? List.of()
            : List.of(
                "Through the view what is no query fails: TRUNCATE, COPY FROM, LOCK TABLE,"
                    + " pg_get_serial_sequence; give the role of the new release the same rights on it as on the table"));
  }

  /** What has the earlier name and all columns, as a safe rename leaves it, serves the earlier release already. */
  private boolean isShim(Table was, Table now) {
    Set<String> names = new LinkedHashSet<>();
    scene
        .after()
        .table(was.name())
        .ifPresent(table -> table.columns().forEach(c -> names.add(c.name())));
    scene.after().view(was.name()).ifPresent(view -> {
      if (Effects.columns(view).isPresent()) {
        names.addAll(Effects.columns(view).get());
      } else if (scene.after().viewsOn(now.name()).contains(view)) {
        now.columns().forEach(c -> names.add(c.name()));
      }
    });
    return was.columns().stream().allMatch(c -> names.contains(c.name()));
  }

  private static void move(ObjectName from, ObjectName to, List<String> statements) {
    ObjectName named = new ObjectName(from.schema(), to.name());
    if (!from.name().equals(to.name())) {
      statements.add("ALTER TABLE " + Names.quoted(from) + " RENAME TO " + Names.quoted(to.name()));
    }
    if (!from.schema().equals(to.schema())) {
      statements.add(
          "ALTER TABLE " + Names.quoted(named) + " SET SCHEMA " + Names.quoted(to.schema()));
    }
  }

  private String view(Table was, Table now) {
    List<String> columns = new ArrayList<>();
    for (Column column : now.columns()) {
      columns.add(column.name());
    }
    return "CREATE VIEW " + Names.quoted(now.name())
        + (scene.version().atLeast(15) ? " WITH (security_invoker = true)" : "") + " AS SELECT "
        + Names.list(columns) + " FROM " + Names.quoted(was.name());
  }

  private static void grants(Table now, List<String> statements) {
    for (Attached.Privilege privilege : now.attached().privileges()) {
      if (!privilege.revoked()) {
        statements.add("GRANT " + privilege.name() + " ON " + Names.quoted(now.name()) + " TO "
            + (privilege.role().equals("public") ? "PUBLIC" : Names.quoted(privilege.role())));
      }
    }
  }

  /** Brings a table back, behind those it refers to. */
  private void back(ObjectName name, Set<ObjectName> gone, Set<ObjectName> done) {
    if (!done.add(name)) {
      return;
    }
    Table table = scene.before().table(name).orElseThrow();
    for (Constraint constraint : table.constraints()) {
      constraint.referenced().filter(gone::contains).ifPresent(other -> back(other, gone, done));
    }
    if (scene.after().hasRelation(name)) {
      repairs.refuse(
          name,
          "",
          "something else is called " + name + " now, which the earlier release cannot use");
      return;
    }
    Ddl ddl = Ddl.relation(scene.before(), name);
    if (!ddl.unwritten().isEmpty()) {
      repairs.refuse(name, "", ddl.unwritten().get(0).reason());
      return;
    }
    repairs.add(
        name,
        "",
        "Bring back the table " + name,
        List.of(Step.of(
                Names.joined(name.name(), "back"),
                Stage.EXPAND,
                "Bring back the table " + name + ", without rows",
                Block.transaction(ddl.statements()))
            .undo(Block.transaction(List.of("DROP TABLE " + Names.quoted(name))))),
        List.of("The rows of " + name
            + " went with it; fill it from a copy or from where the new release keeps them"));
  }
}
