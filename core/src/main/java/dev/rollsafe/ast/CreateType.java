package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code CREATE TYPE}, every form.
 *
 * @param name the type
 * @param form which form
 * @param labels the labels of an enum
 * @param attributes the attributes of a composite type
 * @param options the options of a range or base type
 * @param span where it is written, from its first token to its last
 */
public record CreateType(
    QualifiedName name,
    Form form,
    List<String> labels,
    List<ColumnDefinition> attributes,
    Map<String, String> options,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateType {
    labels = List.copyOf(labels);
    attributes = List.copyOf(attributes);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The forms of {@code CREATE TYPE}. */
  public enum Form {
    ENUM,
    COMPOSITE,
    RANGE,
    BASE,
    SHELL
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createType(this);
  }
}
