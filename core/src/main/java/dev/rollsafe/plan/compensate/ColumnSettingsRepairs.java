package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.NotNull;
import dev.rollsafe.plan.sequence.Refused;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mends a column that is still called as it was: its type, NOT NULL, default, identity and expression. */
final class ColumnSettingsRepairs {

  private final Scene scene;
  private final Repairs repairs;
  private final Pair pair;

  ColumnSettingsRepairs(Scene scene, Repairs repairs, Pair pair) {
    this.scene = scene;
    this.repairs = repairs;
    this.pair = pair;
  }

  private String step(Column column, String what) {
    return Names.joined(pair.name().name(), column.name(), what);
  }

  private String alter(Column column, String action) {
    return pair.alter("ALTER COLUMN " + Names.quoted(column.name()) + " " + action);
  }

  private String place(Column column) {
    return pair.name() + "." + column.name();
  }

  void mend(Column was, Column now) {
    boolean swapped = !scene.isSame(was.type(), now.type()) && type(was, now);
    if (was.generated().isEmpty() && now.generated().isPresent()) {
      generated(now);
    } else if (was.generated().isPresent() && now.generated().isEmpty()) {
      throw new Refused(
          place(was) + " was computed by the server, which cannot begin again with a column"
              + " that is there; say by hand who computes it");
    }
    if (was.identity().isPresent() != now.identity().isPresent()) {
      identity(was, now);
    } else if (!swapped && !text(was).equals(text(now))) {
      standard(was, now);
    }
    if (now.notNull() && !was.notNull() && !swapped) {
      relax(now, "the earlier release may write nulls");
    } else if (was.notNull() && !now.notNull() && !swapped) {
      repairs.add(
          pair.name(),
          was.name(),
          "Make " + place(was) + " NOT NULL again",
          NotNull.contract(pair.name(), was.name(), Optional.empty(), step(was, "set")),
          List.of());
    }
  }

  private static String text(Column column) {
    return column.defaultValue().map(Expression::text).orElse("");
  }

  /** Lets nulls through. */
  void relax(Column now, String reason) {
    repairs.add(
        pair.name(),
        now.name(),
        "Let " + place(now) + " be null, as " + reason,
        Step.of(
                step(now, "null"),
                Stage.EXPAND,
                "Let " + place(now) + " be null, as " + reason,
                Block.transaction(List.of(alter(now, "DROP NOT NULL"))))
            .verify(
                "SELECT count(*) FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = "
                    + Names.literal(Names.quoted(pair.name()))
                    + "::pg_catalog.regclass AND a.attname = "
                    + Names.literal(now.name()) + " AND a.attnotnull",
                "columns still refuse nulls")
            .undo(Block.transaction(List.of(alter(now, "SET NOT NULL")))));
  }

  // ---- type ----

  /** Mends the type; says whether another column has taken the place of the new one for it. */
  private boolean type(Column was, Column now) {
    TypeChange types = new TypeChange(scene, pair);
    if (TypeChange.holds(now.type(), was.type())) {
      keepWide(was, now, types);
      return false;
    }
    if (types.isInPlace(was, now)) {
      repairs.add(
          pair.name(),
          was.name(),
          "Widen " + place(was) + " to " + was.type() + " again",
          Step.of(
              step(was, "widen"),
              Stage.EXPAND,
              "Widen " + place(was) + " to " + was.type()
                  + " again, without writing the table anew",
              Block.transaction(List.of(pair.alter(types.action(was))))));
      return false;
    }
    new Retyped(scene, repairs, pair, was, now).mend();
    return true;
  }

  private void keepWide(Column was, Column now, TypeChange types) {
    String back = types.back(was, now);
    String c = "t." + Names.quoted(now.name());
    repairs.add(
        pair.name(),
        was.name(),
        "Leave " + place(was) + " as " + now.type(),
        List.of(Step.of(
                step(was, "wide"),
                Stage.SWITCH,
                "Leave " + place(was) + " as " + now.type()
                    + ": it holds all that the earlier release writes",
                Block.none())
            .risk(
                pair.count(c + " IS NOT NULL AND (" + back + ") IS DISTINCT FROM " + c),
                "rows hold a value that does not fit " + was.type()
                    + ", which the earlier release cannot read")),
        List.of("A program that is strict about types reads " + now.type() + " where it expects "
            + was.type()));
  }

  // ---- defaults ----

  private void standard(Column was, Column now) {
    String forward =
        was.defaultValue().map(value -> "SET DEFAULT " + value.text()).orElse("DROP DEFAULT");
    String back =
        now.defaultValue().map(value -> "SET DEFAULT " + value.text()).orElse("DROP DEFAULT");
    List<String> statements = new ArrayList<>();
    was.ownedSequence()
        .filter(name -> scene.after().sequence(name).isEmpty())
        .ifPresent(name -> statements.addAll(sequence(was, name)));
    statements.add(alter(was, forward));
    repairs.add(
        pair.name(),
        was.name(),
        "Put the default of " + place(was) + " back",
        Step.of(
                step(was, "default"),
                Stage.EXPAND,
                "Put the default of " + place(was) + " back"
                    + (was.defaultValue().isEmpty() ? ": it had none" : ""),
                Block.transaction(statements))
            .undo(Block.transaction(List.of(alter(was, back)))));
  }

  /** Makes a sequence again that goes on where the column is. */
  private List<String> sequence(Column was, ObjectName name) {
    repairs.looked(name);
    List<String> statements = new ArrayList<>(scene.was().sequence(name).statements());
    statements.add("ALTER SEQUENCE " + Names.quoted(name) + " OWNED BY " + Names.quoted(pair.name())
        + "." + Names.quoted(was.name()));
    statements.add(setval(Names.literal(Names.quoted(name)), was));
    return statements;
  }

  private String setval(String sequence, Column column) {
    String c = Names.quoted(column.name());
    return "SELECT pg_catalog.setval(" + sequence + ", greatest((SELECT max(t." + c + ") FROM "
        + Names.quoted(pair.name()) + " AS t), 0) + 1, false)";
  }

  private void identity(Column was, Column now) {
    List<String> statements = new ArrayList<>();
    if (was.identity().isPresent()) {
      now.defaultValue().ifPresent(value -> statements.add(alter(was, "DROP DEFAULT")));
      statements.add(alter(was, "ADD GENERATED BY DEFAULT AS IDENTITY"));
      statements.add(setval(
          "pg_catalog.pg_get_serial_sequence(" + Names.literal(Names.quoted(pair.name())) + ", "
              + Names.literal(was.name()) + ")",
          was));
    } else if (was.defaultValue().isPresent()) {
      statements.add(alter(was, "DROP IDENTITY"));
      was.ownedSequence()
          .filter(name -> scene.after().sequence(name).isEmpty()
              || now.ownedSequence().filter(name::equals).isPresent())
          .ifPresent(name -> statements.addAll(sequence(was, name)));
      statements.add(alter(was, "SET DEFAULT " + text(was)));
    } else if (now.identity().orElseThrow().always()) {
      statements.add(alter(now, "SET GENERATED BY DEFAULT"));
    } else {
      repairs.looked(pair.name());
      return;
    }
    repairs.add(
        pair.name(),
        was.name(),
        "Let " + place(was) + " get its values as before",
        Step.of(
            step(was, "identity"),
            Stage.EXPAND,
            "Let " + place(was) + " get its values as before, behind those that are there",
            Block.transaction(statements)));
  }

  /** What the server computes nobody may write. */
  private void generated(Column now) {
    if (!now.generated().orElseThrow().stored()) {
      throw new Refused(
          place(now)
              + " is a virtual column now, and holds no values that could stay; make it an ordinary one by hand");
    }
    String expression = now.generated().orElseThrow().expression().text();
    Half half = new TypeChange(scene, pair).half(now, "(" + expression + ")", false);
    DownTrigger trigger = new DownTrigger(
        pair.name(),
        step(now, "computed"),
        List.of(half),
        List.of(),
        "pg_catalog, " + Names.quoted(pair.name().schema()) + ", pg_temp",
        Map.of());
    List<String> statements = new ArrayList<>();
    statements.add(alter(now, "DROP EXPRESSION"));
    statements.addAll(trigger.create());
    repairs.add(
        pair.name(),
        now.name(),
        "Let the earlier release write " + place(now),
        Step.of(
            step(now, "computed"),
            Stage.EXPAND,
            "Let the earlier release write " + place(now) + ", and compute it where nobody does",
            Block.transaction(statements)));
  }
}
