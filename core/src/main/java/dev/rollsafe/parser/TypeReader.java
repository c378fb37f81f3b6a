package dev.rollsafe.parser;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a type name; the aliases of one built-in type all give the name that {@code format_type} prints. */
final class TypeReader {
  private static final List<String> INTERVAL_FIELDS =
      List.of("year", "month", "day", "hour", "minute", "second");

  private final Cursor cursor;
  private final int start;
  private List<String> modifiers = List.of();

  private TypeReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
  }

  /** Reads a type ({@code Typename}). */
  static DataType type(Cursor cursor) {
    return new TypeReader(cursor).read(false);
  }

  /** Reads a type of a routine's parameter or result, which may be {@code table.column%TYPE} ({@code func_type}). */
  static DataType parameterType(Cursor cursor) {
    return new TypeReader(cursor).read(true);
  }

  private DataType read(boolean parameter) {
    boolean setOf = cursor.accept(Keyword.SETOF);
    int nameStart = cursor.mark();
    String builtIn = builtIn();
    if (builtIn != null) {
      return rest(builtIn(builtIn, nameStart), setOf);
    }
    QualifiedName name = cursor.qualifiedFunctionName("a type");
    if (parameter && cursor.atOperator("%") && cursor.keyword(1) == Keyword.TYPE) {
      return columnType(nameStart, name, setOf);
    }
    String known = TypeNames.ofCatalog(name);
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      modifiers = modifierList();
    }
    if (known != null) {
      known = known.equals("bpchar") && !modifiers.isEmpty() ? "character" : known;
      name = new QualifiedName(null, known, name.span());
    }
    return rest(name, setOf);
  }

  private QualifiedName builtIn(String name, int nameStart) {
    return new QualifiedName(null, name, cursor.spanFrom(nameStart));
  }

  private DataType rest(QualifiedName name, boolean setOf) {
    int dimensions = dimensions();
    return new DataType(name, modifiers, dimensions, setOf, false, cursor.spanFrom(start));
  }

  /** Of {@code schema.table.column%TYPE} the table with its schema stands where other types have their schema. */
  private DataType columnType(int nameStart, QualifiedName name, boolean setOf) {
    QualifiedName column = name;
    if (cursor.mark() - nameStart == 5) {
      String table = cursor.tokens.identifier(nameStart) + "." + name.schema();
      column = new QualifiedName(table, name.name(), name.span());
    }
    cursor.skip();
    cursor.skip();
    return new DataType(column, List.of(), 0, setOf, true, cursor.spanFrom(start));
  }

  private int dimensions() {
    int dimensions = 0;
    if (cursor.accept(Keyword.ARRAY)) {
      if (cursor.at(TokenKind.LEFT_BRACKET)) {
        bracket();
      }
      return 1;
    }
    while (cursor.at(TokenKind.LEFT_BRACKET)) {
      bracket();
      dimensions++;
    }
    return dimensions;
  }

  private void bracket() {
    cursor.expect(TokenKind.LEFT_BRACKET);
    cursor.accept(TokenKind.NUMBER);
    cursor.expect(TokenKind.RIGHT_BRACKET);
  }

  // ---- the types that have a grammar of their own ----

  private @Nullable String builtIn() {
    Keyword keyword = cursor.keyword();
    if (keyword == null || cursor.kind(1) == TokenKind.DOT) {
      return null;
    }
    switch (keyword) {
      case INT, INTEGER -> {
        return word("integer");
      }
      case SMALLINT, BIGINT, REAL, BOOLEAN -> {
        return word(keyword.word());
      }
      case DOUBLE -> {
        return cursor.accept(Keyword.DOUBLE, Keyword.PRECISION) ? "double precision" : null;
      }
      case FLOAT -> {
        return floating();
      }
      case DECIMAL, DEC, NUMERIC -> {
        word("numeric");
        modifiersIfAny();
        return "numeric";
      }
      case BIT -> {
        word("bit");
        return withLength(cursor.accept(Keyword.VARYING) ? "bit varying" : "bit", "bit");
      }
      case NATIONAL, CHARACTER, CHAR, NCHAR, VARCHAR -> {
        return character();
      }
      case TIMESTAMP, TIME -> {
        return time(word(keyword.word()));
      }
      case INTERVAL -> {
        return interval();
      }
      default -> {
        return otherBuiltIn();
      }
    }
  }

  /** JSON became a keyword with PostgreSQL 16, but it was a type before. */
  private @Nullable String otherBuiltIn() {
    if (cursor.atWord("json")) {
      return word("json");
    }
    return null;
  }

  private String word(String name) {
    cursor.skip();
    return name;
  }

  private String floating() {
    cursor.skip();
    if (!cursor.accept(TokenKind.LEFT_PAREN)) {
      return "double precision";
    }
    String bits = cursor.number();
    cursor.expect(TokenKind.RIGHT_PAREN);
    boolean single = bits.length() == 1 || (bits.length() == 2 && bits.compareTo("24") <= 0);
    return single ? "real" : "double precision";
  }

  private String character() {
    boolean national = cursor.accept(Keyword.NATIONAL);
    if (!national && cursor.accept(Keyword.VARCHAR)) {
      modifiersIfAny();
      return "character varying";
    }
    if (!cursor.accept(Keyword.CHARACTER)
        && !cursor.accept(Keyword.CHAR)
        && (national || !cursor.accept(Keyword.NCHAR))) {
      throw cursor.expected("CHARACTER");
    }
    return withLength(
        cursor.accept(Keyword.VARYING) ? "character varying" : "character", "character");
  }

  /** {@code bit} and {@code character} without a length have the length 1. */
  private String withLength(String name, String fixed) {
    modifiersIfAny();
    if (modifiers.isEmpty() && name.equals(fixed)) {
      modifiers = List.of("1");
    }
    return name;
  }

  private String time(String name) {
    modifiersIfAny();
    if (cursor.at(Keyword.WITH, Keyword.TIME)) {
      cursor.expect(Keyword.WITH, Keyword.TIME, Keyword.ZONE);
      return name.concat(" with time zone");
    }
    if (cursor.at(Keyword.WITHOUT, Keyword.TIME)) {
      cursor.expect(Keyword.WITHOUT, Keyword.TIME, Keyword.ZONE);
    }
    return name.concat(" without time zone");
  }

  private String interval() {
    cursor.skip();
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      modifiers = modifierList();
    } else {
      modifiers = intervalFields(cursor);
    }
    return "interval";
  }

  /** Reads {@code DAY TO SECOND(3)} and the like: the fields in lower case and the precision, as far as written. */
  static List<String> intervalFields(Cursor cursor) {
    String fields = field(cursor);
    if (fields == null) {
      return List.of();
    }
    if (!fields.equals("second") && cursor.at(Keyword.TO)) {
      cursor.skip();
      int lastStart = cursor.mark();
      String last = field(cursor);
      if (last == null || !spans(fields, last)) {
        cursor.reset(lastStart);
        throw cursor.expected("a field of an interval");
      }
      fields = fields.concat(" to ").concat(last);
    }
    if (fields.endsWith("second") && cursor.accept(TokenKind.LEFT_PAREN)) {
      String precision = cursor.number();
      cursor.expect(TokenKind.RIGHT_PAREN);
      return List.of(fields, precision);
    }
    return List.of(fields);
  }

  /** Years go to months, days to any of hours, minutes and seconds; nothing goes from months to days. */
  private static boolean spans(String first, String last) {
    int from = INTERVAL_FIELDS.indexOf(first);
    int to = INTERVAL_FIELDS.indexOf(last);
    return from < to && (from < 2) == (to < 2);
  }

  private static @Nullable String field(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return null;
    }
    switch (keyword) {
      case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND -> {
        cursor.skip();
        return keyword.word();
      }
      default -> {
        return null;
      }
    }
  }

  // ---- modifiers ----

  private void modifiersIfAny() {
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      modifiers = modifierList();
    }
  }

  private List<String> modifierList() {
    cursor.expect(TokenKind.LEFT_PAREN);
    List<String> list = new ArrayList<>(2);
    do {
      list.add(modifier());
    } while (cursor.accept(TokenKind.COMMA));
    cursor.expect(TokenKind.RIGHT_PAREN);
    return list;
  }

  /** A modifier is an expression; a word alone, as in {@code geometry(Point)}, is the same in upper and lower case. */
  private String modifier() {
    TokenKind next = cursor.kind(1);
    boolean alone = next == TokenKind.COMMA || next == TokenKind.RIGHT_PAREN;
    if (alone && cursor.at(TokenKind.NUMBER)) {
      return cursor.number();
    }
    if (alone && cursor.atIdentifier()) {
      return cursor.take().value();
    }
    return cursor.expression().text();
  }
}
