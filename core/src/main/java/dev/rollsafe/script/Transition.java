package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Delta;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What leads from one catalog to another. The objects in which they differ are taken apart on both sides: pieces that are only
 * here go, those only there are made, and of those on both sides some can be changed, while others are made anew together with
 * what depends on them.
 */
final class Transition {

  private final Catalog present;
  private final Catalog wanted;
  private final Pieces here;
  private final Pieces there;
  private final Delta now;
  private final Delta then;
  private final Set<String> older = new LinkedHashSet<>();
  private final List<Piece> changes = new ArrayList<>();
  private final List<Ddl.Unwritten> unwritten = new ArrayList<>();

  Transition(Catalog present, Catalog wanted) {
    this.present = present;
    this.wanted = wanted;
    here = new Pieces(present, table -> wanted.table(table).isPresent());
    there = new Pieces(wanted, table -> present.table(table).isPresent());
    now = Delta.of(present, wanted);
    then = Delta.of(wanted, present);
    here.add(now);
    there.add(then);
    for (Table table : now.tables()) {
      if (table.origin() < 0) {
        older.add("table " + table.name());
      }
    }
  }

  Ddl ddl() {
    Anew anew = new Anew(present, wanted, here, there, unwritten);
    PieceChanges each = new PieceChanges(present, now, wanted, then, anew, changes, unwritten);
    for (Piece piece : List.copyOf(there.byKey().values())) {
      Piece other = here.byKey().get(piece.key());
      if (other != null && !isSame(other, piece)) {
        each.change(piece);
      }
    }
    anew.spread();
    Set<String> goes = new LinkedHashSet<>();
    List<Piece> gone = gone(anew, goes);
    List<Piece> made = made(anew);
    List<String> statements = new ArrayList<>();
    remove(gone, goes, anew, false, statements);
    Ddl rest = Ddl.of(made, true);
    statements.addAll(rest.statements());
    remove(gone, goes, anew, true, statements);
    unwritten.addAll(rest.unwritten());
    return new Ddl(statements, unwritten);
  }

  private static boolean isSame(Piece a, Piece b) {
    return a.statements().equals(b.statements()) && a.reason().equals(b.reason());
  }

  // ---- what goes ----

  /** Returns what goes, in the order in which it could be made; {@code goes} gets the keys. */
  private List<Piece> gone(Anew anew, Set<String> goes) {
    List<Piece> gone = new ArrayList<>();
    for (Piece piece : here.byKey().values()) {
      boolean only = !there.byKey().containsKey(piece.key()) && !isOlder(piece);
      if (only || anew.contains(piece.key())) {
        gone.add(piece);
        goes.add(piece.key());
      }
    }
    return Order.of(gone);
  }

  /** What was there before the history became known by a statement, and was not made by it. */
  private boolean isOlder(Piece piece) {
    return piece.rank() == Piece.Rank.TABLE && older.contains(piece.key());
  }

  /**
   * Takes away what goes, the last made first. Types, sequences and schemas may still be in use by what is only changed, so
   * they go behind it.
   */
  private void remove(
      List<Piece> gone, Set<String> goes, Anew anew, boolean last, List<String> statements) {
    boolean several = gone.stream().filter(p -> p.rank() == Piece.Rank.TABLE).count() > 1;
    for (int i = gone.size() - 1; i >= 0; i--) {
      Piece piece = gone.get(i);
      boolean base = piece.rank().compareTo(Piece.Rank.ROUTINE) < 0 && !anew.contains(piece.key());
      if (base == last && !goesAlong(piece, several, goes)) {
        if (piece.removal().isEmpty()) {
          unwritten.add(new Ddl.Unwritten(piece.key(), Unknown.before(piece)));
        }
        statements.addAll(piece.removal());
      }
    }
  }

  /** Of several tables that go, none may refer to another any more. */
  private static boolean goesAlong(Piece piece, boolean several, Set<String> goes) {
    boolean between = several
        && piece.rank() == Piece.Rank.FOREIGN_KEY
        && piece.inheritedFrom().isEmpty();
    return !between && !Collections.disjoint(piece.with(), goes);
  }

  // ---- what is made ----

  private List<Piece> made(Anew anew) {
    Map<String, Piece> old = here.byKey();
    List<Piece> made = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    for (Piece piece : there.byKey().values()) {
      if (!old.containsKey(piece.key()) || anew.contains(piece.key())) {
        made.add(piece);
        keys.add(piece.key());
      }
    }
    made.removeIf(piece -> comesAlong(piece, keys));
    positions(keys, made);
    made.addAll(changes);
    return made;
  }

  /** A new table has its columns already; what a parent gets, its children get with it. */
  private static boolean comesAlong(Piece piece, Set<String> keys) {
    boolean withTable = !piece.with().isEmpty() && keys.contains(piece.with().get(0));
    return switch (piece.rank()) {
      case COLUMN -> withTable || piece.inheritedFrom().filter(keys::contains).isPresent();
      case CHECK, FOREIGN_KEY ->
        !withTable && piece.inheritedFrom().filter(keys::contains).isPresent();
      default -> false;
    };
  }

  /** A sequence that is made again for a table that is still there goes on behind the values in it. */
  private void positions(Set<String> keys, List<Piece> made) {
    for (Sequence sequence : then.sequences()) {
      Sequence.SequenceOwner owner = sequence.owner().orElse(null);
      if (owner != null
          && keys.contains("sequence " + sequence.name())
          && !keys.contains("table " + owner.table())
          && !keys.contains("column " + owner.table() + "." + owner.column())) {
        String name = Sql.literal(Sql.name(sequence.name())).strip();
        made.add(Piece.part(
            "position " + sequence.name(),
            Piece.Rank.SETTING,
            List.of(),
            SequenceText.position(name, owner.table(), owner.column()),
            ""));
      }
    }
  }
}
