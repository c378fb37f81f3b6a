package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.ObjectName;

/**
 * A lock that a statement takes and holds to the end of its transaction.
 *
 * @param object the relation
 * @param kind TABLE, INDEX, SEQUENCE, VIEW, MATERIALIZED_VIEW or TYPE
 * @param mode the strongest mode it takes on it
 */
public record Lock(ObjectName object, ObjectKind kind, LockMode mode) {}
