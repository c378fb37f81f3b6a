package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what every family of statements is made of: names, constants, expressions. */
final class Cursor extends TokenStream {

  Cursor(Tokens tokens) {
    this(tokens, 0);
  }

  /** Starts within a body that is {@code nesting} deep. */
  Cursor(Tokens tokens, int nesting) {
    super(tokens, nesting);
  }

  // ---- names ----

  /** Says whether a name is here that may stand for a table or a column ({@code ColId}). */
  boolean atIdentifier() {
    return atIdentifier(0);
  }

  /** Says whether a {@code ColId} is {@code ahead} tokens from here. */
  boolean atIdentifier(int ahead) {
    if (kind(ahead) != TokenKind.WORD) {
      return isQuotedName(position + ahead);
    }
    Keyword keyword = keyword(ahead);
    return keyword == null
        || is(keyword, Keyword.Category.UNRESERVED)
        || is(keyword, Keyword.Category.COL_NAME);
  }

  /** Says whether a name is here that may stand for a type or a function ({@code type_function_name}). */
  boolean atTypeOrFunctionName() {
    if (kind() != TokenKind.WORD) {
      return isQuotedName(position);
    }
    Keyword keyword = keyword();
    return keyword == null
        || is(keyword, Keyword.Category.UNRESERVED)
        || is(keyword, Keyword.Category.TYPE_FUNC_NAME);
  }

  /** Says whether any word or quoted name is {@code ahead} tokens from here ({@code ColLabel}). */
  boolean atLabel(int ahead) {
    return kind(ahead) == TokenKind.WORD || isQuotedName(position + ahead);
  }

  /** Says whether a word is here that is not reserved, whatever it may name otherwise ({@code NonReservedWord}). */
  boolean atWordNotReserved() {
    if (kind() != TokenKind.WORD) {
      return isQuotedName(position);
    }
    Keyword keyword = keyword();
    return keyword == null || !is(keyword, Keyword.Category.RESERVED);
  }

  private static boolean is(Keyword keyword, Keyword.Category category) {
    return keyword.category() == category;
  }

  /** A psql variable may stand for a name, but {@code :'v'} is a string. */
  private boolean isQuotedName(int index) {
    if (index >= size) {
      return false;
    }
    TokenKind kind = tokens.kind(index);
    return kind == TokenKind.QUOTED_IDENTIFIER
        || (kind == TokenKind.VARIABLE && tokens.text().charAt(tokens.start(index) + 1) != '\'');
  }

  /** Reads a {@code ColId}: any name but a reserved word or one kept for types and functions. */
  Identifier identifier(String what) {
    if (!atIdentifier()) {
      throw expected(what);
    }
    return take();
  }

  /** Reads a {@code type_function_name}. */
  Identifier typeOrFunctionName(String what) {
    if (!atTypeOrFunctionName()) {
      throw expected(what);
    }
    return take();
  }

  /** Reads a {@code ColLabel}: any name, reserved words included. */
  Identifier label(String what) {
    if (!atLabel(0)) {
      throw expected(what);
    }
    return take();
  }

  /** Reads the name of a role that is to be: none of those that stand for whoever runs the statement, nor for all. */
  Identifier newRole() {
    if (atPseudoRole() || (atLabel(0) && nameAt(position).equals("public"))) {
      throw expected("a name that a role can have");
    }
    return role();
  }

  private boolean atPseudoRole() {
    Keyword keyword = keyword();
    return keyword == Keyword.CURRENT_USER
        || keyword == Keyword.CURRENT_ROLE
        || keyword == Keyword.SESSION_USER;
  }

  /** Reads the name of a role: any word that is not reserved, {@code CURRENT_USER} and the like included, but not "none". */
  Identifier role() {
    if (!atPseudoRole() && !atWordNotReserved()) {
      throw expected("a role name");
    }
    if (nameAt(position).equals("none")) {
      throw expected("a role name, which none cannot be,");
    }
    return take();
  }

  /** Reads a name with up to two qualifiers; a database before the schema is dropped, it can only be the current one. */
  QualifiedName qualifiedName(String what) {
    int start = position;
    if (!atIdentifier()) {
      throw expected(what);
    }
    return qualifiedRest(start, nameAt(position++));
  }

  /** Reads the name of a function or a type, which may be a word that cannot name a table. */
  QualifiedName qualifiedFunctionName(String what) {
    int start = position;
    if (!(kind(1) == TokenKind.DOT ? atIdentifier() : atTypeOrFunctionName())) {
      throw expected(what);
    }
    return qualifiedRest(start, nameAt(position++));
  }

  private QualifiedName qualifiedRest(int start, String first) {
    String schema = null;
    String name = first;
    while (at(TokenKind.DOT) && atLabel(1)) {
      if (position - start >= 5) {
        return new QualifiedName(schema, name, spanFrom(start));
      }
      schema = name;
      name = nameAt(position + 1);
      position += 2;
    }
    return new QualifiedName(schema, name, spanFrom(start));
  }

  /**
   * Reads the name of a table whose descendants may be meant too: {@code t}, {@code t *}, {@code ONLY t}, {@code ONLY
   * (t)} ({@code relation_expr}); a caller that wants to know looks for ONLY beforehand.
   */
  QualifiedName relation(String what) {
    if (accept(Keyword.ONLY)) {
      if (accept(TokenKind.LEFT_PAREN)) {
        QualifiedName name = qualifiedName(what);
        expect(TokenKind.RIGHT_PAREN);
        return name;
      }
      return qualifiedName(what);
    }
    QualifiedName name = qualifiedName(what);
    acceptOperator("*");
    return name;
  }

  /**
   * Reads {@link #relation relations} between commas.
   *
   * @param only gets those that ONLY stands before
   */
  List<QualifiedName> relations(List<QualifiedName> only) {
    List<QualifiedName> names = new ArrayList<>(2);
    do {
      names.add(relation(only));
    } while (accept(TokenKind.COMMA));
    return names;
  }

  /**
   * Reads one {@link #relation relation} of several.
   *
   * @param only gets it if ONLY stands before it
   */
  QualifiedName relation(List<QualifiedName> only) {
    boolean alone = at(Keyword.ONLY);
    QualifiedName name = relation("a table name");
    if (alone) {
      only.add(name);
    }
    return name;
  }

  /**
   * Reads the words before the kind of a new object that say how long it lives; none of them means {@code PERMANENT}.
   */
  Persistence persistence() {
    if (accept(Keyword.UNLOGGED)) {
      return Persistence.UNLOGGED;
    }
    boolean qualified = accept(Keyword.LOCAL) || accept(Keyword.GLOBAL);
    if (accept(Keyword.TEMPORARY) || accept(Keyword.TEMP)) {
      return Persistence.TEMPORARY;
    }
    if (qualified) {
      throw expected("TEMPORARY");
    }
    return Persistence.PERMANENT;
  }

  /** Reads {@code COLLATE} and a collation, where it is there. */
  Optional<QualifiedName> collation() {
    return accept(Keyword.COLLATE) ? Optional.of(qualifiedName("a collation")) : Optional.empty();
  }

  /** Reads names of tables, views or the like between commas. */
  List<QualifiedName> qualifiedNames(String what) {
    List<QualifiedName> names = new ArrayList<>(2);
    do {
      names.add(qualifiedName(what));
    } while (accept(TokenKind.COMMA));
    return names;
  }

  /** Reads names between commas. */
  List<Identifier> identifierList(String what) {
    List<Identifier> names = new ArrayList<>(4);
    do {
      names.add(identifier(what));
    } while (accept(TokenKind.COMMA));
    return names;
  }

  /** Reads {@code (a, b)}. */
  List<Identifier> columnsInParentheses() {
    expect(TokenKind.LEFT_PAREN);
    List<Identifier> names = identifierList("a column name");
    expect(TokenKind.RIGHT_PAREN);
    return names;
  }

  /** Takes the token here as a name without asking whether it may be one. */
  Identifier take() {
    Identifier identifier = new Identifier(nameAt(position), tokens.span(position));
    position++;
    return identifier;
  }

  private String nameAt(int index) {
    return tokens.identifier(index);
  }

  // ---- constants and expressions ----

  /** Reads a string constant; constants on lines of their own that follow each other are one (manual, 4.1.2.1). */
  String string(String what) {
    if (!at(TokenKind.STRING) || isNational()) {
      throw expected(what);
    }
    String value = tokens.stringValue(position++);
    while (atContinuedString()) {
      value = value.concat(tokens.stringValue(position++));
    }
    return value;
  }

  /** {@code N'..'} is more than a string: it has the type character. */
  private boolean isNational() {
    return (tokens.text().charAt(tokens.start(position)) | 0x20) == 'n';
  }

  /** Reads a whole number with or without a sign. */
  String integer() {
    int start = position;
    String digits = number();
    boolean hexadecimal = digits.length() > 1 && (digits.charAt(1) | 0x20) == 'x';
    if (!hexadecimal
        && (digits.indexOf('.') >= 0 || digits.indexOf('e') > 0 || digits.indexOf('E') > 0)) {
      position = start;
      throw expected("a whole number");
    }
    return digits;
  }

  /** Says whether the token here is a string that goes on with the string before it. */
  boolean atContinuedString() {
    if (!at(TokenKind.STRING)
        || tokens.isDollarQuoted(position)
        || tokens.isDollarQuoted(position - 1)) {
      return false;
    }
    String text = tokens.text();
    for (int i = tokens.end(position - 1); i < tokens.start(position); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }

  /** Reads a string, or any word that is not reserved ({@code NonReservedWord_or_Sconst}). */
  String wordOrString(String what) {
    if (at(TokenKind.STRING)) {
      return string(what);
    }
    if (!atWordNotReserved()) {
      throw expected(what);
    }
    return take().value();
  }

  /** Reads a number with or without a sign. */
  String number() {
    int start = position;
    boolean minus = acceptOperator("-");
    if (!minus) {
      acceptOperator("+");
    }
    if (!at(TokenKind.NUMBER)) {
      position = start;
      throw expected("a number");
    }
    String digits = tokens.numberValue(position++);
    return minus ? "-".concat(digits) : digits;
  }

  /** Reads a type. */
  DataType type() {
    return TypeReader.type(this);
  }

  /** Reads a type of a routine's parameter or result, which may be {@code table.column%TYPE}. */
  DataType parameterType() {
    return TypeReader.parameterType(this);
  }

  /** Reads an expression as far as it goes ({@code a_expr}). */
  Expression expression() {
    int start = position;
    ExpressionExtent.any(this);
    return expressionFrom(start);
  }

  /**
   * Reads an expression as far as it goes where constraints may follow ({@code b_expr}): {@code NOT}, {@code COLLATE},
   * {@code IS NULL} and the like end it unless they stand in parentheses.
   */
  Expression restrictedExpression() {
    int start = position;
    ExpressionExtent.restricted(this);
    return expressionFrom(start);
  }

  /** Reads {@code (expression)} and returns what is between the parentheses. */
  Expression parenthesisedExpression() {
    expect(TokenKind.LEFT_PAREN);
    Expression expression = expression();
    expect(TokenKind.RIGHT_PAREN);
    return expression;
  }

  /** Returns what has been read since {@code mark} as an expression. */
  Expression expressionFrom(int mark) {
    return new Expression(textFrom(mark), spanFrom(mark));
  }

  /** Returns what has been read since {@code mark} as a query. */
  Query queryFrom(int mark) {
    return new Query(textFrom(mark), spanFrom(mark));
  }
}
