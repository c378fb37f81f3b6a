package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.IndexElement;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.catalog.View;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hangs on a column, for certain: only then the server's refusal is foretold. */
final class Dependence {

  private Dependence() {}

  /** Says whether the column comes from a partitioned table or a parent, which alone can change it. */
  static boolean isInherited(Target target, String column) {
    Table table = target.table;
    if (table == null) {
      return false;
    }
    if (table.partitionOf().isPresent()) {
      return has(target, table.partitionOf().get(), column);
    }
    for (ObjectName parent : table.parents()) {
      if (has(target, parent, column)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Target target, ObjectName parent, String column) {
    return target.catalog.table(parent).flatMap(p -> p.column(column)).isPresent();
  }

  static boolean isPartitionKey(Table table, String column) {
    if (table.partitionBy().isEmpty()) {
      return false;
    }
    for (IndexElement element : table.partitionBy().get().elements()) {
      if (uses(element, column)) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the index holds the column: as key, INCLUDE column, or in an expression or predicate. */
  static boolean uses(Index index, String column) {
    if (index.include().contains(column)) {
      return true;
    }
    for (IndexElement element : index.elements()) {
      if (uses(element, column)) {
        return true;
      }
    }
    return reads(index.where(), column);
  }

  private static boolean uses(IndexElement element, String column) {
    Optional<Identifier> plain = element.column();
    return plain.isPresent() ? plain.get().is(column) : reads(element.expression(), column);
  }

  /** Says whether an expression reads the column. */
  static boolean reads(Optional<Expression> expression, String column) {
    if (expression.isEmpty() || !mentions(expression.get().text(), column)) {
      return false;
    }
    for (ColumnReference reference : SqlParser.facts(expression.get()).columns()) {
      if (reference.column().equals(column)) {
        return true;
      }
    }
    return false;
  }

  /** A cheap look before the expression is read; names in other letters are folded there. */
  private static boolean mentions(String text, String column) {
    int last = text.length() - column.length();
    for (int i = 0; i <= last; i++) {
      if (text.regionMatches(true, i, column, 0, column.length())) {
        return true;
      }
    }
    return false;
  }

  /** Returns what keeps the type of the column from being changed: a view, a generated column, a trigger or a policy. */
  static Optional<String> ofType(Target target, String column) {
    Table table = target.table;
    if (table == null) {
      return Optional.empty();
    }
    for (Column other : table.columns()) {
      if (other.generated().isPresent()
          && reads(Optional.of(other.generated().get().expression()), column)) {
        return Optional.of("the generated column " + other.name());
      }
    }
    for (Trigger trigger : table.triggers()) {
      if (uses(trigger, column)) {
        return Optional.of("the trigger " + trigger.name());
      }
    }
    for (Policy policy : table.policies()) {
      if (reads(policy.using(), column) || reads(policy.withCheck(), column)) {
        return Optional.of("the policy " + policy.name());
      }
    }
    return view(target, column).map(view -> "the view " + view.name());
  }

  static boolean uses(Trigger trigger, String column) {
    for (Identifier updated : trigger.definition().updateColumns()) {
      if (updated.is(column)) {
        return true;
      }
    }
    return reads(trigger.definition().when(), column);
  }

  /** Returns a view that certainly reads the column, if there is one. */
  static Optional<View> view(Target target, String column) {
    for (View view : target.catalog.viewsUsing(target.name, column)) {
      if (reads(view, target.name, column, target)) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }

  /**
   * Says whether the view's query certainly reads the column of the relation: it names the relation, and the column under its
   * name or alias, or no other relation at all.
   */
  static boolean reads(View view, ObjectName relation, String column, Target target) {
    QueryFacts facts = SqlParser.facts(view.query());
    if (!facts.understood()) {
      return false;
    }
    String alias = null;
    for (QueryFacts.Relation read : facts.relations()) {
      if (target.catalog.resolve(read.name()).equals(relation)) {
        alias = read.alias().orElse(read.name().name());
      }
    }
    return alias != null && names(facts, alias, column);
  }

  private static boolean names(QueryFacts facts, @Nullable String alias, String column) {
    boolean alone = facts.relations().size() == 1;
    for (ColumnReference reference : facts.columns()) {
      boolean here =
          reference.qualifier().isPresent() ? reference.qualifier().get().equals(alias) : alone;
      if (here && reference.column().equals(column)) {
        return true;
      }
    }
    return false;
  }
}
