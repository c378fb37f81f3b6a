package dev.rollsafe.verify;

import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** The rows behind a COPY FROM STDIN as an INSERT, as JDBC sends no such rows: those in text format (manual, page COPY). */
final class CopyRows {

  private CopyRows() {}

  /** Returns the INSERT; nothing where the rows have another format. */
  static Optional<String> insert(Copy copy, String sql, String data) {
    String options = sql.substring(sql.toLowerCase(Locale.ROOT).lastIndexOf("stdin") + 5);
    if (copy.table().isEmpty() || copy.where().isPresent() || !options.isBlank()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (Identifier column : copy.columns()) {
      columns.add(column.value());
    }
    StringJoiner rows = new StringJoiner(",\n");
    for (String line : data.split("\r?\n", -1)) {
      if (line.equals("\\.")) {
        break;
      }
      if (!line.isEmpty()) {
        rows.add(row(line));
      }
    }
    String target = Sql.name(copy.table().get())
        + (columns.isEmpty() ? "" : " (" + Sql.identifiers(columns) + ")");
    return Optional.of(
        rows.length() == 0
            ? ""
            : "INSERT INTO " + target + " OVERRIDING SYSTEM VALUE VALUES\n" + rows);
  }

  private static String row(String line) {
    StringJoiner values = new StringJoiner(", ", "(", ")");
    for (String field : line.split("\t", -1)) {
      values.add(field.equals("\\N") ? "NULL" : Sql.literal(value(field)));
    }
    return values.toString();
  }

  private static String value(String field) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\' || i + 1 == field.length()) {
        value.append(c);
        continue;
      }
      char escaped = field.charAt(++i);
      int letter = "bfnrtv".indexOf(escaped);
      value.append(letter < 0 ? escaped : "\b\f\n\r\t\u000b".charAt(letter));
    }
    return value.toString();
  }
}
