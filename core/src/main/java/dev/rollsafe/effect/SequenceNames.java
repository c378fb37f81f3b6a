package dev.rollsafe.effect;

import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;

/** Which sequence a call of nextval or setval is about. */
final class SequenceNames {

  private static final Span NOWHERE = new Span(0, 0);

  private SequenceNames() {}

  /** Returns the sequence that the first call of {@code function} names: by a constant, or pg_get_serial_sequence of two. */
  static Optional<ObjectName> in(String text, String function, Catalog catalog) {
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.matches(i, function) && tokens.kind(i + 1) == TokenKind.LEFT_PAREN) {
          return argument(tokens, i + 2, catalog);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ObjectName> argument(Tokens tokens, int at, Catalog catalog) {
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
