package dev.rollsafe.parser;

import dev.rollsafe.ast.Call;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;

/** Reads {@code CALL}. */
final class CallStatementReader {
  private CallStatementReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CALL);
    QualifiedName procedure = cursor.qualifiedFunctionName("a procedure");
    cursor.skipParentheses();
    return new Call(procedure, cursor.spanFrom(start));
  }
}
