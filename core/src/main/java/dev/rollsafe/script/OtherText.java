package dev.rollsafe.script;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.OtherObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Objects of kinds without a record of their own: they are made again by the statements that made them. */
final class OtherText {

  /** Kinds that DROP finds by their name alone. */
  private static final Set<ObjectKind> NAMED = EnumSet.of(
      ObjectKind.COLLATION,
      ObjectKind.CONVERSION,
      ObjectKind.EVENT_TRIGGER,
      ObjectKind.FOREIGN_DATA_WRAPPER,
      ObjectKind.PUBLICATION,
      ObjectKind.SERVER,
      ObjectKind.TEXT_SEARCH_CONFIGURATION,
      ObjectKind.TEXT_SEARCH_DICTIONARY,
      ObjectKind.TEXT_SEARCH_PARSER,
      ObjectKind.TEXT_SEARCH_TEMPLATE);

  private OtherText() {}

  static Piece piece(OtherObject other) {
    boolean dropped = NAMED.contains(other.kind()) && !other.name().isEmpty();
    return new Piece(
        other.kind().noun() + " " + other.name(),
        rank(other.kind()),
        provides(other),
        List.of(),
        other.statements(),
        List.of(),
        dropped ? List.of("DROP " + other.kind().sql() + " " + name(other)) : List.of(),
        List.of(),
        Optional.empty());
  }

  private static Piece.Rank rank(ObjectKind kind) {
    return switch (kind) {
      case AGGREGATE, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, CAST, TEXT_SEARCH_CONFIGURATION ->
        Piece.Rank.ROUTINE;
      case EVENT_TRIGGER, PUBLICATION, SUBSCRIPTION, DEFAULT_PRIVILEGES, USER_MAPPING ->
        Piece.Rank.NOTE;
      default -> Piece.Rank.OTHER;
    };
  }

  private static String name(OtherObject other) {
    int dot = other.name().indexOf('.');
    return dot < 0
        ? Sql.identifier(other.name())
        : Sql.name(new ObjectName(other.name().substring(0, dot), other.name().substring(dot + 1)));
  }

  /** What is called by a name; casts and operators are not. */
  private static String provides(OtherObject other) {
    return switch (other.kind()) {
      case CAST, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, DEFAULT_PRIVILEGES, USER_MAPPING -> "";
      default -> other.name().substring(other.name().lastIndexOf('.') + 1);
    };
  }
}
