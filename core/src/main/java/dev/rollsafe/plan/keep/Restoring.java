package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.plan.Grade;
import dev.rollsafe.plan.Reversal;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reversals of a migration, into which is put what brings values back. */
final class Restoring {

  private final List<Reversal> reversals;

  Restoring(List<Reversal> reversals) {
    this.reversals = new ArrayList<>(reversals);
  }

  List<Reversal> reversals() {
    return List.copyOf(reversals);
  }

  /** Says whether a statement loses something that its reversal does not bring back by itself. */
  boolean loses(Span statement) {
    for (Reversal reversal : reversals) {
      if (isOf(reversal, statement) && reversal.grade() != Grade.LOSSLESS) {
        return true;
      }
    }
    return false;
  }

  /** The statements of a block have reversals of their own. */
  private static boolean isOf(Reversal reversal, Span statement) {
    return reversal.span().start() >= statement.start() && reversal.span().end() <= statement.end();
  }

  /**
   * Puts what brings values back into the reversal of a statement, or makes it one.
   *
   * @param at where the statement is written
   * @param unkept why something does not come back
   * @param understood whether nothing else can be lost by the statement
   */
  void put(Span statement, Position at, List<Kept> kept, List<String> unkept, boolean understood) {
    int place = place(statement, kept);
    if (place < 0) {
      place = added(statement, at, unkept.isEmpty() ? Grade.LOSSLESS : Grade.LOSSY);
    }
    Reversal reversal = reversals.get(place);
    Grade grade = unkept.isEmpty() ? reversal.grade() : reversal.grade().worst(Grade.LOSSY);
    reversals.set(place, with(reversal, statements(reversal.statements(), kept), grade, unkept));
    if (unkept.isEmpty() && understood) {
      reversals.replaceAll(one -> isOf(one, statement) && one.grade() == Grade.LOSSY
          ? with(one, one.statements(), Grade.LOSSLESS, List.of())
          : one);
    }
  }

  private static Reversal with(
      Reversal reversal, List<String> statements, Grade grade, List<String> unkept) {
    boolean all = grade == Grade.LOSSLESS;
    List<String> reasons = new ArrayList<>(all ? List.of() : reversal.reasons());
    unkept.forEach(reason -> reasons.add("not kept: " + reason));
    return new Reversal(
        grade,
        statements,
        reasons,
        all ? Optional.empty() : reversal.count(),
        reversal.outsideTransaction(),
        reversal.span(),
        reversal.place());
  }

  /** Later statements are taken back first. */
  private int added(Span statement, Position at, Grade grade) {
    int place = 0;
    while (place < reversals.size() && reversals.get(place).span().start() > statement.start()) {
      place++;
    }
    reversals.add(
        place, new Reversal(grade, List.of(), List.of(), Optional.empty(), false, statement, at));
    return place;
  }

  /** Of the reversals of one statement, the one that makes again what values come back to, or else the one that loses. */
  private int place(Span statement, List<Kept> kept) {
    int losing = -1;
    for (int i = 0; i < reversals.size(); i++) {
      Reversal reversal = reversals.get(i);
      if (isOf(reversal, statement)) {
        if (kept.stream().anyMatch(one -> lastNeeded(reversal.statements(), one) >= 0)) {
          return i;
        }
        losing = losing < 0 || reversal.grade() != Grade.LOSSLESS ? i : losing;
      }
    }
    return losing;
  }

  private static int lastNeeded(List<String> statements, Kept kept) {
    for (int i = statements.size() - 1; i >= 0; i--) {
      if (read(statements.get(i)).filter(kept::needs).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** Returns a part of a reversal as a statement; some are comments. */
  private static Optional<Statement> read(String sql) {
    Splitter splitter = Script.of("down", sql).statements();
    return splitter.next() ? Optional.of(SqlParser.statement(splitter)) : Optional.empty();
  }

  private static List<String> statements(List<String> statements, List<Kept> kept) {
    List<String> all = new ArrayList<>();
    kept.forEach(one -> all.addAll(one.beforeDown()));
    List<Integer> places = new ArrayList<>();
    for (Kept one : kept) {
      int needed = lastNeeded(statements, one);
      places.add(needed < 0 ? statements.size() - 1 : needed);
    }
    if (statements.isEmpty()) {
      kept.forEach(one -> restore(one, all));
    }
    for (int i = 0; i < statements.size(); i++) {
      String sql = statements.get(i);
      for (Kept one : kept) {
        sql = one.loosened(sql);
      }
      all.add(sql);
      for (int k = 0; k < kept.size(); k++) {
        if (places.get(k) == i) {
          restore(kept.get(k), all);
        }
      }
    }
    return all;
  }

  private static void restore(Kept kept, List<String> statements) {
    statements.add("-- from " + kept.archive() + ": " + kept.what().replace('\n', ' '));
    statements.addAll(kept.restore());
    kept.left().ifPresent(query -> {
      statements.add("-- rows that were left alone, as somebody has written to them since: "
          + query.replace('\n', ' ') + ";");
      statements.add(kept.countLeft());
    });
  }
}
