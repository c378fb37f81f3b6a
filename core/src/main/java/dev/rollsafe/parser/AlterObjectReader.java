package dev.rollsafe.parser;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;

/** Reads {@code ALTER} of the kinds of object that have no family of their own, such as collations, operators and servers. */
final class AlterObjectReader {
  private AlterObjectReader() {}

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.ALTER);
    boolean isGroup = cursor.at(Keyword.GROUP);
    ObjectKind kind = ObjectKindReader.read(cursor, "what to alter");
    Head head = new Head(cursor, start, "ALTER", kind);
    if (kind == ObjectKind.ROLE && !isGroup && cursor.at(Keyword.ALL)) {
      return RoleReader.alterAll(head);
    }
    int name = cursor.mark();
    ObjectReader.Reference object = ObjectReader.read(cursor, kind);
    if (kind == ObjectKind.ROLE && cursor.at(Keyword.RENAME)) {
      cursor.reset(name);
      cursor.newRole();
    }
    Statement change = ObjectChangeReader.read(cursor, start, kind, object, false);
    return change != null ? change : other(head, object.name(), isGroup);
  }

  private static Statement other(Head head, QualifiedName name, boolean isGroup) {
    return switch (head.kind()) {
      case COLLATION -> collation(head, name);
      case DATABASE -> DatabaseReader.alter(head, name);
      case EVENT_TRIGGER -> EventTriggerReader.alter(head, name);
      case FOREIGN_DATA_WRAPPER -> ForeignDataReader.alterWrapper(head, name);
      case OPERATOR -> OperatorReader.alter(head, name);
      case OPERATOR_FAMILY -> OperatorReader.alterFamily(head, name);
      case PUBLICATION -> ReplicationReader.alterPublication(head, name);
      case ROLE -> RoleReader.alter(head, name, isGroup);
      case SERVER -> ForeignDataReader.alterServer(head, name);
      case SUBSCRIPTION -> ReplicationReader.alterSubscription(head, name);
      case TABLESPACE -> DatabaseReader.alterTablespace(head, name);
      case TEXT_SEARCH_CONFIGURATION -> TextSearchReader.alterConfiguration(head, name);
      case TEXT_SEARCH_DICTIONARY -> TextSearchReader.alterDictionary(head, name);
      case USER_MAPPING -> ForeignDataReader.alterMapping(head, name);
      default -> throw ObjectChangeReader.expected(head.cursor(), head.kind(), "");
    };
  }

  /** Says that its indexes have been rebuilt since the operating system's collation changed. */
  private static Statement collation(Head head, QualifiedName name) {
    if (!head.cursor().accept(Keyword.REFRESH)) {
      throw ObjectChangeReader.expected(head.cursor(), head.kind(), "REFRESH VERSION, ");
    }
    head.cursor().expect(Keyword.VERSION);
    return head.of(name);
  }
}
