package dev.rollsafe.script;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.ObjectName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names, literals and types as SQL; a name is quoted where it would not be read as itself otherwise. */
public final class SqlWords {

  private SqlWords() {}

  /** Returns an identifier, quoted where it must be. */
  public static String name(String identifier) {
    return Sql.identifier(identifier);
  }

  private static boolean isPlain(String identifier) {
    for (int i = 0; i < identifier.length(); i++) {
      char c = identifier.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || c == '_';
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '$'))) {
        return false;
      }
    }
    return !identifier.isEmpty();
  }

  /** Returns the full name of an object; those in {@code public} are named without it, as the history does. */
  public static String name(ObjectName object) {
    return Sql.name(object);
  }

  /** Returns a name as it was written. */
  public static String name(QualifiedName written) {
    return Sql.name(written);
  }

  /** Returns identifiers between commas. */
  public static String names(List<String> identifiers) {
    return Sql.identifiers(identifiers);
  }

  /** Returns roles between commas; PUBLIC and the like are no names. */
  public static String roles(List<String> roles) {
    StringBuilder list = new StringBuilder();
    for (String role : roles) {
      list.append(list.length() == 0 ? "" : ", ").append(role(role));
    }
    return list.toString();
  }

  private static String role(String role) {
    String lower = role.toLowerCase(Locale.ROOT);
    return Set.of("public", "current_user", "session_user", "current_role").contains(lower)
        ? lower.toUpperCase(Locale.ROOT)
        : name(role);
  }

  /** Returns a string literal. */
  public static String literal(String text) {
    return Sql.literal(text).strip();
  }

  /** Returns a type. */
  public static String type(DataType type) {
    String schema = type.name().schema();
    String name = type.name().name();
    if (type.columnReference() || (schema == null && isBuiltIn(name))) {
      return type.toString();
    }
    StringBuilder text = new StringBuilder(type.setOf() ? "SETOF " : "").append(name(type.name()));
    if (!type.modifiers().isEmpty()) {
      text.append('(').append(String.join(",", type.modifiers())).append(')');
    }
    return text.append("[]".repeat(type.arrayDimensions())).toString();
  }

  /** Several words, or letters that nothing quotes: {@code double precision} is no name. */
  private static boolean isBuiltIn(String name) {
    return Arrays.stream(name.split(" ")).allMatch(SqlWords::isPlain)
        && (name.indexOf(' ') > 0 || !KEYWORD_LIKE.contains(name));
  }

  private static final Set<String> KEYWORD_LIKE =
      Set.of("user", "order", "group", "table", "default");

  /** Returns storage parameters in parentheses. */
  public static String options(java.util.Map<String, String> options) {
    StringBuilder list = new StringBuilder("(");
    options.forEach((key, value) -> {
      list.append(list.length() == 1 ? "" : ", ").append(key);
      if (!value.isEmpty()) {
        list.append(" = ").append(isWord(value) ? value : literal(value));
      }
    });
    return list.append(')').toString();
  }

  private static boolean isWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !(c == '-' && i == 0)) {
        return false;
      }
    }
    return true;
  }
}
