package dev.rollsafe.lint;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts edits into a file of a history, in memory. */
final class Rewriting {

  private final List<TextEdit> edits;

  /**
   * Prepares to put edits into one text.
   *
   * @param edits the edits, of which no two meet
   */
  Rewriting(List<TextEdit> edits) {
    this.edits = new ArrayList<>(edits);
    this.edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
  }

  /** Returns the history with another text of one file; several of its migrations may be in it. */
  History apply(History history, String path) {
    List<Migration> migrations = new ArrayList<>(history.migrations().size());
    for (Migration migration : history.migrations()) {
      migrations.add(migration.path().equals(path) ? rewritten(history, migration) : migration);
    }
    return new History(
        history.path(),
        history.layout(),
        migrations,
        history.undos(),
        history.skipped(),
        history.problems());
  }

  private Migration rewritten(History history, Migration before) {
    Migration after = before.withParts(parts(before));
    boolean grows = statements(after) > statements(before);
    return grows && before.transactionMode() == TransactionMode.NONE && isOneText(history, before)
        ? after.in(TransactionMode.SINGLE)
        : after;
  }

  private static int statements(Migration migration) {
    int count = 0;
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        count++;
      }
    }
    return count;
  }

  /**
   * Says whether a runner may send the migration as one text. PostgreSQL runs a text of several statements in a transaction of
   * its own, even where the runner opens none (manual, section 54.2.2.1): Prisma, Diesel, Hasura, golang-migrate and dbmate do that.
   */
  private static boolean isOneText(History history, Migration migration) {
    return switch (history.layout()) {
      case FLYWAY -> false;
      case FOLDERS, UP_DOWN_FOLDERS, UP_DOWN_FILES -> true;
      case PLAIN ->
        migration.path().endsWith("up.sql")
            || migration.path().endsWith("migration.sql")
            || migration.script().text().contains("migrate:up");
    };
  }

  private List<Script> parts(Migration migration) {
    Script script = migration.script();
    Script whole = Script.of(script.name(), text(script.text()));
    List<Script> parts = new ArrayList<>();
    for (Script part : migration.parts()) {
      parts.add(
          part.span().length() == part.text().length()
              ? whole
              : Script.body(whole, start(part.span().start()), end(part.span().end())));
    }
    return parts;
  }

  /** Returns a text with the edits in it. */
  String text(String before) {
    StringBuilder after = new StringBuilder(before.length() + 256);
    int at = 0;
    for (TextEdit edit : edits) {
      after.append(before, at, edit.span().start()).append(edit.replacement());
      at = edit.span().end();
    }
    return after.append(before, at, before.length()).toString();
  }

  /** What is inserted at the beginning of a part belongs to it. */
  private int start(int offset) {
    int moved = offset;
    for (TextEdit edit : edits) {
      if (edit.span().end() <= offset && edit.span().start() < offset) {
        moved += edit.replacement().length() - edit.span().length();
      }
    }
    return moved;
  }

  /** So does what is inserted at its end. */
  private int end(int offset) {
    int moved = offset;
    for (TextEdit edit : edits) {
      if (edit.span().end() <= offset) {
        moved += edit.replacement().length() - edit.span().length();
      }
    }
    return moved;
  }
}
