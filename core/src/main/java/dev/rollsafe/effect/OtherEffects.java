package dev.rollsafe.effect;

import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.effect.Effect.Transactionality;

/** Statements without a family of their own, and psql's own commands. */
final class OtherEffects {

  private static final Effect OWN_SESSION = new EffectDraft(
          Phase.NEUTRAL, "It changes neither data nor what other sessions may do")
      .build();
  private static final Effect OWN_SESSION_OUTSIDE = new EffectDraft(
          Phase.NEUTRAL, "It changes neither data nor what other sessions may do")
      .transactionality(Transactionality.OUTSIDE_ONLY)
      .build();
  private static final Effect OWN_TRANSACTION = new EffectDraft(
          Phase.NEUTRAL, "Only when constraints are checked in this transaction")
      .transactionality(Transactionality.INSIDE_ONLY)
      .build();
  private static final Effect MADE =
      new EffectDraft(Phase.EXPAND, "Release N-1 does not know what is made").build();
  private static final Effect MADE_OUTSIDE = new EffectDraft(
          Phase.EXPAND, "Release N-1 does not know what is made")
      .transactionality(Transactionality.OUTSIDE_ONLY)
      .build();
  private static final Effect SHARED = new EffectDraft(
          Phase.CONTRACT, "All sessions meet something else than before, those of release N-1 too")
      .assumed()
      .build();
  private static final Effect SHARED_OUTSIDE = new EffectDraft(
          Phase.CONTRACT, "All sessions meet something else than before, those of release N-1 too")
      .transactionality(Transactionality.OUTSIDE_ONLY)
      .assumed()
      .build();
  private static final Effect PREPARED = new EffectDraft(
          Phase.CONTRACT, "It runs a prepared statement, and what that does cannot be told")
      .assumed()
      .build();
  private static final Effect GUARD = new EffectDraft(
          Phase.EXPAND, "An event trigger fires for schema changes only")
      .assumed()
      .build();
  private static final Effect IMPORTED = new EffectDraft(
          Phase.EXPAND, "Release N-1 does not know the tables that are made")
      .assumed()
      .build();
  private static final Effect MOVED = new EffectDraft(
          Phase.NEUTRAL,
          "Tables that it does not name are locked and copied, and hold the same rows")
      .assumed()
      .build();
  private static final Effect MOVED_OUTSIDE = new EffectDraft(
          Phase.NEUTRAL, "The tables of a whole database are copied, and hold the same rows")
      .transactionality(Transactionality.OUTSIDE_ONLY)
      .assumed()
      .build();
  private static final Effect SUBSCRIBED = new EffectDraft(
          Phase.CONTRACT, "Rows of another server come into tables that it does not name")
      .assumed()
      .build();
  private static final Effect SUBSCRIBED_OUTSIDE = new EffectDraft(
          Phase.CONTRACT, "Rows of another server come into tables that it does not name")
      .transactionality(Transactionality.OUTSIDE_ONLY)
      .assumed()
      .build();
  private static final Effect FUTURE_RIGHTS = new EffectDraft(
          Phase.EXPAND, "Rights on what is created later change, not on what is there")
      .build();
  private static final Effect PSQL =
      new EffectDraft(Phase.NEUTRAL, "A command of psql, which the server does not see").build();

  private final Catalog catalog;
  private final ServerVersion version;

  OtherEffects(Catalog catalog, ServerVersion version) {
    this.catalog = catalog;
    this.version = version;
  }

  Effect other(Other statement) {
    if (statement.kind() == ObjectKind.PUBLICATION
        && statement.consequence() == Other.Consequence.SHARED) {
      return new PublicationEffects(catalog).effect(statement);
    }
    return switch (statement.consequence()) {
      case NONE -> none(statement);
      case RUNS_STATEMENT -> runs(statement);
      case RUNS_PREPARED -> PREPARED;
      case SHARED -> isOutsideOnly(statement) ? SHARED_OUTSIDE : SHARED;
      case GUARDS_DDL -> GUARD;
      case UNNAMED_TABLES -> unnamed(statement);
    };
  }

  private static Effect unnamed(Other statement) {
    if (statement.verb().equals("IMPORT")) {
      return IMPORTED;
    }
    if (statement.kind() == ObjectKind.SUBSCRIPTION) {
      return isOutsideOnly(statement) ? SUBSCRIBED_OUTSIDE : SUBSCRIBED;
    }
    return isOutsideOnly(statement) ? MOVED_OUTSIDE : MOVED;
  }

  /** Only its locks tell of a statement that is explained or prepared: the server analyses it. */
  private Effect analysed(Statement statement) {
    EffectDraft draft = new EffectDraft(Phase.NEUTRAL, "The statement is looked at, and not run");
    for (Lock lock : Effects.of(statement, catalog, version).locks()) {
      draft.lock(lock.object(), lock.kind(), lock.mode());
    }
    return draft.build();
  }

  private Effect none(Other statement) {
    if (statement.statement().isPresent()) {
      return analysed(statement.statement().get());
    }
    if (statement.kind() == ObjectKind.DEFAULT_PRIVILEGES) {
      return FUTURE_RIGHTS;
    }
    if (isOutsideOnly(statement)) {
      return MADE_OUTSIDE;
    }
    if (statement.verb().equals("DISCARD")) {
      return isAll(statement) ? OWN_SESSION_OUTSIDE : OWN_SESSION;
    }
    if (statement.kind() == ObjectKind.CONSTRAINT) {
      return OWN_TRANSACTION;
    }
    return statement.verb().equals("CREATE") && statement.kind() != ObjectKind.NONE
        ? MADE
        : OWN_SESSION;
  }

  private static boolean isAll(Other statement) {
    return statement.name().filter(name -> name.name().equals("all")).isPresent();
  }

  /** PostgreSQL runs these outside of transaction blocks alone (manual, their reference pages). */
  private static boolean isOutsideOnly(Other statement) {
    return switch (statement.kind()) {
      case DATABASE ->
        statement.verb().equals("CREATE")
            || statement.consequence() == Other.Consequence.UNNAMED_TABLES;
      case TABLESPACE -> statement.verb().equals("CREATE");
      case SYSTEM -> statement.verb().equals("ALTER");
      case SUBSCRIPTION -> statement.verb().equals("CREATE");
      default -> false;
    };
  }

  private Effect runs(Other statement) {
    return statement.statement().isPresent()
        ? Effects.of(statement.statement().get(), catalog, version)
        : PREPARED;
  }

  Effect meta(MetaCommand statement) {
    return switch (statement.kind()) {
      case INCLUDE -> unknown("It reads another file, which is not here");
      case CONNECT -> unknown("It goes on in another session, maybe in another database");
      case RUN_RESULT -> unknown("It runs what a query returns");
      case SHELL -> unknown("It runs a command of the shell");
      case LARGE_OBJECT -> unknown("It writes or deletes a large object");
      case QUIT -> unknown("psql reads nothing behind it");
      case COPY, RUN, VARIABLE -> sent(statement);
      case CONDITION, OTHER -> PSQL;
    };
  }

  private static Effect unknown(String why) {
    return new EffectDraft(Phase.UNKNOWN, why).assumed().build();
  }

  private Effect sent(MetaCommand statement) {
    if (statement.sent().isEmpty()) {
      return PSQL;
    }
    Statement sent = statement.sent().get();
    return Effects.of(sent, catalog, version);
  }
}
