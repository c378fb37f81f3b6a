package dev.rollsafe.script;

import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.KeyDetail;

/** Writes constraints of tables and domains. */
final class ConstraintText {

  private ConstraintText() {}

  /** Returns a constraint as ADD has it, with its name. */
  static String definition(Catalog catalog, Constraint constraint) {
    StringBuilder text = new StringBuilder("CONSTRAINT ")
        .append(Sql.identifier(constraint.name()))
        .append(' ')
        .append(unproven(catalog, constraint));
    if (constraint.enforced() && !constraint.validated()) {
      text.append(" NOT VALID");
    }
    return text.toString();
  }

  /** Returns it without a name, and without saying whether the rows that are there keep it. */
  static String unproven(Catalog catalog, Constraint constraint) {
    StringBuilder text = new StringBuilder();
    switch (constraint.kind()) {
      case CHECK ->
        text.append("CHECK (").append(constraint.check().orElseThrow().text()).append(')');
      case NOT_NULL ->
        text.append("NOT NULL")
            .append(
                constraint.columns().isEmpty()
                    ? ""
                    : " " + Sql.identifier(constraint.columns().get(0)));
      case FOREIGN_KEY -> foreignKey(constraint, text);
      default -> key(catalog, constraint, text);
    }
    attributes(constraint, text);
    return text.toString();
  }

  private static void attributes(Constraint constraint, StringBuilder text) {
    if (constraint.noInherit()) {
      text.append(" NO INHERIT");
    }
    if (constraint.deferrable()) {
      text.append(" DEFERRABLE");
    }
    if (constraint.initiallyDeferred()) {
      text.append(" INITIALLY DEFERRED");
    }
    if (!constraint.enforced()) {
      text.append(" NOT ENFORCED");
    }
  }

  private static void key(Catalog catalog, Constraint constraint, StringBuilder text) {
    Index index = constraint.index().flatMap(catalog::index).orElse(null);
    boolean exclude = constraint.kind() == Constraint.Kind.EXCLUDE;
    if (exclude && index != null) {
      text.append("EXCLUDE USING ")
          .append(Sql.identifier(index.method()))
          .append(' ')
          .append(IndexText.elements(index.elements()));
    } else {
      boolean primary = constraint.kind() == Constraint.Kind.PRIMARY_KEY;
      text.append(primary ? "PRIMARY KEY" : "UNIQUE");
      if (!primary && index != null && index.nullsNotDistinct()) {
        text.append(" NULLS NOT DISTINCT");
      }
      text.append(" (")
          .append(Sql.identifiers(constraint.columns()))
          .append(constraint.key().period() ? " WITHOUT OVERLAPS)" : ")");
    }
    if (index == null) {
      return;
    }
    if (!index.include().isEmpty()) {
      text.append(" INCLUDE (").append(Sql.identifiers(index.include())).append(')');
    }
    if (!index.options().isEmpty()) {
      text.append(" WITH ").append(Sql.options(index.options()));
    }
    index
        .tablespace()
        .ifPresent(t -> text.append(" USING INDEX TABLESPACE ").append(Sql.identifier(t)));
    index
        .where()
        .ifPresent(where -> text.append(" WHERE (").append(where.text()).append(')'));
  }

  private static void foreignKey(Constraint constraint, StringBuilder text) {
    KeyDetail detail = constraint.key();
    text.append("FOREIGN KEY (");
    columns(constraint.columns(), detail.period(), text);
    text.append(") REFERENCES ").append(Sql.name(constraint.referenced().orElseThrow()));
    if (!constraint.referencedColumns().isEmpty()) {
      text.append(" (");
      columns(constraint.referencedColumns(), detail.period(), text);
      text.append(')');
    }
    detail.match().ifPresent(match -> text.append(" MATCH ").append(match));
    action(" ON UPDATE ", constraint.onUpdate(), text);
    action(" ON DELETE ", constraint.onDelete(), text);
    if (!detail.setColumns().isEmpty()) {
      text.append(" (").append(Sql.identifiers(detail.setColumns())).append(')');
    }
  }

  private static void columns(java.util.List<String> columns, boolean period, StringBuilder text) {
    for (int i = 0; i < columns.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      if (period && i == columns.size() - 1) {
        text.append("PERIOD ");
      }
      text.append(Sql.identifier(columns.get(i)));
    }
  }

  private static void action(String words, TableConstraint.Action action, StringBuilder text) {
    if (action != TableConstraint.Action.NO_ACTION) {
      text.append(words).append(action.name().replace('_', ' '));
    }
  }
}
