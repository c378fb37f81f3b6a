package dev.rollsafe.parser;

import dev.rollsafe.sql.PlacedText;
import dev.rollsafe.sql.TokenKind;
import org.jspecify.annotations.Nullable;

/** Evaluates what is a text whatever the database holds: strings, {@code ||} between them, and {@code format()} of them. */
final class ConstantText {
  private final Cursor cursor;
  private final PlacedText text;

  private ConstantText(Cursor cursor, PlacedText text) {
    this.cursor = cursor;
    this.text = text;
  }

  /** Returns the value of the expression that ends before the token {@code end}; null if only a run tells it. */
  static @Nullable PlacedText read(Cursor cursor, int end) {
    int whole = cursor.limit(end);
    PlacedText text = new PlacedText();
    boolean constant = new ConstantText(cursor, text).concatenation() && cursor.atEnd();
    cursor.limit(whole);
    return constant ? text : null;
  }

  private boolean concatenation() {
    do {
      if (!piece()) {
        return false;
      }
    } while (cursor.acceptOperator("||"));
    return true;
  }

  private boolean piece() {
    if (cursor.at(TokenKind.STRING)) {
      string(cursor, text);
      return true;
    }
    if (cursor.accept(TokenKind.LEFT_PAREN)) {
      cursor.enter();
      boolean constant = concatenation() && cursor.accept(TokenKind.RIGHT_PAREN);
      cursor.leave();
      return constant;
    }
    return cursor.atWord("format")
        && cursor.kind(1) == TokenKind.LEFT_PAREN
        && FormatCall.read(cursor, text);
  }

  /** Reads a string, its continuations on further lines included. */
  static void string(Cursor cursor, PlacedText text) {
    do {
      text.addString(cursor.tokens(), cursor.mark());
      cursor.skip();
    } while (cursor.atContinuedString());
  }
}
