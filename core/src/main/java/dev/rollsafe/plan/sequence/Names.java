package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.sql.Keyword;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names and literals as SQL writes them, and the names of what a plan makes. */
public final class Names {

  /** The longest name PostgreSQL keeps (manual, section 4.1.1). */
  private static final int LONGEST = 63;

  private Names() {}

  /** Returns a name, in quotes where it needs them. */
  public static String quoted(String name) {
    Keyword keyword = Keyword.of(name);
    boolean plain =
        !name.isEmpty() && (keyword == null || keyword.category() == Keyword.Category.UNRESERVED);
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = c == '_' || (c >= 'a' && c <= 'z') || (i > 0 && c >= '0' && c <= '9');
    }
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns a name with its schema. */
  public static String quoted(ObjectName name) {
    return quoted(name.schema()) + "." + quoted(name.name());
  }

  /** The name of something beside {@code neighbour}, in its schema. */
  static String quoted(ObjectName neighbour, String name) {
    return quoted(neighbour.schema()) + "." + quoted(name);
  }

  static List<String> quoted(List<String> names) {
    List<String> quoted = new ArrayList<>(names.size());
    for (String name : names) {
      quoted.add(quoted(name));
    }
    return quoted;
  }

  /** Returns names between commas. */
  public static String list(List<String> names) {
    return String.join(", ", quoted(names));
  }

  /** A string constant that reads the same whatever standard_conforming_strings says. */
  public static String literal(String text) {
    String quotes = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quotes : " E" + quotes.replace("\\", "\\\\");
  }

  /** The type with its schema, so that it is found whatever the search path is. */
  public static String type(DataType type, Catalog catalog) {
    Optional<Type> made = catalog.type(type.name());
    String text = type.toString();
    if (made.isPresent()) {
      return quoted(made.get().name()) + text.substring(type.name().toString().length());
    }
    return type.name().schema() == null ? text : quotedType(type, text);
  }

  private static String quotedType(DataType type, String text) {
    String schema = type.name().schema();
    return (schema == null ? "" : quoted(schema) + ".")
        + quoted(type.name().name())
        + text.substring(type.name().toString().length());
  }

  /** A name made of others, cut to what PostgreSQL keeps so that two long ones still differ. */
  public static String joined(String... parts) {
    String name = String.join("_", parts);
    if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return name;
    }
    String mark = "_" + Integer.toHexString(name.hashCode());
    String last = parts[parts.length - 1];
    String head = name.substring(0, name.length() - last.length() - 1);
    while ((head + mark + "_" + last).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      head = head.substring(0, head.length() - 1);
    }
    return head + mark + "_" + last;
  }

  /** Letters, digits and underscores, for the names of files. */
  public static String forFile(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (kept) {
        name.append(c);
      } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
        name.append('_');
      }
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
