package dev.rollsafe.effect;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads rows from SQL files that stay SQL:
 *
 * <pre>
 * -- == the name of a section, which starts with an empty database
 * CREATE TABLE t (a int);                 what release N-1 has
 * -- now                                  from here on it is the release that is judged
 * CREATE TABLE fresh (a int);
 * ALTER TABLE t ADD COLUMN b int;         a statement that is judged: it has arrows behind it
 * --&gt; EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t 0A000
 * --&gt; because does not use                further arrows go on
 * --&gt; [16-18] NEUTRAL                     another result for some versions; [17] for one
 * </pre>
 *
 * <p>Judged statements do not change what those behind them meet. What is not said of a result must not be in it, except the
 * reason. Other comments are comments.
 */
final class EffectRows {

  private final String file;
  private final List<EffectRow> rows = new ArrayList<>();
  private List<String> before = new ArrayList<>();
  private List<String> now = new ArrayList<>();
  private boolean inNow;
  private final StringBuilder sql = new StringBuilder();
  private int line;
  private String judged = "";
  private int judgedLine;
  private final List<String> arrows = new ArrayList<>();

  private EffectRows(String file) {
    this.file = file;
  }

  /** Reads a resource beside this class. */
  static List<EffectRow> of(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EffectRows.class.getResourceAsStream(file), file)) {
      EffectRows rows = new EffectRows(file);
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(rows::line);
      rows.endOfSql(false);
      rows.endOfArrows();
      return rows.rows;
    }
  }

  private void line(String text) {
    line++;
    if (text.startsWith("-->")) {
      endOfSql(true);
      arrows.add(text.substring(3).strip());
      return;
    }
    endOfArrows();
    if (text.startsWith("-- == ")) {
      endOfSql(false);
      before = new ArrayList<>();
      now = new ArrayList<>();
      inNow = false;
    } else if (text.equals("-- now")) {
      endOfSql(false);
      inNow = true;
    } else {
      sql.append(text).append('\n');
    }
  }

  /** Takes the statements read so far as what is there before; the last one is judged if arrows follow. */
  private void endOfSql(boolean lastIsJudged) {
    String text = sql.toString();
    sql.setLength(0);
    List<String> found = new ArrayList<>();
    Splitter splitter = Script.of(file, text).statements();
    while (splitter.next()) {
      found.add(splitter.span().of(text));
    }
    if (lastIsJudged && !found.isEmpty()) {
      judged = found.remove(found.size() - 1);
      judgedLine = line - 1;
    }
    (inNow ? now : before).addAll(found);
  }

  private void endOfArrows() {
    if (!arrows.isEmpty()) {
      rows.add(new EffectRow(file + ":" + judgedLine, before, now, judged, expected(arrows)));
      arrows.clear();
    }
  }

  private static List<EffectRow.Expected> expected(List<String> arrows) {
    List<EffectRow.Expected> found = new ArrayList<>();
    String range = ServerVersion.OLDEST + "-" + ServerVersion.NEWEST;
    List<String> words = new ArrayList<>();
    for (String arrow : arrows) {
      String rest = arrow;
      if (arrow.startsWith("[")) {
        if (!words.isEmpty()) {
          found.add(expected(range, words));
          words = new ArrayList<>();
        }
        range = arrow.substring(1, arrow.indexOf(']'));
        rest = arrow.substring(arrow.indexOf(']') + 1);
      }
      for (String word : rest.split(";")) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    found.add(expected(range, words));
    return found;
  }

  private static EffectRow.Expected expected(String range, List<String> words) {
    int dash = range.indexOf('-');
    return new EffectRow.Expected(
        Integer.parseInt(dash < 0 ? range : range.substring(0, dash)),
        Integer.parseInt(range.substring(dash + 1)),
        words);
  }
}
