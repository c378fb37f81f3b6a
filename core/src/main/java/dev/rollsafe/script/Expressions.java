package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a table hold expressions that read a column. */
final class Expressions {

  private Expressions() {}

  /** Returns the keys of the checks and the indexes of expressions or with a condition that mention a column. */
  static List<String> reading(ObjectName table, String column, Catalog catalog, Anew anew) {
    List<String> keys = new ArrayList<>();
    for (Piece piece : anew.pieces()) {
      if (!piece.with().contains("column " + table + "." + column)) {
        continue;
      }
      boolean check = piece.rank() == Piece.Rank.CHECK;
      if (check || (piece.kind().equals("index") && isOfExpressions(piece, catalog))) {
        keys.add(piece.key());
      }
    }
    return keys;
  }

  static boolean isOfExpressions(Piece piece, Catalog catalog) {
    for (Index index : catalog.indexes()) {
      if (piece.key().equals("index " + index.name())) {
        return index.where().isPresent()
            || index.elements().stream().anyMatch(e -> e.column().isEmpty());
      }
    }
    return false;
  }
}
