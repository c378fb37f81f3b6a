package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names and literals as SQL writes them, and the names of what a plan makes. */
public final class Names {

  /** The longest name PostgreSQL keeps (manual, section 4.1.1). */
  private static final int LONGEST = 63;

  private Names() {}

  /** Returns a name, in quotes where it needs them. */
  public static String quoted(String name) {
    return Sql.identifier(name);
  }

  /** Returns a name with its schema. */
  public static String quoted(ObjectName name) {
    return Sql.qualified(name);
  }

  /** The name of something beside {@code neighbour}, in its schema. */
  static String quoted(ObjectName neighbour, String name) {
    return Sql.qualified(new ObjectName(neighbour.schema(), name));
  }

  static List<String> quoted(List<String> names) {
    List<String> quoted = new ArrayList<>(names.size());
    for (String name : names) {
      quoted.add(Sql.identifier(name));
    }
    return quoted;
  }

  /** Returns names between commas. */
  public static String list(List<String> names) {
    return Sql.identifiers(names);
  }

  /** A string constant that reads the same whatever standard_conforming_strings says. */
  public static String literal(String text) {
    return Sql.literal(text);
  }

  /** The type with its schema, so that it is found whatever the search path is. */
  public static String type(DataType type, Catalog catalog) {
    return Sql.qualifiedType(catalog, type);
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
