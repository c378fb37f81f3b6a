package dev.rollsafe.catalog;

import dev.rollsafe.ast.AddEnumValue;
import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.AlterType;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateDomain;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays types and domains. */
final class TypeReplay {

  private TypeReplay() {}

  static Column attribute(ColumnDefinition attribute, int unit) {
    return new Column(
        attribute.name().value(),
        attribute.type().orElse(Types.builtIn("unknown")),
        attribute.collation(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ColumnSettings.NONE,
        Attached.NONE,
        unit);
  }

  static void addValue(Editor editor, AddEnumValue statement) {
    ObjectName name = editor.state().type(statement.name());
    Type type = editor.state().types().get(name);
    if (type == null || type.labels().contains(statement.value())) {
      return;
    }
    List<String> labels = new ArrayList<>(type.labels());
    int at = labels.size();
    if (statement.before().isPresent()) {
      at = labels.indexOf(statement.before().get());
    } else if (statement.after().isPresent()) {
      at = labels.indexOf(statement.after().get()) + 1;
    }
    labels.add(at < 0 ? labels.size() : at, statement.value());
    editor.put(labelled(type, labels));
  }

  static void renameValue(Editor editor, ObjectName name, String from, String to) {
    Type type = editor.state().types().get(name);
    if (type != null) {
      editor.put(labelled(type, Constraints.replaced(type.labels(), from, to)));
      ColumnMentions.labelRenamed(editor, name, from, to);
    }
  }

  private static Type labelled(Type type, List<String> labels) {
    return new Type(
        type.name(),
        type.kind(),
        labels,
        type.attributes(),
        type.base(),
        type.notNull(),
        type.defaultValue(),
        type.constraints(),
        type.options(),
        type.collation(),
        type.attached(),
        type.origin());
  }

  static Type attached(Type type, List<Constraint> constraints, Attached attached) {
    return new Type(
        type.name(),
        type.kind(),
        type.labels(),
        type.attributes(),
        type.base(),
        type.notNull(),
        type.defaultValue(),
        constraints,
        type.options(),
        type.collation(),
        attached,
        type.origin());
  }

  static Type renamed(Type type, ObjectName name) {
    return new Type(
        name,
        type.kind(),
        type.labels(),
        type.attributes(),
        type.base(),
        type.notNull(),
        type.defaultValue(),
        type.constraints(),
        type.options(),
        type.collation(),
        type.attached(),
        type.origin());
  }

  static Type withAttributes(Type type, List<Column> attributes) {
    return madeOf(type, attributes, type.base());
  }

  static Type madeOf(Type type, List<Column> attributes, Optional<DataType> base) {
    return new Type(
        type.name(),
        type.kind(),
        type.labels(),
        attributes,
        base,
        type.notNull(),
        type.defaultValue(),
        type.constraints(),
        type.options(),
        type.collation(),
        type.attached(),
        type.origin());
  }

  static void renameConstraint(Editor editor, ObjectName name, String from, String to) {
    Type type = editor.state().types().get(name);
    if (type != null) {
      List<Constraint> constraints = new ArrayList<>(type.constraints());
      constraints.replaceAll(
          known -> known.name().equals(from) ? Constraints.renamed(known, to) : known);
      editor.put(domain(type, type.notNull(), type.defaultValue(), constraints));
    }
  }

  private static Type domain(
      Type type, boolean notNull, Optional<Expression> value, List<Constraint> constraints) {
    return new Type(
        type.name(),
        type.kind(),
        type.labels(),
        type.attributes(),
        type.base(),
        notNull,
        value,
        constraints,
        type.options(),
        type.collation(),
        type.attached(),
        type.origin());
  }

  static void alter(Editor editor, AlterType statement) {
    Type type = editor.state().types().get(editor.state().type(statement.name()));
    if (type == null) {
      return;
    }
    List<Column> attributes = new ArrayList<>(type.attributes());
    for (AlterAction action : statement.actions()) {
      if (action instanceof AlterAction.AddColumn add) {
        attributes.add(attribute(add.column(), editor.unit()));
      } else if (action instanceof AlterAction.DropColumn drop) {
        attributes.removeIf(known -> known.name().equals(drop.column().value()));
      } else if (action instanceof AlterAction.SetType change) {
        attributes.replaceAll(known -> known.name().equals(change.column().value())
            ? Columns.typed(known, change.type(), change.collation())
            : known);
      }
    }
    editor.put(withAttributes(type, attributes));
    if (statement.cascade()) {
      typedTables(editor, type.name(), statement);
    }
  }

  /** With CASCADE the change goes on to the tables made of the type; without it, the server refuses where there are any. */
  private static void typedTables(Editor editor, ObjectName type, AlterType statement) {
    for (ObjectName table : tablesOf(editor.state(), type)) {
      QualifiedName name =
          new QualifiedName(table.schema(), table.name(), statement.name().span());
      new AlterReplay(editor)
          .alter(new AlterTable(
              ObjectKind.TABLE, name, false, false, statement.actions(), statement.span()));
    }
  }

  /** Returns the tables that are made of a composite type. */
  static List<ObjectName> tablesOf(State state, ObjectName type) {
    List<ObjectName> tables = new ArrayList<>();
    for (Table table : state.tables().values()) {
      if (table.ofType().filter(type::equals).isPresent()) {
        tables.add(table.name());
      }
    }
    return tables;
  }

  static void create(Editor editor, CreateDomain statement) {
    ObjectName name = editor.state().creation(statement.name(), false);
    if (editor.state().types().containsKey(name)) {
      return;
    }
    boolean notNull = statement.notNull();
    List<Constraint> constraints = new ArrayList<>();
    for (TableConstraint constraint : statement.constraints()) {
      if (constraint instanceof TableConstraint.Check check) {
        constraints.add(check(name, constraints, check, editor.unit(), true));
      } else if (constraint instanceof TableConstraint.NotNull) {
        notNull = true;
      }
    }
    editor.put(new Type(
        name,
        Type.Kind.DOMAIN,
        List.of(),
        List.of(),
        Optional.of(statement.type()),
        notNull,
        statement.defaultValue(),
        constraints,
        Map.of(),
        statement.collation(),
        editor.fresh(),
        editor.unit()));
  }

  private static Constraint check(
      ObjectName domain,
      List<Constraint> others,
      TableConstraint.Check check,
      int unit,
      boolean creating) {
    String name = check
        .name()
        .map(Identifier::value)
        .orElseGet(() -> ServerNames.choose(
            domain.name(),
            "",
            "check",
            taken -> others.stream().anyMatch(c -> c.name().equals(taken))));
    return new Constraint(
        name,
        Constraint.Kind.CHECK,
        List.of(),
        Optional.of(check.expression()),
        Optional.empty(),
        List.of(),
        Constraints.none(),
        Constraints.none(),
        creating || !check.attributes().notValid(),
        true,
        false,
        false,
        false,
        Optional.empty(),
        KeyDetail.NONE,
        false,
        Attached.NONE,
        unit);
  }

  static void alter(Editor editor, AlterDomain statement) {
    ObjectName name = editor.state().type(statement.name());
    Type type = editor.state().types().get(name);
    if (type == null) {
      return;
    }
    AlterAction action = statement.action();
    List<Constraint> constraints = new ArrayList<>(type.constraints());
    boolean notNull = type.notNull();
    Optional<Expression> value = type.defaultValue();
    if (action instanceof AlterAction.SetDefault set) {
      value = Optional.of(set.value());
    } else if (action instanceof AlterAction.DropDefault) {
      value = Optional.empty();
    } else if (action instanceof AlterAction.SetNotNull) {
      notNull = true;
    } else if (action instanceof AlterAction.DropNotNull) {
      notNull = false;
    } else if (action instanceof AlterAction.DropConstraint drop) {
      constraints.removeIf(known -> known.name().equals(drop.constraint().value()));
    } else if (action instanceof AlterAction.ValidateConstraint validate) {
      constraints.replaceAll(known -> known.name().equals(validate.constraint().value())
          ? Constraints.validated(known)
          : known);
    } else if (action instanceof AlterAction.AddConstraint add) {
      if (add.constraint() instanceof TableConstraint.Check check) {
        constraints.add(check(name, constraints, check, editor.unit(), false));
      } else {
        notNull = true;
      }
    }
    editor.put(domain(type, notNull, value, constraints));
  }
}
