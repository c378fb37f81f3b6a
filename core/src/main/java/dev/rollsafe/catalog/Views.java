package dev.rollsafe.catalog;

import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Query;
import dev.rollsafe.parser.SqlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes views, and changes of one; the rest of it stays as it was. */
final class Views {

  private Views() {}

  static void create(Editor editor, CreateView statement) {
    ObjectName name = editor.state().creation(statement.name(), statement.temporary());
    View before = editor.state().views().get(name);
    if (editor.state().hasRelation(name) && (before == null || !statement.orReplace())) {
      return;
    }
    List<String> columns = ConstraintReplay.values(statement.columns());
    View view = new View(
        name,
        statement.materialized(),
        statement.temporary(),
        columns,
        query(statement),
        options(statement),
        before == null ? List.of() : before.indexes(),
        before == null ? List.of() : before.triggers(),
        statement.withData(),
        before == null ? List.of() : before.rules(),
        before == null ? Map.of() : before.columnNotes(),
        statement.method().map(Identifier::value),
        statement.tablespace().map(Identifier::value),
        before == null
            ? editor.fresh()
            : before.attached().written(editor.fresh().path()),
        before == null ? editor.unit() : before.origin());
    if (before != null) {
      editor.remove(before);
    }
    editor.put(view, Mentions.words(statement.query().text()));
  }

  /** WITH CHECK OPTION is kept as an option like those of WITH (..). */
  private static Map<String, String> options(CreateView statement) {
    if (statement.checkOption().isEmpty()) {
      return statement.options();
    }
    Map<String, String> options = new LinkedHashMap<>(statement.options());
    options.put("check_option", statement.checkOption().get().toLowerCase(Locale.ROOT));
    return options;
  }

  static View rewritten(View v, List<String> columns, Query query) {
    return new View(
        v.name(),
        v.materialized(),
        v.temporary(),
        columns,
        query,
        v.options(),
        v.indexes(),
        v.triggers(),
        v.populated(),
        v.rules(),
        v.columnNotes(),
        v.method(),
        v.tablespace(),
        v.attached(),
        v.origin());
  }

  /** What RECURSIVE is short for (manual, CREATE VIEW). */
  private static Query query(CreateView statement) {
    if (!statement.recursive()) {
      return statement.query();
    }
    StringBuilder names = new StringBuilder();
    for (Identifier column : statement.columns()) {
      names.append(names.length() == 0 ? "" : ", ").append(Renaming.quoted(column.value()));
    }
    String name = Renaming.quoted(statement.name().name());
    String text = "WITH RECURSIVE " + name + " (" + names + ") AS ("
        + statement.query().text() + ") SELECT " + names + " FROM " + name;
    return new Query(text, statement.query().span());
  }

  static View attached(View v, List<Rule> rules, Map<String, Attached> notes, Attached attached) {
    return new View(
        v.name(),
        v.materialized(),
        v.temporary(),
        v.columns(),
        v.query(),
        v.options(),
        v.indexes(),
        v.triggers(),
        v.populated(),
        rules,
        notes,
        v.method(),
        v.tablespace(),
        attached,
        v.origin());
  }

  static View indexed(View v, ObjectName index) {
    List<ObjectName> indexes = new ArrayList<>(v.indexes());
    indexes.add(index);
    return copy(v, v.name(), indexes, v.triggers(), v.populated());
  }

  static View withoutIndex(View v, ObjectName index) {
    List<ObjectName> indexes = new ArrayList<>(v.indexes());
    indexes.remove(index);
    return copy(v, v.name(), indexes, v.triggers(), v.populated());
  }

  static View triggered(View v, List<Trigger> triggers) {
    return copy(v, v.name(), v.indexes(), triggers, v.populated());
  }

  static View renamed(View v, ObjectName name) {
    return copy(v, name, v.indexes(), v.triggers(), v.populated());
  }

  static View columnRenamed(View v, String from, String to) {
    List<String> columns =
        v.columns().isEmpty() ? SqlParser.facts(v.query()).outputs() : v.columns();
    View renamed = copy(v, Constraints.replaced(columns, from, to), v.options());
    return columns.contains(from)
        ? renamed
        : attached(
            renamed,
            v.rules(),
            v.columnNotes(),
            v.attached().doubted("its column " + from + " got another name"));
  }

  static View optioned(View v, Map<String, String> options) {
    return copy(v, v.columns(), options);
  }

  private static View copy(View v, List<String> columns, Map<String, String> options) {
    return new View(
        v.name(),
        v.materialized(),
        v.temporary(),
        columns,
        v.query(),
        options,
        v.indexes(),
        v.triggers(),
        v.populated(),
        v.rules(),
        v.columnNotes(),
        v.method(),
        v.tablespace(),
        v.attached(),
        v.origin());
  }

  static View populated(View v, boolean populated) {
    return copy(v, v.name(), v.indexes(), v.triggers(), populated);
  }

  private static View copy(
      View v,
      ObjectName name,
      List<ObjectName> indexes,
      List<Trigger> triggers,
      boolean populated) {
    return new View(
        name,
        v.materialized(),
        v.temporary(),
        v.columns(),
        v.query(),
        v.options(),
        indexes,
        triggers,
        populated,
        v.rules(),
        v.columnNotes(),
        v.method(),
        v.tablespace(),
        v.attached(),
        v.origin());
  }
}
