package dev.rollsafe.release.usage;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.release.usage.SqlFacts.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether a statement uses a side, by what it touches. */
final class SqlJudge {

  /**
   * What is thought of a statement.
   *
   * @param certainty how sure it is
   * @param reason why
   */
  record Opinion(Certainty certainty, String reason) {}

  private final Optional<Catalog> catalog;

  /**
   * Returns a judge.
   *
   * @param catalog which tables have which columns, where that is known: it tells whose a column without a qualifier is
   */
  SqlJudge(Optional<Catalog> catalog) {
    this.catalog = catalog;
  }

  /**
   * Judges a statement.
   *
   * @param facts what it touches
   * @param text what is written, for the parts that are not looked into
   */
  Opinion judge(Side side, SqlFacts facts, String text) {
    boolean named = Words.has(text, side.word());
    List<Relation> its = new ArrayList<>();
    List<Relation> others = new ArrayList<>();
    for (Relation relation : facts.relations()) {
      (isSide(side, relation) ? its : others).add(relation);
    }
    if (!facts.understood()) {
      return named
          ? new Opinion(Certainty.POSSIBLE, "is SQL that could not be read as a whole")
          : new Opinion(Certainty.MENTION, "does not name it");
    }
    if (its.isEmpty()) {
      return notItsTable(side, facts, text);
    }
    return side.column().isEmpty()
        ? new Opinion(Certainty.USES, "names the table")
        : column(side, side.column().get(), facts, its, others, named);
  }

  private static boolean isSide(Side side, Relation relation) {
    return side.isTable(
        Optional.ofNullable(relation.name().schema()), relation.name().name());
  }

  private static Opinion notItsTable(Side side, SqlFacts facts, String text) {
    boolean hidden =
        !facts.whole() && Words.has(text, side.word()) && Words.has(text, side.table());
    return hidden
        ? new Opinion(Certainty.POSSIBLE, "names both in a part that is not looked into")
        : new Opinion(Certainty.MENTION, "touches other tables only");
  }

  private Opinion column(
      Side side,
      String column,
      SqlFacts facts,
      List<Relation> its,
      List<Relation> others,
      boolean named) {
    for (Relation relation : its) {
      if (relation.written().contains(column)) {
        return new Opinion(Certainty.USES, "writes the column");
      }
      if (relation.allWritten()) {
        return new Opinion(Certainty.USES, "inserts into the table without naming columns");
      }
    }
    Optional<Opinion> read = read(side, column, facts, its, others);
    if (read.isPresent()) {
      return read.get();
    }
    return named && !facts.whole()
        ? new Opinion(Certainty.POSSIBLE, "names it in a part that is not looked into")
        : new Opinion(Certainty.MENTION, "uses the table without this column");
  }

  private Optional<Opinion> read(
      Side side, String column, SqlFacts facts, List<Relation> its, List<Relation> others) {
    Optional<Opinion> best = Optional.empty();
    for (ColumnReference reference : facts.columns()) {
      boolean star = reference.column().equals("*");
      if (!star && !reference.column().equals(column)) {
        continue;
      }
      Optional<Opinion> opinion =
          star ? star(reference, its) : reference(side, column, reference, its, others);
      if (opinion.isPresent() && opinion.get().certainty() == Certainty.USES) {
        return opinion;
      }
      best = best.or(() -> opinion);
    }
    return best;
  }

  private static Optional<Opinion> star(ColumnReference star, List<Relation> its) {
    boolean reaches = star.qualifier().map(name -> isCalled(its, name)).orElse(true);
    return reaches
        ? Optional.of(new Opinion(
            Certainty.POSSIBLE, "reads all columns; whether by name or place is not known"))
        : Optional.empty();
  }

  private Optional<Opinion> reference(
      Side side,
      String column,
      ColumnReference reference,
      List<Relation> its,
      List<Relation> others) {
    if (reference.qualifier().isPresent()) {
      return isCalled(its, reference.qualifier().get())
          ? Optional.of(new Opinion(Certainty.USES, "reads the column"))
          : Optional.empty();
    }
    if (others.isEmpty() || noOtherHas(column, others)) {
      return Optional.of(new Opinion(Certainty.USES, "reads the column"));
    }
    return Optional.of(new Opinion(
        Certainty.POSSIBLE,
        "reads a column of that name, of " + side.table() + " or another table"));
  }

  private boolean noOtherHas(String column, List<Relation> others) {
    if (catalog.isEmpty()) {
      return false;
    }
    for (Relation other : others) {
      Optional<Table> table = catalog.get().table(other.name());
      if (table.isEmpty()
          || !table.get().complete()
          || table.get().column(column).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCalled(List<Relation> relations, String qualifier) {
    for (Relation relation : relations) {
      if (relation.isCalled(qualifier)) {
        return true;
      }
    }
    return false;
  }
}
