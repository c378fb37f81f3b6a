package dev.rollsafe.plan.sequence;

/**
 * A backfill taken apart for a program that runs it batch by batch. Its place is kept in a table, so that it goes on where it was
 * when it is started again, by whomever.
 *
 * @param table the table, as SQL names it
 * @param progress the table with the one row that keeps its place
 * @param begin makes that row if there is none, or makes it anew where the backfill was done already
 * @param batch does the next batch; its one parameter is the number of rows
 * @param pending counts the rows that are still to be done
 */
public record Batches(String table, String progress, String begin, String batch, String pending) {}
