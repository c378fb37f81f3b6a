package dev.rollsafe.catalog;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.QualifiedName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type made by CREATE TYPE or CREATE DOMAIN.
 *
 * @param name its name
 * @param kind which kind
 * @param labels the labels of an enum in order
 * @param attributes the attributes of a composite type
 * @param base the type a domain restricts
 * @param notNull whether a domain is NOT NULL
 * @param defaultValue the default of a domain
 * @param constraints the constraints of a domain
 * @param options the options of a range or base type
 * @param collation the collation of a domain
 * @param attached its comment, owner and privileges
 * @param origin the unit (see {@link Catalog#unit()}) that made it
 */
public record Type(
    ObjectName name,
    Kind kind,
    List<String> labels,
    List<Column> attributes,
    Optional<DataType> base,
    boolean notNull,
    Optional<Expression> defaultValue,
    List<Constraint> constraints,
    Map<String, String> options,
    Optional<QualifiedName> collation,
    Attached attached,
    int origin) {

  /** Copies what could change. */
  public Type {
    labels = List.copyOf(labels);
    attributes = List.copyOf(attributes);
    constraints = List.copyOf(constraints);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The kinds of type. */
  public enum Kind {
    ENUM,
    COMPOSITE,
    DOMAIN,
    RANGE,
    BASE,
    SHELL
  }
}
