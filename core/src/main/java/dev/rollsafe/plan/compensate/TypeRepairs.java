package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import dev.rollsafe.script.Ddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Mends schemas, extensions and types: enums, domains, composites. */
final class TypeRepairs {

  private final Scene scene;
  private final Repairs repairs;

  TypeRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void mend() {
    for (String schema : scene.before().schemas()) {
      if (scene.after().schema(schema).isEmpty()) {
        repairs.looked(new ObjectName(schema, "*"));
        add(
            new ObjectName(schema, schema),
            "Bring back the schema " + schema,
            "CREATE SCHEMA " + Names.quoted(schema));
      }
    }
    scene.before().extensions().stream()
        .filter(extension -> !scene.after().hasExtension(extension.name()))
        .forEach(extension -> add(
            new ObjectName("public", extension.name()),
            "Bring back the extension " + extension.name(),
            "CREATE EXTENSION " + Names.quoted(extension.name())));
    for (Type was : scene.before().types()) {
      ObjectName current = scene.lineage().type(was.name());
      Optional<Type> now = scene.after().types().stream()
          .filter(type -> type.name().equals(current))
          .findFirst();
      if (now.isEmpty()) {
        gone(was);
      } else {
        named(was, now.get());
        changed(was, now.get());
      }
    }
  }

  private void add(ObjectName object, String title, String... statements) {
    repairs.add(
        object,
        "",
        title,
        Step.of(
            Names.joined(object.name(), "type"),
            Stage.EXPAND,
            title,
            Block.transaction(List.of(statements))));
  }

  private void gone(Type was) {
    Ddl ddl = scene.was().type(was.name());
    if (!ddl.unwritten().isEmpty()) {
      repairs.refuse(was.name(), "", ddl.unwritten().get(0).reason());
      return;
    }
    add(was.name(), "Bring back the type " + was.name(), ddl.statements().toArray(new String[0]));
  }

  private static String alter(Type type) {
    return (type.kind() == Type.Kind.DOMAIN ? "ALTER DOMAIN " : "ALTER TYPE ")
        + Names.quoted(type.name()) + " ";
  }

  private void named(Type was, Type now) {
    if (was.name().equals(now.name())) {
      return;
    }
    if (!was.name().schema().equals(now.name().schema())) {
      repairs.refuse(was.name(), "", "the type is in another schema now; move it back by hand");
      return;
    }
    add(
        was.name(),
        "Call the type " + now.name() + " " + was.name() + " again",
        alter(now) + "RENAME TO " + Names.quoted(was.name().name()));
  }

  private void changed(Type was, Type now) {
    switch (was.kind()) {
      case ENUM -> labels(was, now);
      case DOMAIN -> domain(was, now);
      case COMPOSITE -> {
        if (!names(was).equals(names(now))) {
          repairs.refuse(
              was.name(),
              "",
              "the attributes of " + was.name()
                  + " are others now; bring them back by hand (ALTER TYPE .. ADD ATTRIBUTE)");
        }
      }
      default -> {}
    }
  }

  private static List<String> names(Type type) {
    return type.attributes().stream().map(a -> a.name() + " " + a.type()).toList();
  }

  private void labels(Type was, Type now) {
    List<String> added = new ArrayList<>(now.labels());
    added.removeAll(was.labels());
    List<String> gone = new ArrayList<>(was.labels());
    gone.removeAll(now.labels());
    if (gone.isEmpty() && !added.isEmpty()) {
      newLabels(was, added);
    } else if (!gone.isEmpty() && was.labels().size() == now.labels().size()) {
      String[] back = new String[gone.size()];
      for (int i = 0; i < gone.size(); i++) {
        String label = now.labels().get(was.labels().indexOf(gone.get(i)));
        back[i] = "ALTER TYPE " + Names.quoted(was.name()) + " RENAME VALUE " + Names.literal(label)
            + " TO " + Names.literal(gone.get(i));
      }
      add(was.name(), "Call values of " + was.name() + " as before", back);
    } else if (!gone.isEmpty()) {
      String[] back = new String[gone.size()];
      for (int i = 0; i < gone.size(); i++) {
        back[i] =
            "ALTER TYPE " + Names.quoted(was.name()) + " ADD VALUE " + Names.literal(gone.get(i));
      }
      add(was.name(), "Bring back values of " + was.name(), back);
    }
  }

  /** A value cannot be dropped; the rows that hold it are what the earlier release stumbles over. */
  private void newLabels(Type was, List<String> added) {
    StringJoiner labels = new StringJoiner(", ", "(", ")");
    added.forEach(label -> labels.add(Names.literal(label)));
    StringJoiner counts = new StringJoiner(" + ");
    for (Table table : scene.after().tables()) {
      if (table.partitionOf().isPresent()) {
        continue;
      }
      for (Column column : table.columns()) {
        boolean used = scene
                .after()
                .resolveType(column.type().name())
                .equals(scene.lineage().type(was.name()))
            && !column.type().isArray();
        if (used) {
          ObjectName name = scene.lineage().earlier(table.name()).orElse(table.name());
          counts.add("(SELECT count(*) FROM " + Names.quoted(name) + " AS t WHERE t."
              + Names.quoted(earlier(name, column.name())) + "::text IN " + labels + ")");
        }
      }
    }
    Step step = Step.of(
        Names.joined(was.name().name(), "values"),
        Stage.SWITCH,
        "Leave the new values " + labels + " of " + was.name() + " where they are",
        Block.none());
    repairs.add(
        was.name(),
        "",
        "Leave the new values of " + was.name(),
        List.of(
            counts.length() == 0
                ? step
                : step.risk(
                    "SELECT " + counts,
                    "rows hold a value that the earlier release does not know")),
        List.of(
            "A value of an enum cannot be dropped; give the rows that hold a new one another before the"
                + " earlier release reads them: which one only you know"));
  }

  private String earlier(ObjectName table, String current) {
    return scene.before().table(table).stream()
        .flatMap(was -> was.columns().stream())
        .map(Column::name)
        .filter(
            name -> scene.lineage().column(table, name).filter(current::equals).isPresent())
        .findFirst()
        .orElse(current);
  }

  private void domain(Type was, Type now) {
    List<String> relaxed = new ArrayList<>();
    for (Constraint constraint : now.constraints()) {
      if (was.constraints().stream().noneMatch(c -> same(c, constraint))) {
        relaxed.add(alter(was) + "DROP CONSTRAINT " + Names.quoted(constraint.name()));
      }
    }
    if (now.notNull() && !was.notNull()) {
      relaxed.add(alter(was) + "DROP NOT NULL");
    }
    String before = was.defaultValue().map(Object::toString).orElse("");
    if (!before.equals(now.defaultValue().map(Object::toString).orElse(""))) {
      relaxed.add(alter(was) + (before.isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + before));
    }
    if (!relaxed.isEmpty()) {
      add(
          was.name(),
          "Let the domain " + was.name() + " take what it took before",
          relaxed.toArray(new String[0]));
    }
    for (Constraint constraint : was.constraints()) {
      if (now.constraints().stream().noneMatch(c -> same(c, constraint))
          && constraint.check().isPresent()) {
        repairs.add(
            was.name(),
            constraint.name(),
            "Bring back the constraint " + constraint.name() + " of " + was.name(),
            Step.of(
                Names.joined(was.name().name(), constraint.name(), "back"),
                Stage.CONTRACT,
                "Let new values keep to " + constraint.name() + " of " + was.name() + " again",
                Block.transaction(List.of(alter(was) + "ADD CONSTRAINT "
                    + Names.quoted(constraint.name()) + " CHECK ("
                    + constraint.check().get().text() + ") NOT VALID"))));
      }
    }
  }

  private static boolean same(Constraint a, Constraint b) {
    return a.name().equals(b.name()) && a.check().equals(b.check());
  }
}
