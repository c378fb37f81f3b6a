package dev.rollsafe.script;

import dev.rollsafe.catalog.ObjectName;

/**
 * ALTER TABLE of one table: each method returns a statement with one action. Names are given as the server stores them, all else
 * as SQL.
 *
 * @param table the table
 */
public record Alter(ObjectName table) {

  private String action(String action) {
    return "ALTER TABLE " + Sql.qualified(table) + " " + action;
  }

  private String column(String column, String action) {
    return action("ALTER COLUMN " + Sql.identifier(column) + " " + action);
  }

  /** Returns ADD COLUMN; {@code type} may have more behind it. */
  public String addColumn(String column, String type) {
    return action("ADD COLUMN " + Sql.identifier(column) + " " + type);
  }

  /** Returns DROP COLUMN. */
  public String dropColumn(String column) {
    return action("DROP COLUMN " + Sql.identifier(column));
  }

  /** Returns RENAME COLUMN. */
  public String renameColumn(String from, String to) {
    return action("RENAME COLUMN " + Sql.identifier(from) + " TO " + Sql.identifier(to));
  }

  /** Returns RENAME TO. */
  public String renameTo(String name) {
    return action("RENAME TO " + Sql.identifier(name));
  }

  /** Returns SET SCHEMA. */
  public String setSchema(String schema) {
    return action("SET SCHEMA " + Sql.identifier(schema));
  }

  /** Returns SET DEFAULT. */
  public String setDefault(String column, String expression) {
    return column(column, "SET DEFAULT " + expression);
  }

  /** Returns DROP DEFAULT. */
  public String dropDefault(String column) {
    return column(column, "DROP DEFAULT");
  }

  /** Returns SET NOT NULL. */
  public String setNotNull(String column) {
    return column(column, "SET NOT NULL");
  }

  /** Returns DROP NOT NULL. */
  public String dropNotNull(String column) {
    return column(column, "DROP NOT NULL");
  }

  /** Returns ADD GENERATED .. AS IDENTITY; {@code options} are those of its sequence. */
  public String addIdentity(String column, boolean always, String options) {
    return column(
        column,
        "ADD GENERATED " + (always ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY (" + options.strip()
            + ")");
  }

  /** Returns SET GENERATED of an identity. */
  public String setIdentity(String column, boolean always) {
    return column(column, "SET GENERATED " + (always ? "ALWAYS" : "BY DEFAULT"));
  }

  /** Returns DROP IDENTITY. */
  public String dropIdentity(String column) {
    return column(column, "DROP IDENTITY");
  }

  /** Returns ADD CONSTRAINT. */
  public String add(String constraint, String definition) {
    return action("ADD CONSTRAINT " + Sql.identifier(constraint) + " " + definition);
  }

  /** Returns ADD CONSTRAINT of a CHECK that holds for new rows and is not proven for others. */
  public String addCheck(String constraint, String condition) {
    return add(constraint, "CHECK (" + condition + ") NOT VALID");
  }

  /** Returns ADD CONSTRAINT of a CHECK that says NOT NULL, and is not proven. */
  public String addNotNullCheck(String constraint, String column) {
    return addCheck(constraint, Sql.identifier(column) + " IS NOT NULL");
  }

  /** Returns VALIDATE CONSTRAINT. */
  public String validate(String constraint) {
    return action("VALIDATE CONSTRAINT " + Sql.identifier(constraint));
  }

  /** Returns RENAME CONSTRAINT. */
  public String renameConstraint(String from, String to) {
    return action("RENAME CONSTRAINT " + Sql.identifier(from) + " TO " + Sql.identifier(to));
  }

  /** Returns DROP CONSTRAINT. */
  public String dropConstraint(String constraint) {
    return action("DROP CONSTRAINT " + Sql.identifier(constraint));
  }

  /** Returns ATTACH PARTITION; {@code bound} begins with FOR VALUES, or is DEFAULT. */
  public String attach(ObjectName partition, String bound) {
    return action("ATTACH PARTITION " + Sql.qualified(partition) + " " + bound);
  }

  /** Returns DETACH PARTITION. */
  public String detach(ObjectName partition) {
    return action("DETACH PARTITION " + Sql.qualified(partition));
  }
}
