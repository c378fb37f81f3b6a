package dev.rollsafe.catalog;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Gives a type or domain another name or schema, and with it the columns, attributes and domains that are made of it. */
final class TypeRename {

  private final Editor editor;
  private final ObjectName from;
  private final ObjectName to;

  TypeRename(Editor editor, ObjectName from, ObjectName to) {
    this.editor = editor;
    this.from = from;
    this.to = to;
  }

  void replay() {
    Type type = editor.state().types().get(from);
    if (type == null) {
      return;
    }
    for (Table table : List.copyOf(editor.state().tables().values())) {
      if (isUsedBy(table.columns()) || table.ofType().filter(from::equals).isPresent()) {
        TableDraft draft = new TableDraft(table);
        draft.columns.replaceAll(this::column);
        draft.columns.replaceAll(c -> ColumnMentions.typeRenamed(c, from, to));
        draft.ofType = draft.ofType.map(name -> name.equals(from) ? to : name);
        editor.put(draft.build());
      }
    }
    for (Type other : List.copyOf(editor.state().types().values())) {
      if (isUsedBy(other.attributes()) || other.base().filter(this::isMeant).isPresent()) {
        List<Column> attributes = new ArrayList<>(other.attributes());
        attributes.replaceAll(this::column);
        editor.put(TypeReplay.madeOf(other, attributes, other.base().map(this::renamed)));
      }
    }
    editor.removeType(from);
    editor.put(TypeReplay.renamed(type, to));
    new RoutineTypes(editor, from).renamed(to);
  }

  private boolean isUsedBy(List<Column> columns) {
    for (Column column : columns) {
      if (isMeant(column.type())) {
        return true;
      }
    }
    return false;
  }

  private boolean isMeant(DataType type) {
    return type.name().name().equals(from.name())
        && editor.state().type(type.name()).equals(from);
  }

  private Column column(Column column) {
    return isMeant(column.type())
        ? Columns.typed(column, renamed(column.type()), column.collation())
        : column;
  }

  /** A type stands without its schema where the search path finds it, as it does in what a server prints. */
  private DataType renamed(DataType type) {
    if (!isMeant(type)) {
      return type;
    }
    String schema = editor.state().searchPath().contains(to.schema()) ? null : to.schema();
    return new DataType(
        new QualifiedName(schema, to.name(), type.name().span()),
        type.modifiers(),
        type.arrayDimensions(),
        type.setOf(),
        type.columnReference(),
        type.span());
  }
}
