package dev.rollsafe.ast;

/**
 * A query of a WITH list (manual, section 7.8). One that changes data is run to its end whether or not the statement it belongs
 * to reads what it returns. What {@code SqlParser.facts} says of the other parts of the statement lists its name among the
 * relations, for a part alone does not tell that it is none.
 *
 * @param name the name it is read by
 * @param statement the query: {@link Select}, or {@link Insert}, {@link Update}, {@link Delete} or {@link Merge}
 */
public record WithQuery(Identifier name, Statement statement) {}
