package dev.rollsafe.plan;

import dev.rollsafe.ast.Comment;
import dev.rollsafe.ast.Grant;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.SqlWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes comments and grants back. */
final class Notes {

  private static final Set<ObjectKind> RELATED = Set.of(
      ObjectKind.TABLE,
      ObjectKind.COLUMN,
      ObjectKind.VIEW,
      ObjectKind.MATERIALIZED_VIEW,
      ObjectKind.FOREIGN_TABLE,
      ObjectKind.INDEX,
      ObjectKind.SEQUENCE,
      ObjectKind.CONSTRAINT,
      ObjectKind.TRIGGER,
      ObjectKind.POLICY,
      ObjectKind.RULE);

  private final Catalog before;
  private final Remembered remembered;
  private final Steps steps;

  Notes(Catalog before, Remembered remembered, Steps steps) {
    this.before = before;
    this.remembered = remembered;
    this.steps = steps;
  }

  void reverse(Comment statement) {
    Optional<String> part = statement.part().map(p -> p.value());
    if (RELATED.contains(statement.kind()) && !statement.ofDomain()) {
      ObjectName relation = before.resolve(statement.name());
      Optional<String> was = remembered.note(relation, statement.kind(), part);
      run(relation, NoteSql.comment(statement.kind(), relation, part, was));
      remembered.note(relation, statement);
      return;
    }
    if (part.isPresent() || statement.ofDomain()) {
      steps.irreversible("the comment on " + statement.kind().noun() + " " + statement.name()
          + " is not followed");
      return;
    }
    String target = statement.kind().sql() + " " + SqlWords.name(statement.name())
        + statement.arguments().map(a -> "(" + a + ")").orElse("");
    Optional<String> was = remembered.definition("COMMENT " + target);
    steps.run("COMMENT ON " + target + " IS " + was.map(SqlWords::literal).orElse("NULL"));
    statement
        .text()
        .ifPresentOrElse(
            text -> remembered.define("COMMENT " + target, text),
            () -> remembered.forget("COMMENT " + target));
  }

  void reverse(Grant statement) {
    boolean plain = !statement.objects().isEmpty()
        && statement.schemas().isEmpty()
        && statement.kind().isPresent();
    if (!plain) {
      steps.irreversible("the rights there were before are not followed");
      return;
    }
    for (Grant.Target target : statement.objects()) {
      ObjectName object = before.resolve(target.name());
      String name = SqlWords.name(target.name())
          + target.arguments().map(a -> "(" + a + ")").orElse("");
      List<Grant> known = remembered.grants(object);
      boolean had = known.stream().anyMatch(g -> covers(g, statement));
      boolean ever = known.stream().anyMatch(g -> overlaps(g, statement));
      if (statement.revoke() ? had : !ever) {
        run(object, NoteSql.grant(statement, name, !statement.revoke()));
      } else if (ever) {
        steps.irreversible(
            "which of these rights on " + object + " there were before is not followed");
      }
      remembered.grant(object, statement);
    }
  }

  private void run(ObjectName relation, String sql) {
    if (before.view(relation).isPresent()) {
      steps.runOn(relation, sql);
    } else {
      steps.run(sql);
    }
  }

  private static boolean covers(Grant known, Grant statement) {
    return !known.revoke()
        && known.privileges().equals(statement.privileges())
        && known.roles().equals(statement.roles());
  }

  private static boolean overlaps(Grant known, Grant statement) {
    return known.roles().stream().anyMatch(statement.roles()::contains);
  }
}
