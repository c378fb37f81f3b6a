package dev.rollsafe.script;

import dev.rollsafe.catalog.Mentions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders pieces: by rank, but behind those whose names their statements mention. */
final class Order {

  private final Map<String, List<Piece>> providers = new HashMap<>();
  private final Set<String> placed = new HashSet<>();
  private final List<Piece> ordered = new ArrayList<>();

  private Order() {}

  static List<Piece> of(List<Piece> pieces) {
    Order order = new Order();
    List<Piece> ranked = new ArrayList<>(pieces);
    // a grant to one role may rest on another's grant option, so notes stay in the order they were
    // given
    ranked.sort(Comparator.comparing(Piece::rank)
        .thenComparing(piece -> piece.rank() == Piece.Rank.NOTE ? "" : piece.key()));
    for (Piece piece : ranked) {
      if (!piece.provides().isEmpty()) {
        order
            .providers
            .computeIfAbsent(piece.provides(), name -> new ArrayList<>())
            .add(piece);
      }
    }
    for (Piece piece : ranked) {
      order.place(piece);
    }
    return order.ordered;
  }

  /** Two that mention each other come in the order of their ranks: routines are not looked into before they run. */
  private void place(Piece piece) {
    if (!placed.add(piece.key())) {
      return;
    }
    for (String word : words(piece)) {
      for (Piece needed : providers.getOrDefault(word, List.of())) {
        if (mayNeed(piece, needed)) {
          place(needed);
        }
      }
    }
    ordered.add(piece);
  }

  /** A column of a table may be called as a view; a routine may really need one. */
  private static boolean mayNeed(Piece piece, Piece needed) {
    boolean viewFirst = needed.rank() == Piece.Rank.VIEW
        && piece.rank() != Piece.Rank.VIEW
        && piece.rank() != Piece.Rank.ROUTINE;
    return piece.rank().compareTo(Piece.Rank.VIEW) <= 0
        && !viewFirst
        && (!needed.provides().equals(piece.provides())
            || (needed.rank() == Piece.Rank.VIEW && piece.rank() == Piece.Rank.ROUTINE));
  }

  static Set<String> words(Piece piece) {
    Set<String> words = new HashSet<>();
    for (String statement : piece.statements()) {
      words.addAll(Mentions.words(statement));
    }
    return words;
  }
}
