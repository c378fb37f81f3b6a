package dev.rollsafe.plan;

import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code down.sql}: what is there, a migration, and what takes it back.
 *
 * @param number where it comes in the file
 * @param given what is there
 * @param version the oldest server that has it, 0 for all
 * @param up the migration
 * @param grade the grade of the script, as written
 * @param down the script
 */
record DownRow(int number, String given, int version, String up, String grade, String down) {

  static List<DownRow> all() throws IOException {
    try (InputStream in = DownRow.class.getResourceAsStream("down.sql")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<DownRow> read(String text) {
    List<DownRow> rows = new ArrayList<>();
    String given = "";
    for (String block : text.split("(?m)^(?=-- (?:given|up|#))")) {
      String head = block.lines().findFirst().orElse("");
      String body = block.substring(head.length()).strip();
      if (head.startsWith("-- given")) {
        given = body;
      } else if (head.startsWith("-- up")) {
        String version = head.substring("-- up".length()).strip();
        String[] sides = (body + "\n").split("(?m)^-- down ?", 2);
        String down = sides.length == 1 ? "\n" : sides[1];
        int line = down.indexOf('\n');
        rows.add(new DownRow(
            rows.size() + 1,
            given,
            version.isEmpty() ? 0 : Integer.parseInt(version),
            sides[0].strip(),
            down.substring(0, line).strip(),
            down.substring(line).strip()));
      }
    }
    return rows;
  }

  private static Migration migration(String id, String sql) {
    return Migration.of(id, TransactionMode.SINGLE, List.of(Script.of(id + ".sql", sql)));
  }

  Migration migration() {
    return migration("up", up);
  }

  DownScript script() {
    DownScripts scripts = new DownScripts();
    scripts.next(migration("given", given));
    return scripts.next(migration());
  }

  /** Returns what the file says of it, with what the script is now. */
  String written() {
    StringBuilder text = new StringBuilder();
    DownScript script = script();
    text.append("-- up").append(version == 0 ? "" : " " + version).append('\n').append(up);
    text.append("\n-- down ").append(script.grade()).append('\n');
    text.append(text(script));
    return text.toString().stripTrailing() + "\n\n";
  }

  static String text(DownScript script) {
    StringBuilder text = new StringBuilder();
    for (Reversal reversal : script.reversals()) {
      for (String sql : reversal.statements()) {
        text.append(sql).append(sql.startsWith("--") ? "\n" : ";\n");
      }
      if (reversal.grade() == Grade.IRREVERSIBLE) {
        reversal
            .reasons()
            .forEach(reason -> text.append("-- cannot: ").append(reason).append('\n'));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return number + ": " + up.lines().findFirst().orElse("");
  }
}
