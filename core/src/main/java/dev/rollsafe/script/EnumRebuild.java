package dev.rollsafe.script;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A label cannot be taken out of an enum: the type is made anew beside the old one, and the columns are moved over. Rows that
 * hold the label stop it. What reads the columns or names the type is made anew behind it.
 */
final class EnumRebuild {

  private final Catalog wanted;
  private final Type was;
  private final Anew anew;

  EnumRebuild(Catalog wanted, Type was, Anew anew) {
    this.wanted = wanted;
    this.was = was;
    this.anew = anew;
  }

  /** Returns why it cannot be done. */
  Optional<String> obstacle() {
    for (Type other : wanted.types()) {
      boolean uses = other.base().filter(this::isMeant).isPresent()
          || other.attributes().stream().anyMatch(a -> isMeant(a.type()));
      if (uses) {
        return Optional.of("a label cannot be taken out of it, and the type " + other.name()
            + " that is made of it cannot be moved to a new one");
      }
    }
    for (Table table : wanted.tables()) {
      if (!table.complete()) {
        return Optional.of("a label cannot be taken out of it: which columns of " + table.name()
            + " are of the type is not known");
      }
    }
    return Optional.empty();
  }

  List<String> statements() {
    if (obstacle().isPresent()) {
      return List.of();
    }
    String name = was.name().name();
    ObjectName aside = new ObjectName(was.name().schema(), name + "__old");
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TYPE " + Sql.name(was.name()) + " RENAME TO " + Sql.identifier(aside.name()));
    statements.add(TypeText.create(wanted, was));
    for (Table table : wanted.tables()) {
      for (Column column : table.columns()) {
        if (isMeant(column.type())) {
          readers(table, column);
          if (TableText.parents(table).isEmpty()) {
            move(table, column, statements);
          }
        }
      }
    }
    anew.viewsNaming(name);
    anew.routinesNaming(name);
    notes();
    statements.add("DROP TYPE " + Sql.name(aside));
    return statements;
  }

  private boolean isMeant(DataType type) {
    return type.name().name().equals(was.name().name())
        && wanted.resolveType(type.name()).equals(was.name());
  }

  private void move(Table table, Column column, List<String> statements) {
    String alter = TableText.alter(table) + "ALTER COLUMN " + Sql.identifier(column.name()) + " ";
    String type = Sql.type(wanted, column.type());
    if (column.defaultValue().isPresent()) {
      statements.add(alter + "DROP DEFAULT");
    }
    statements.add(alter + "TYPE " + type + " USING " + Sql.identifier(column.name())
        + (column.type().isArray() ? "::text[]::" : "::text::") + type);
    column.defaultValue().ifPresent(value -> statements.add(alter + "SET DEFAULT " + value.text()));
  }

  /** Whatever of the table mentions the column or the type, but plain indexes, which the server builds anew by itself. */
  private void readers(Table table, Column column) {
    anew.look(table.name());
    anew.views(table.name());
    for (Piece piece : anew.pieces()) {
      if (piece.with().contains("table " + table.name()) && isReader(piece, table)) {
        Set<String> words = Order.words(piece);
        if (words.contains(column.name()) || words.contains(was.name().name())) {
          anew.add(piece.key());
        }
      }
    }
  }

  private boolean isReader(Piece piece, Table table) {
    return switch (piece.rank()) {
      case CHECK, FOREIGN_KEY -> true;
      case INDEX, ATTACH -> Expressions.isOfExpressions(piece, wanted);
      case HANGING -> !piece.kind().equals("setting");
      case COLUMN -> {
        String name = piece.key().substring(piece.key().lastIndexOf('.') + 1);
        yield table.column(name).flatMap(Column::generated).isPresent();
      }
      default -> false;
    };
  }

  /** What is said of the old type is said of the new one. */
  private void notes() {
    for (Piece piece : anew.pieces()) {
      if (piece.with().contains("type " + was.name())) {
        anew.add(piece.key());
      }
    }
  }
}
