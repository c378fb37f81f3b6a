package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Optional;

/** {@code setval}: a sequence goes on elsewhere (manual, section 9.17). */
final class SetvalCall {

  private static final Span NOWHERE = new Span(0, 0);

  private final Catalog catalog;
  private final String text;

  /**
   * @param text the query or expression that holds the call
   */
  SetvalCall(Catalog catalog, String text) {
    this.catalog = catalog;
    this.text = text;
  }

  /** Adds what the call does. A sequence set to the highest number in use, or beyond, goes on as before. */
  void add(EffectDraft draft, List<String> functions) {
    Optional<ObjectName> sequence = sequence();
    sequence.ifPresent(name -> draft.lock(name, ObjectKind.SEQUENCE, LockMode.ROW_EXCLUSIVE));
    if (sequence.filter(catalog::isNew).isPresent()) {
      draft.raise(Phase.EXPAND, Relations.unknown(sequence.get()));
    } else if (functions.contains("max")) {
      draft.raise(Phase.EXPAND, "The sequence goes on behind the highest number in use");
    } else {
      ObjectName name = sequence.orElse(new ObjectName("pg_catalog", "setval"));
      draft
          .raise(Phase.CONTRACT, "The sequence may give out numbers that are in use")
          .breaks(Breaks.error(
              name,
              Audience.WRITERS,
              Breaks.UNIQUE_VIOLATION,
              "Inserts get numbers that are in use"))
          .assumed();
    }
  }

  /** The sequence as a constant names it, or pg_get_serial_sequence of two constants. */
  private Optional<ObjectName> sequence() {
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.matches(i, "setval") && tokens.kind(i + 1) == TokenKind.LEFT_PAREN) {
          return argument(tokens, i + 2);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ObjectName> argument(Tokens tokens, int at) {
    if (tokens.kind(at) == TokenKind.STRING) {
      return name(tokens.stringValue(at)).map(catalog::resolve);
    }
    int function = tokens.kind(at + 1) == TokenKind.DOT ? at + 2 : at;
    if (!tokens.matches(function, "pg_get_serial_sequence")
        || tokens.kind(function + 2) != TokenKind.STRING
        || tokens.kind(function + 4) != TokenKind.STRING) {
      return Optional.empty();
    }
    return name(tokens.stringValue(function + 2))
        .flatMap(catalog::table)
        .flatMap(table -> table.column(tokens.stringValue(function + 4)))
        .flatMap(Column::ownedSequence);
  }

  /** A name in a constant is read like one in a statement: folded unless quoted. */
  private static Optional<QualifiedName> name(String written) {
    Splitter splitter = Script.of("", written).statements();
    if (!splitter.next() || !isName(splitter.tokens(), 0)) {
      return Optional.empty();
    }
    Tokens tokens = splitter.tokens();
    if (tokens.size() == 1) {
      return Optional.of(new QualifiedName(null, tokens.identifier(0), NOWHERE));
    }
    return tokens.size() == 3 && tokens.kind(1) == TokenKind.DOT && isName(tokens, 2)
        ? Optional.of(new QualifiedName(tokens.identifier(0), tokens.identifier(2), NOWHERE))
        : Optional.empty();
  }

  private static boolean isName(Tokens tokens, int i) {
    return tokens.kind(i) == TokenKind.WORD || tokens.kind(i) == TokenKind.QUOTED_IDENTIFIER;
  }
}
