package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;

/** Tables of the server itself: to write them is to change anything at all (manual, chapter 53). */
final class SystemCatalogs {

  private SystemCatalogs() {}

  static boolean contains(QualifiedName name, Catalog catalog) {
    String schema = name.schema();
    return schema == null
        ? name.name().startsWith("pg_") && !catalog.hasRelation(catalog.resolve(name))
        : schema.equals("pg_catalog") || schema.equals("information_schema");
  }

  /** What can be said of a statement that writes one. */
  static EffectDraft written(ObjectName relation) {
    ObjectName name = new ObjectName("pg_catalog", relation.name());
    return new EffectDraft(
            Phase.UNKNOWN,
            "It writes the system catalog " + relation.name() + ", and can change anything")
        .lock(name, ObjectKind.TABLE, LockMode.ROW_EXCLUSIVE)
        .assumed();
  }
}
