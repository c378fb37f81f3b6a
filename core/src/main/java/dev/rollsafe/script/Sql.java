package dev.rollsafe.script;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.sql.Keyword;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Names, literals and types as SQL text, quoted where they must be. */
public final class Sql {

  private Sql() {}

  /**
   * Returns a name as SQL writes it: in quotes unless it is lower-case and no keyword that may not be a name (manual, section
   * 4.1.1).
   *
   * @param name the name as PostgreSQL stores it
   */
  public static String identifier(String name) {
    return isPlain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || c == '_';
      boolean digit = i > 0 && c >= '0' && c <= '9';
      if (!letter && !digit) {
        return false;
      }
    }
    Keyword keyword = Keyword.of(name);
    return keyword == null || keyword.category() == Keyword.Category.UNRESERVED;
  }

  /**
   * Returns the name of an object, without the schema {@code public}, which may have another name where the migrations run.
   *
   * @param name the full name
   */
  public static String name(ObjectName name) {
    return name.schema().equals("public") || name.schema().equals("pg_temp")
        ? identifier(name.name())
        : identifier(name.schema()) + "." + identifier(name.name());
  }

  /**
   * Returns the name of an object with its schema, whichever that is: for what runs under a search path of its own.
   *
   * @param name the full name
   */
  public static String qualified(ObjectName name) {
    return identifier(name.schema()) + "." + identifier(name.name());
  }

  /** Returns a name as it was written, quoted. */
  public static String name(QualifiedName name) {
    return name.schema() == null
        ? identifier(name.name())
        : identifier(name.schema()) + "." + identifier(name.name());
  }

  /** Returns names between commas. */
  public static String identifiers(List<String> names) {
    StringJoiner list = new StringJoiner(", ");
    for (String name : names) {
      list.add(identifier(name));
    }
    return list.toString();
  }

  /**
   * Returns a string literal that means the same whatever {@code standard_conforming_strings} is (manual, section 4.1.2).
   *
   * @param value the string
   */
  public static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }

  /** Returns the body of a block or function between dollar quotes that nothing in it ends. */
  public static String dollarQuoted(String body) {
    String quote = "$body$";
    for (int i = 1; body.contains(quote); i++) {
      quote = "$body" + i + "$";
    }
    return quote + "\n" + body + "\n" + quote;
  }

  /** Returns a role; some are no names but words. */
  static String role(String role) {
    return switch (role) {
      case "public" -> "PUBLIC";
      case "current_user", "current_role", "session_user" -> role;
      default -> identifier(role);
    };
  }

  /**
   * Returns a type; one that scripts made with its schema where it needs one.
   *
   * @param catalog the catalog that knows the type
   * @param type the type
   */
  public static String type(Catalog catalog, DataType type) {
    QualifiedName name = type.name();
    String schema = name.schema();
    if (catalog.type(name).isPresent()) {
      return written(type, name(catalog.resolveType(name)));
    }
    if (schema != null) {
      return written(type, name(name));
    }
    boolean words =
        name.name().indexOf(' ') >= 0 || name.name().startsWith("\"") || isBuiltInWord(name.name());
    return written(type, words ? name.name() : identifier(name.name()));
  }

  /**
   * Returns a type with its schema, whichever that is, where scripts made it.
   *
   * @param catalog the catalog that knows the type
   * @param type the type
   */
  public static String qualifiedType(Catalog catalog, DataType type) {
    return catalog.type(type.name()).isPresent()
        ? written(type, qualified(catalog.resolveType(type.name())))
        : type(catalog, type);
  }

  private static String written(DataType type, String name) {
    return new DataType(
            new QualifiedName(null, name, type.name().span()),
            type.modifiers(),
            type.arrayDimensions(),
            type.setOf(),
            type.columnReference(),
            type.span())
        .toString();
  }

  private static boolean isBuiltInWord(String name) {
    Keyword keyword = Keyword.of(name);
    return keyword != null
        && keyword.category() == Keyword.Category.COL_NAME
        && !name.equals("char");
  }

  /** Returns {@code (name = value, ..)}, values in quotes. */
  static String options(Map<String, String> options) {
    StringJoiner list = new StringJoiner(", ", "(", ")");
    for (Map.Entry<String, String> option : options.entrySet()) {
      String name = optionName(option.getKey());
      list.add(
          option.getValue().isEmpty()
              ? name
              : name + " = " + literal(option.getValue()).strip());
    }
    return list.toString();
  }

  /** An option of a TOAST table stands behind a dot. */
  static String optionName(String name) {
    return name.startsWith("toast.")
        ? "toast." + identifier(name.substring("toast.".length()))
        : identifier(name);
  }
}
