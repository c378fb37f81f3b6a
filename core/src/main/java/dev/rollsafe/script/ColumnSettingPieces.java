package dev.rollsafe.script;

import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ColumnSettings;
import dev.rollsafe.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** How the values of a column are stored and counted, as pieces. */
final class ColumnSettingPieces {

  private final Pieces pieces;
  private final Table table;
  private final Column column;
  private final String alter;

  ColumnSettingPieces(Pieces pieces, Table table, Column column) {
    this.pieces = pieces;
    this.table = table;
    this.column = column;
    alter = TableText.alter(table) + "ALTER COLUMN " + Sql.identifier(column.name()) + " ";
  }

  void add() {
    ColumnSettings settings = column.settings();
    settings
        .storage()
        .ifPresent(value -> setting(
            "STORAGE",
            "SET STORAGE " + value,
            ownStorage().map(own -> "SET STORAGE " + own).orElse("")));
    settings
        .statistics()
        .ifPresent(value -> setting("STATISTICS", "SET STATISTICS " + value, "SET STATISTICS -1"));
    for (String option : settings.options().keySet()) {
      setting(option, "SET " + option, "RESET " + names(option));
    }
  }

  private void setting(String what, String action, String removal) {
    pieces.add(Piece.setting(
        "setting " + table.name() + "." + column.name() + " " + what,
        Piece.Rank.SETTING,
        List.of("table " + table.name(), "column " + table.name() + "." + column.name()),
        alter + action,
        removal.isEmpty() ? "" : alter + removal));
  }

  /** The storage that a type has by itself (manual, section 73.2); empty for those of others. */
  private Optional<String> ownStorage() {
    if (column.type().isArray()) {
      return Optional.of("EXTENDED");
    }
    return switch (column.type().name().name()) {
      case "text", "character varying", "character", "bytea", "json", "jsonb", "xml", "tsvector" ->
        Optional.of("EXTENDED");
      case "numeric", "inet", "cidr" -> Optional.of("MAIN");
      default -> Optional.empty();
    };
  }

  /** Returns the names of {@code (name = value, ..)} in parentheses. */
  private static String names(String options) {
    StringJoiner names = new StringJoiner(", ", "(", ")");
    String inner = options.strip();
    for (String option : inner.substring(1, inner.length() - 1).split(",", -1)) {
      int equals = option.indexOf('=');
      names.add((equals < 0 ? option : option.substring(0, equals)).strip());
    }
    return names.toString();
  }
}
