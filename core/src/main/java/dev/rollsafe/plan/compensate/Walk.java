package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.Call;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Break;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.effect.ServerVersion;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.plan.sequence.PlanOptions;
import dev.rollsafe.script.ObjectDdl;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Goes through the statements of a release, and notes what becomes of what was there before. */
final class Walk {

  private final Catalog before;
  private final ServerVersion version;
  private final Lineage lineage;
  private final Flows flows = new Flows();
  private final Map<Break, Cause> broken = new LinkedHashMap<>();
  private final Map<Cause, String> unread = new LinkedHashMap<>();
  private Catalog catalog;
  private Optional<Causes> causes = Optional.empty();

  Walk(Catalog before, ServerVersion version) {
    this.before = before;
    this.version = version;
    this.catalog = before;
    this.lineage = new Lineage(before);
  }

  void migration(Migration migration) {
    catalog = catalog.enter(before.unit());
    for (Script part : migration.parts()) {
      Splitter splitter = part.statements();
      while (splitter.next()) {
        String sql = splitter.span().of(part.text());
        Position position = migration.script().position(splitter.span().start());
        statement(SqlParser.statement(splitter), new Cause(migration, position, sql));
      }
    }
  }

  private void statement(Statement statement, Cause cause) {
    Catalog next = catalog.apply(statement);
    Causes known = causes.orElseGet(() -> new Causes(cause));
    causes = Optional.of(known);
    for (Break found : Effects.of(statement, catalog, version).breaks()) {
      if (found.audience() != Break.Audience.PREPARED) {
        broken.putIfAbsent(found, cause);
      }
    }
    unread(statement).ifPresent(reason -> unread.put(cause, reason));
    lineage.follow(statement, catalog, next);
    flows.follow(statement, catalog, lineage);
    known.follow(catalog, next, cause);
    catalog = next;
  }

  /** Returns why it is not known what a statement does. */
  private static Optional<String> unread(Statement statement) {
    if (statement instanceof Unparsed unparsed) {
      return Optional.of("the statement cannot be read: " + unparsed.reason());
    }
    if (statement instanceof DoBlock block && !block.dynamics().isEmpty()) {
      return Optional.of("a DO block builds SQL while it runs, which is not followed");
    }
    if (statement instanceof DoBlock block && !block.expressions().isEmpty()) {
      return Optional.of("which statements of a DO block run depends on what it finds");
    }
    if (statement instanceof Call) {
      return Optional.of("what a procedure does is not followed");
    }
    if (statement instanceof MetaCommand) {
      return Optional.of("a command of psql is not followed");
    }
    return statement instanceof Other
        ? Optional.of("what this statement changes is not followed")
        : Optional.empty();
  }

  Scene scene(PlanOptions options) {
    return new Scene(
        before,
        catalog,
        lineage,
        flows,
        options,
        version,
        ObjectDdl.of(before),
        ObjectDdl.of(catalog));
  }

  Repairs repairs() {
    return new Repairs(causes.orElseThrow(), lineage);
  }

  /** Names what is not read, and what breaks the earlier release and nothing mends. */
  void refuse(Repairs repairs, Scene scene) {
    unread.forEach((cause, reason) -> repairs.refuse(
        cause, reason + "; look yourself whether the earlier release needs it undone"));
    broken.forEach((found, cause) -> {
      if (repairs.hasLooked(found.object(), found.part())
          || scene.isAsBefore(found.object(), found.part())) {
        return;
      }
      if (found.sqlState().isPresent()) {
        repairs.refuse(
            cause, found.place() + ": " + found.what() + "; nothing is known that would mend it");
      } else {
        repairs.leave(cause, found.place(), found.what());
      }
    });
  }
}
