package dev.rollsafe.catalog;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import java.util.List;
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
    int origin) {

  /** Copies what could change. */
  public Type {
    labels = List.copyOf(labels);
    attributes = List.copyOf(attributes);
    constraints = List.copyOf(constraints);
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
