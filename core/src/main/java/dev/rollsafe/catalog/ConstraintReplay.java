package dev.rollsafe.catalog;

import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds constraints to tables as the server does: with its names, and with the indexes behind them. */
final class ConstraintReplay {

  private final Editor editor;

  ConstraintReplay(Editor editor) {
    this.editor = editor;
  }

  /**
   * Adds a constraint.
   *
   * @param creating whether the table is being created: then NOT VALID has no rows to doubt
   * @param ofColumn the column of a column constraint
   */
  void add(
      TableDraft table, TableConstraint constraint, boolean creating, Optional<String> ofColumn) {
    if (constraint instanceof TableConstraint.Check check) {
      add(table, check(table, check, creating, ofColumn));
    } else if (constraint instanceof TableConstraint.NotNull notNull) {
      addNotNull(table, notNull, creating, ofColumn);
    } else if (constraint instanceof TableConstraint.Unique unique) {
      addUnique(table, unique);
    } else if (constraint instanceof TableConstraint.ForeignKey key) {
      add(table, foreignKey(table, key, creating));
    } else if (constraint instanceof TableConstraint.Exclude exclude) {
      addExclude(table, exclude);
    }
  }

  private static void add(TableDraft table, Constraint constraint) {
    if (!table.hasConstraint(constraint.name())) {
      table.constraints.add(constraint);
    }
  }

  private Constraint check(
      TableDraft table, TableConstraint.Check check, boolean creating, Optional<String> ofColumn) {
    List<String> columns = Mentions.columns(check.expression().text(), table.columns);
    String part = ofColumn.isPresent() ? ofColumn.get() : columns.size() == 1 ? columns.get(0) : "";
    String name = check
        .name()
        .map(Identifier::value)
        .orElseGet(
            () -> ServerNames.choose(table.name.name(), part, "check", table::hasConstraint));
    boolean enforced = !check.attributes().notEnforced();
    return new Constraint(
        name,
        Constraint.Kind.CHECK,
        columns,
        Optional.of(check.expression()),
        Optional.empty(),
        List.of(),
        Constraints.none(),
        Constraints.none(),
        enforced && (creating || !check.attributes().notValid()),
        enforced,
        false,
        false,
        check.attributes().noInherit(),
        Optional.empty(),
        KeyDetail.NONE,
        false,
        editor.fresh(),
        editor.unit());
  }

  private void addNotNull(
      TableDraft table,
      TableConstraint.NotNull notNull,
      boolean creating,
      Optional<String> ofColumn) {
    String column = notNull.column().map(Identifier::value).orElse(ofColumn.orElse(""));
    boolean valid = creating || !notNull.attributes().notValid();
    if (valid) {
      table.change(column, c -> Columns.notNull(c, true));
    }
    if (notNull.name().isEmpty() && valid) {
      return;
    }
    if (valid && notNull.name().isPresent()) {
      table.change(column, c -> Columns.notNullNamed(c, notNull.name().get().value()));
    }
    String name = notNull
        .name()
        .map(Identifier::value)
        .orElseGet(
            () -> ServerNames.choose(table.name.name(), column, "not_null", table::hasConstraint));
    add(
        table,
        new Constraint(
            name,
            Constraint.Kind.NOT_NULL,
            List.of(column),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Constraints.none(),
            Constraints.none(),
            valid,
            true,
            false,
            false,
            notNull.attributes().noInherit(),
            Optional.empty(),
            KeyDetail.NONE,
            false,
            editor.fresh(),
            editor.unit()));
  }

  private void addUnique(TableDraft table, TableConstraint.Unique unique) {
    List<String> columns = values(unique.columns());
    Index prebuilt = null;
    if (unique.usingIndex().isPresent()) {
      ObjectName used =
          new ObjectName(table.name.schema(), unique.usingIndex().get().value());
      prebuilt = editor.state().indexes().get(used);
      columns = prebuilt == null ? List.of() : keyColumns(prebuilt.elements());
    }
    String label = unique.primary() ? "pkey" : "key";
    String part =
        unique.primary() ? "" : partOf(elements(unique.columns()), values(unique.include()));
    String name = nameOf(table, unique.name(), unique.usingIndex(), part, label);
    ObjectName index = new ObjectName(table.name.schema(), name);
    if (unique.primary()) {
      for (String column : columns) {
        table.change(column, c -> Columns.notNull(c, true));
      }
    }
    if (prebuilt != null) {
      table.indexes.remove(prebuilt.name());
      editor.removeIndex(prebuilt.name());
    }
    putIndex(
        table,
        new Index(
            index,
            table.name,
            true,
            true,
            "btree",
            prebuilt == null ? elements(unique.columns()) : prebuilt.elements(),
            prebuilt == null ? values(unique.include()) : prebuilt.include(),
            unique.nullsNotDistinct() || (prebuilt != null && prebuilt.nullsNotDistinct()),
            Optional.empty(),
            Optional.of(name),
            prebuilt == null ? unique.storage().options() : prebuilt.options(),
            prebuilt == null
                ? unique.storage().tablespace().map(Identifier::value)
                : prebuilt.tablespace(),
            Map.of(),
            Optional.empty(),
            prebuilt == null ? editor.fresh() : prebuilt.attached(),
            prebuilt == null ? editor.unit() : prebuilt.origin()));
    add(
        table,
        new Constraint(
            name,
            unique.primary() ? Constraint.Kind.PRIMARY_KEY : Constraint.Kind.UNIQUE,
            columns,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Constraints.none(),
            Constraints.none(),
            true,
            true,
            unique.attributes().deferrable(),
            unique.attributes().initiallyDeferred(),
            false,
            Optional.of(index),
            unique.withoutOverlaps()
                ? new KeyDetail(Optional.empty(), List.of(), true)
                : KeyDetail.NONE,
            false,
            editor.fresh(),
            editor.unit()));
  }

  private void addExclude(TableDraft table, TableConstraint.Exclude exclude) {
    List<String> columns = keyColumns(exclude.elements());
    String name =
        nameOf(table, exclude.name(), Optional.empty(), partOf(exclude.elements()), "excl");
    ObjectName index = new ObjectName(table.name.schema(), name);
    putIndex(
        table,
        new Index(
            index,
            table.name,
            false,
            true,
            exclude.method().map(Identifier::value).orElse("btree"),
            exclude.elements(),
            values(exclude.include()),
            false,
            exclude.where(),
            Optional.of(name),
            exclude.storage().options(),
            exclude.storage().tablespace().map(Identifier::value),
            Map.of(),
            Optional.empty(),
            editor.fresh(),
            editor.unit()));
    add(
        table,
        new Constraint(
            name,
            Constraint.Kind.EXCLUDE,
            columns,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Constraints.none(),
            Constraints.none(),
            true,
            true,
            exclude.attributes().deferrable(),
            exclude.attributes().initiallyDeferred(),
            false,
            Optional.of(index),
            KeyDetail.NONE,
            false,
            editor.fresh(),
            editor.unit()));
  }

  private Constraint foreignKey(
      TableDraft table, TableConstraint.ForeignKey key, boolean creating) {
    List<String> columns = values(key.columns());
    ObjectName referenced = editor.state().relation(key.referenced());
    List<String> targets = values(key.referencedColumns());
    if (targets.isEmpty()) {
      targets = primaryKey(table, referenced);
    }
    String name = key.name()
        .map(Identifier::value)
        .orElseGet(() -> ServerNames.choose(
            table.name.name(), String.join("_", columns), "fkey", table::hasConstraint));
    boolean enforced = !key.attributes().notEnforced();
    return new Constraint(
        name,
        Constraint.Kind.FOREIGN_KEY,
        columns,
        Optional.empty(),
        Optional.of(referenced),
        targets,
        key.onDelete(),
        key.onUpdate(),
        enforced && (creating || !key.attributes().notValid()),
        enforced,
        key.attributes().deferrable(),
        key.attributes().initiallyDeferred(),
        false,
        Optional.empty(),
        detail(key),
        false,
        editor.fresh(),
        editor.unit());
  }

  private static KeyDetail detail(TableConstraint.ForeignKey key) {
    return key.match().isEmpty() && key.setColumns().isEmpty() && !key.period()
        ? KeyDetail.NONE
        : new KeyDetail(key.match(), values(key.setColumns()), key.period());
  }

  private List<String> primaryKey(TableDraft self, ObjectName referenced) {
    Table known = editor.table(referenced);
    List<Constraint> constraints = referenced.equals(self.name)
        ? self.constraints
        : known == null ? List.of() : known.constraints();
    for (Constraint constraint : constraints) {
      if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
        return constraint.columns();
      }
    }
    return List.of();
  }

  /** Makes the index of a table known on both sides. */
  void putIndex(TableDraft table, Index index) {
    editor.put(index);
    if (!table.indexes.contains(index.name())) {
      table.indexes.add(index.name());
    }
  }

  private String nameOf(
      TableDraft table,
      Optional<Identifier> given,
      Optional<Identifier> index,
      String part,
      String label) {
    if (given.isPresent()) {
      return given.get().value();
    }
    if (index.isPresent()) {
      return index.get().value();
    }
    return ServerNames.choose(table.name.name(), part, label, name -> relationTaken(table, name));
  }

  boolean relationTaken(TableDraft table, String name) {
    return table.hasConstraint(name)
        || editor.state().hasRelation(new ObjectName(table.name.schema(), name));
  }

  /**
   * The middle of an index's name: its columns, of an expression the function it calls or {@code expr}, each with a number
   * behind it where it repeats ({@code ChooseIndexColumnNames}).
   */
  static String partOf(List<IndexElement> elements) {
    return partOf(elements, List.of());
  }

  /** The same with the columns of INCLUDE, which count like those of the key. */
  static String partOf(List<IndexElement> elements, List<String> include) {
    List<String> names = new ArrayList<>(elements.size());
    for (IndexElement element : elements) {
      addDistinct(
          names,
          element.column().isPresent()
              ? element.column().get().value()
              : expressionName(element.expression().orElseThrow().text()));
    }
    include.forEach(column -> addDistinct(names, column));
    return String.join("_", names);
  }

  private static void addDistinct(List<String> names, String base) {
    String name = base;
    for (int i = 1; names.contains(name); i++) {
      name = base + i;
    }
    names.add(name);
  }

  /** A call is named by its function and a cast column by the column; anything else is {@code expr}. */
  private static String expressionName(String text) {
    Splitter splitter = Script.of("", text).statements();
    if (!splitter.next()) {
      return "expr";
    }
    Tokens tokens = splitter.tokens();
    int at = 0;
    while (tokens.kind(at) == TokenKind.LEFT_PAREN) {
      at++;
    }
    int opening = at;
    while (isName(tokens.kind(at)) && tokens.kind(at + 1) == TokenKind.DOT) {
      at += 2;
    }
    if (!isName(tokens.kind(at))) {
      return "expr";
    }
    String name = tokens.identifier(at);
    int end = tokens.size() - opening;
    if (tokens.kind(at + 1) == TokenKind.TYPECAST) {
      return name;
    }
    return tokens.kind(at + 1) == TokenKind.LEFT_PAREN && closing(tokens, at + 1) == end - 1
        ? name
        : "expr";
  }

  private static boolean isName(TokenKind kind) {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
  }

  private static int closing(Tokens tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.kind(i) == TokenKind.LEFT_PAREN) {
        depth++;
      } else if (tokens.kind(i) == TokenKind.RIGHT_PAREN && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  static List<String> keyColumns(List<IndexElement> elements) {
    List<String> columns = new ArrayList<>();
    for (IndexElement element : elements) {
      element.column().ifPresent(column -> columns.add(column.value()));
    }
    return columns;
  }

  static List<String> values(List<Identifier> identifiers) {
    List<String> values = new ArrayList<>(identifiers.size());
    for (Identifier identifier : identifiers) {
      values.add(identifier.value());
    }
    return values;
  }

  private static List<IndexElement> elements(List<Identifier> columns) {
    List<IndexElement> elements = new ArrayList<>(columns.size());
    for (Identifier column : columns) {
      elements.add(new IndexElement(
          Optional.of(column),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          column.span()));
    }
    return elements;
  }
}
