package dev.rollsafe.release.usage;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table and the columns that a class is mapped to by annotations of JPA, Hibernate, Spring Data or Micronaut Data. Where a
 * name is not given, both that of Java and the one with underscores may be it.
 */
final class EntityMapping {

  private static final Set<String> ENTITY = Set.of("Entity", "Table", "MappedEntity");
  private static final Set<String> TABLELESS = Set.of("Embeddable", "MappedSuperclass");
  private static final Set<String> COLUMN =
      Set.of("Column", "JoinColumn", "MappedProperty", "OrderColumn", "MapKeyColumn");
  private static final Set<String> REFERENCE = Set.of("ManyToOne", "OneToOne");
  private static final Set<String> COLUMNLESS =
      Set.of("Transient", "OneToMany", "ManyToMany", "Formula");

  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<Member> members = new LinkedHashSet<>();
  private String simpleName = "";
  private boolean inherits;
  private boolean entity;
  private boolean tableless;

  void begin(String internalName, boolean hasParent) {
    simpleName = internalName.substring(
        Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
    inherits = hasParent;
  }

  boolean onClass(String annotation, String name, String value) {
    entity |= ENTITY.contains(annotation);
    tableless |= TABLELESS.contains(annotation);
    boolean names = ENTITY.contains(annotation) && (name.equals("name") || name.equals("value"));
    if (names) {
      tables.add(value);
    }
    return names;
  }

  /** Begins a field, or a property by its getter. */
  Member member(String name, boolean mapped) {
    Member member = new Member(name, mapped);
    members.add(member);
    return member;
  }

  /** Returns the property that a method gets; nothing where it gets none. */
  static String property(String method) {
    int start = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
    return start == 0 || method.length() == start
        ? ""
        : method.substring(start, start + 1).toLowerCase(Locale.ROOT) + method.substring(start + 1);
  }

  Optional<Mapping> mapping(String place) {
    if (!entity && !tableless) {
      return Optional.empty();
    }
    if (tables.isEmpty() && entity) {
      tables.add(simpleName);
      tables.add(underscored(simpleName));
    }
    Set<String> columns = new LinkedHashSet<>();
    for (Member member : members) {
      columns.addAll(member.columns());
    }
    return Optional.of(new Mapping(place, tables, columns, inherits || tableless));
  }

  private static String underscored(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1))) {
        text.append('_');
      }
      text.append(Character.toLowerCase(c));
    }
    return text.toString();
  }

  /** A field or a getter. */
  static final class Member implements AnnotationTexts.Listener {

    private final String name;
    private final Set<String> given = new LinkedHashSet<>();
    private boolean mapped;
    private boolean reference;
    private boolean columnless;

    Member(String name, boolean mapped) {
      this.name = name;
      this.mapped = mapped;
    }

    @Override
    public boolean takes(String annotation, String attribute, String value) {
      columnless |= COLUMNLESS.contains(annotation);
      reference |= REFERENCE.contains(annotation);
      mapped |= COLUMN.contains(annotation) || reference || annotation.equals("Id");
      boolean names =
          COLUMN.contains(annotation) && (attribute.equals("name") || attribute.equals("value"));
      if (names) {
        given.add(value);
      }
      return names;
    }

    private Set<String> columns() {
      Set<String> columns = new LinkedHashSet<>(given);
      if (columns.isEmpty() && mapped && !columnless && !name.isEmpty()) {
        columns.add(name);
        columns.add(underscored(name));
        if (reference) {
          columns.add(name + "_id");
          columns.add(underscored(name) + "_id");
        }
      }
      return columns;
    }
  }
}
