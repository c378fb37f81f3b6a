package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.View;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Ddl;
import dev.rollsafe.script.OnlineSql;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The moment in which columns and those beside them change places, with all that hangs on them, and the one in which they do again. */
final class ShadowSwap {

  private final ShadowFamily family;
  private final List<Copies.ConstraintCopy> keys;

  ShadowSwap(ShadowFamily family) {
    this.family = family;
    this.keys = family.keys();
  }

  static String fresh(String name) {
    return Names.joined(name, "new");
  }

  static String tomb(String name) {
    return Names.joined("zz_tomb", name);
  }

  /** What is run in one transaction: the wide columns take the names. */
  Block over() {
    List<String> statements = new ArrayList<>(aside());
    for (Shadow member : family.members()) {
      statements.add(member.alter().renameColumn(member.name(), member.tomb()));
      statements.add(member.alter().renameColumn(member.fresh(), member.name()));
    }
    for (Shadow member : family.members()) {
      if (member.column().notNull()) {
        statements.add(member.alter().setNotNull(member.name()));
        statements.add(member.alter().dropConstraint(member.check()));
      }
    }
    for (Table table : family.tables()) {
      Alter alter = new Alter(table.name());
      for (Copies.IndexCopy index : family.copies(table).indexes()) {
        if (isPrimary(table, index)) {
          statements.add(alter.add(index.name(), usingIndex(table, index, fresh(index.name()))));
        } else {
          statements.add(rename(table, index, index.name(), tomb(index.name())));
          statements.add(rename(table, index, fresh(index.name()), index.name()));
        }
      }
      for (Copies.ConstraintCopy check : checks(table)) {
        statements.add(alter.dropConstraint(check.name()));
        statements.add(alter.renameConstraint(fresh(check.name()), check.name()));
      }
    }
    for (Copies.ConstraintCopy key : keys) {
      statements.add(new Alter(key.table()).renameConstraint(fresh(key.name()), key.name()));
    }
    family
        .members()
        .forEach(member -> statements.addAll(new ShadowNumbers(member, family.before()).over()));
    for (Shadow member : family.members()) {
      if (member.column().notNull()) {
        statements.add(member.alter().dropNotNull(member.tomb()));
      }
    }
    for (Table table : family.tables()) {
      ShadowSync sync = new ShadowSync(family, table);
      statements.addAll(sync.forward().drop());
      statements.addAll(sync.fill().drop());
      statements.addAll(sync.back().create());
    }
    statements.addAll(views());
    return new Block(true, Timeouts.SEVERAL_LOCKS, statements);
  }

  /** All that takes it back: what has to be there first, the moment itself, and what is made again behind it. */
  List<Block> back() {
    List<Block> blocks = new ArrayList<>();
    for (Shadow member : family.members()) {
      if (member.column().notNull()) {
        blocks.add(Block.transaction(
            List.of(member.alter().addNotNullCheck(member.backCheck(), member.tomb()))));
        blocks.add(Block.scan(member.alter().validate(member.backCheck())));
      }
    }
    for (Table table : family.tables()) {
      for (Copies.IndexCopy index : family.tombs(table).indexes()) {
        if (isPrimary(table, index)) {
          blocks.add(Block.outside(OnlineSql.index(index.copy(), tomb(index.name()))));
        }
      }
    }
    blocks.add(swapBack());
    blocks.addAll(behind());
    return blocks;
  }

  private Block swapBack() {
    List<String> statements = new ArrayList<>(aside());
    for (Shadow member : family.members()) {
      statements.add(member.alter().renameColumn(member.name(), member.fresh()));
      statements.add(member.alter().renameColumn(member.tomb(), member.name()));
    }
    for (Shadow member : family.members()) {
      if (member.column().notNull()) {
        statements.add(member.alter().setNotNull(member.name()));
        statements.add(member.alter().dropConstraint(member.backCheck()));
        statements.add(member.alter().addNotNullCheck(member.check(), member.fresh()));
      }
    }
    for (Table table : family.tables()) {
      Alter alter = new Alter(table.name());
      for (Copies.IndexCopy index : family.copies(table).indexes()) {
        if (isPrimary(table, index)) {
          statements.add(alter.add(index.name(), usingIndex(table, index, tomb(index.name()))));
        } else {
          statements.add(rename(table, index, index.name(), fresh(index.name())));
          statements.add(rename(table, index, tomb(index.name()), index.name()));
        }
      }
      for (Copies.ConstraintCopy check : checks(table)) {
        statements.add(alter.renameConstraint(check.name(), fresh(check.name())));
        statements.add(again(check));
      }
    }
    keys.forEach(key -> statements.add(again(key)));
    family
        .members()
        .forEach(member -> statements.addAll(new ShadowNumbers(member, family.before()).back()));
    for (Shadow member : family.members()) {
      if (member.column().notNull()) {
        statements.add(member.alter().dropNotNull(member.fresh()));
      }
    }
    for (Table table : family.tables()) {
      ShadowSync sync = new ShadowSync(family, table);
      statements.addAll(sync.back().drop());
      statements.addAll(sync.forward().create());
      statements.addAll(sync.fill().create());
    }
    statements.addAll(views());
    return new Block(true, Timeouts.SEVERAL_LOCKS, statements);
  }

  private String again(Copies.ConstraintCopy copy) {
    return OnlineSql.constraint(family.before(), copy.table(), copy.old(), copy.name());
  }

  /** What was there for the columns beside, as it was before they changed places. */
  private List<Block> behind() {
    List<Block> blocks = new ArrayList<>();
    for (Shadow member : family.members()) {
      if (member.column().notNull()) {
        blocks.add(Block.scan(member.alter().validate(member.check())));
      }
    }
    List<Copies.ConstraintCopy> old = new ArrayList<>(keys);
    family.tables().forEach(table -> old.addAll(checks(table)));
    for (Copies.ConstraintCopy copy : old) {
      if (copy.old().validated()) {
        blocks.add(Block.scan(new Alter(copy.table()).validate(copy.name())));
      }
    }
    for (Table table : family.tables()) {
      for (Copies.IndexCopy index : family.copies(table).indexes()) {
        if (isPrimary(table, index)) {
          blocks.add(Block.outside(OnlineSql.index(index.copy(), fresh(index.name()))));
        }
      }
    }
    keys.forEach(key -> blocks.addAll(proven(key)));
    return blocks;
  }

  /** What makes the copy of a constraint in two moves. */
  List<Block> proven(Copies.ConstraintCopy copy) {
    String name = fresh(copy.name());
    return List.of(
        Block.transaction(List.of(copy(copy))), Block.scan(new Alter(copy.table()).validate(name)));
  }

  private String copy(Copies.ConstraintCopy copy) {
    return OnlineSql.constraint(family.before(), copy.table(), copy.copy(), fresh(copy.name()));
  }

  /** Locks all tables, and takes away what keeps the columns from changing places. */
  private List<String> aside() {
    List<String> statements = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    family.locked().forEach(table -> tables.add(Sql.qualified(table)));
    statements.add("LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE");
    dropViews(statements);
    for (Copies.ConstraintCopy key : keys) {
      statements.add(new Alter(key.table()).dropConstraint(key.name()));
    }
    for (Table table : family.tables()) {
      for (Copies.IndexCopy index : family.copies(table).indexes()) {
        if (isPrimary(table, index)) {
          statements.add(new Alter(table.name()).dropConstraint(index.name()));
        }
      }
    }
    return statements;
  }

  private void dropViews(List<String> statements) {
    List<View> views = new ArrayList<>(family.views());
    Collections.reverse(views);
    for (View view : views) {
      statements.add("DROP VIEW " + Sql.qualified(view.name()));
    }
  }

  /** Makes the views again, with all that hangs on them. */
  private List<String> views() {
    List<String> drops = new ArrayList<>();
    dropViews(drops);
    if (drops.isEmpty()) {
      return List.of();
    }
    Catalog without = Scratch.after(family.before(), drops);
    Ddl ddl = Ddl.restore(family.before(), without);
    for (Ddl.Unwritten unwritten : ddl.unwritten()) {
      throw new Refused(
          unwritten.object() + " reads it and could not be made again: " + unwritten.reason());
    }
    return ddl.statements();
  }

  static boolean isPrimary(Table table, Copies.IndexCopy index) {
    return index
        .constraint()
        .flatMap(table::constraint)
        .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
        .isPresent();
  }

  static String usingIndex(Table table, Copies.IndexCopy index, String name) {
    Constraint constraint = index.constraint().flatMap(table::constraint).orElseThrow();
    boolean primary = constraint.kind() == Constraint.Kind.PRIMARY_KEY;
    return (primary ? "PRIMARY KEY" : "UNIQUE") + " USING INDEX " + Sql.identifier(name)
        + (constraint.deferrable() ? " DEFERRABLE" : "")
        + (constraint.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
  }

  private static String rename(Table table, Copies.IndexCopy index, String from, String to) {
    return index.constraint().isPresent()
        ? new Alter(table.name()).renameConstraint(from, to)
        : OnlineSql.renameIndex(new ObjectName(table.name().schema(), from), to);
  }

  List<Copies.ConstraintCopy> checks(Table table) {
    return family.copies(table).constraints(Constraint.Kind.CHECK);
  }
}
