package dev.rollsafe.verify;

import java.util.List;

/**
 * A table, with all that rows of it must meet.
 *
 * @param oid its oid
 * @param name its name, as SQL writes it
 * @param columns its columns, in order
 * @param foreignKeys its foreign keys
 * @param checks its checks, and that of a partition that rows can go to
 * @param uniqueKeys the columns of each unique key that is no expression
 * @param primaryKey the columns of its primary key; empty where it has none
 */
record SeedTable(
    long oid,
    String name,
    List<Column> columns,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    List<List<String>> uniqueKeys,
    List<String> primaryKey) {

  /**
   * A column.
   *
   * @param name its name, as SQL writes it
   * @param number its number
   * @param type its type, as SQL writes it
   * @param baseType the type below a domain
   * @param category the category of that
   * @param notNull whether it takes no nulls
   * @param hasDefault whether it gets a value if none is given
   * @param written whether a value can be given
   * @param length the most letters; 0 for any number
   * @param labels the labels of an enum, as literals
   * @param domainChecks the checks of its domain; empty where it has none
   */
  record Column(
      String name,
      int number,
      String type,
      String baseType,
      String category,
      boolean notNull,
      boolean hasDefault,
      boolean written,
      int length,
      List<String> labels,
      String domainChecks) {}

  /**
   * A foreign key.
   *
   * @param columns the numbers of its columns
   * @param referenced the oid of the table it refers to
   * @param table the name of that table
   * @param keys the columns there, in the same order
   */
  record ForeignKey(List<Integer> columns, long referenced, String table, List<String> keys) {}

  /**
   * A check.
   *
   * @param expression what must not be false
   * @param columns the numbers of the columns in it
   */
  record Check(String expression, List<Integer> columns) {}
}
