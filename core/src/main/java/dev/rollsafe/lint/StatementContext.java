package dev.rollsafe.lint;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement and what surrounds it. */
public final class StatementContext {

  private final Statement statement;
  private final Effect effect;
  private final Catalog before;
  private final Catalog after;
  private final Migration migration;
  private final ServerVersion version;
  private final TableSizes sizes;
  private final @Nullable Transaction transaction;
  private final boolean nested;
  private @Nullable List<Action> actions;

  StatementContext(
      Statement statement,
      Effect effect,
      Catalog before,
      Catalog after,
      Migration migration,
      ServerVersion version,
      TableSizes sizes,
      @Nullable Transaction transaction,
      boolean nested) {
    this.statement = statement;
    this.effect = effect;
    this.before = before;
    this.after = after;
    this.migration = migration;
    this.version = version;
    this.sizes = sizes;
    this.transaction = transaction;
    this.nested = nested;
  }

  /**
   * One action of ALTER TABLE.
   *
   * @param action the action
   * @param effect what it does, taken alone, behind the actions before it
   */
  public record Action(AlterAction action, Effect effect) {}

  /** Returns this with another effect, which shows only behind the migration. */
  StatementContext with(Effect other) {
    return new StatementContext(
        statement, other, before, after, migration, version, sizes, transaction, nested);
  }

  /** Returns the statement. */
  public Statement statement() {
    return statement;
  }

  /** Returns what it does. */
  public Effect effect() {
    return effect;
  }

  /** Returns the actions of ALTER TABLE and its like, each with its own effect; empty for other statements. */
  public List<Action> actions() {
    if (!(statement instanceof AlterTable alter)) {
      return List.of();
    }
    List<Action> known = actions;
    if (known == null) {
      known = judged(alter);
      actions = known;
    }
    return known;
  }

  private List<Action> judged(AlterTable alter) {
    List<AlterAction> all = alter.actions();
    if (all.size() == 1) {
      return List.of(new Action(all.get(0), effect));
    }
    List<Action> judged = new ArrayList<>(all.size());
    Catalog catalog = before;
    for (AlterAction action : all) {
      AlterTable alone = new AlterTable(
          alter.kind(),
          alter.name(),
          alter.ifExists(),
          alter.only(),
          List.of(action),
          alter.span());
      judged.add(new Action(action, Effects.of(alone, catalog, version)));
      catalog = catalog.apply(alone);
    }
    return judged;
  }

  /** Returns what is there before it. */
  public Catalog before() {
    return before;
  }

  /** Returns what is there behind it. */
  public Catalog after() {
    return after;
  }

  /** Returns its migration. */
  public Migration migration() {
    return migration;
  }

  /** Returns the server it runs on. */
  public ServerVersion version() {
    return version;
  }

  /** Returns how large tables are, as far as that is known. */
  public TableSizes sizes() {
    return sizes;
  }

  /**
   * Returns the transaction it runs in, opened by the runner or by BEGIN; empty where it runs by itself. The transaction tells
   * of the statements before this one only while this one is looked at.
   */
  public Optional<Transaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  /** Says whether it stands in the body of a DO block, in whatever branch or loop. */
  public boolean nested() {
    return nested;
  }

  /** Says whether this release made the relation, so that no other release uses it. */
  public boolean isNew(ObjectName relation) {
    return before.isNew(relation);
  }

  /** Returns the text at {@code span}. */
  public String text(Span span) {
    return span.of(migration.script().text());
  }

  /** Returns the line and column of an offset. */
  public Position position(int offset) {
    return migration.script().position(offset);
  }
}
