package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.effect.Break.Audience;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * What the functions do that a statement calls. Those of the server are known; of others the code is looked into where a
 * script made them; what hides its code is at least a contract.
 */
final class FunctionCalls {

  private static final Span NOWHERE = new Span(0, 0);

  private final Catalog catalog;
  private final ServerVersion version;
  private final int depth;

  /**
   * @param depth how many routines called each other to get here
   */
  FunctionCalls(Catalog catalog, ServerVersion version, int depth) {
    this.catalog = catalog;
    this.version = version;
    this.depth = depth;
  }

  /**
   * Adds what functions do.
   *
   * @param functions the functions, as the facts of a query or expression name them
   * @param text the query or expression
   */
  void add(EffectDraft draft, List<String> functions, String text) {
    for (String function : functions) {
      if (function.equals("setval") || function.equals("pg_catalog.setval")) {
        new SetvalCall(catalog, text).add(draft, functions);
      } else {
        add(draft, function);
      }
    }
  }

  private void add(EffectDraft draft, String function) {
    int dot = function.indexOf('.');
    String schema = dot < 0 ? null : function.substring(0, dot);
    String name = function.substring(dot + 1);
    if (schema == null || schema.equals("pg_catalog")) {
      if (special(draft, name)
          || BuiltInFunctions.volatility(name).isPresent()
          || isInquiry(name)) {
        return;
      }
    }
    QualifiedName written = new QualifiedName(schema, name, NOWHERE);
    List<Routine> routines = catalog.routines(written);
    if (!routines.isEmpty()) {
      known(draft, routines);
    } else if (schema == null || BuiltInFunctions.volatility(name).isEmpty()) {
      hidden(draft, catalog.resolveRoutine(written));
    }
  }

  static void hidden(EffectDraft draft, ObjectName routine) {
    draft
        .raise(Phase.CONTRACT, "It calls " + routine + ", and what that does cannot be told")
        .assumed();
  }

  private void known(EffectDraft draft, List<Routine> routines) {
    for (Routine routine : routines) {
      // The server lets no function write that is declared STABLE or IMMUTABLE.
      if (routine.definition().procedure()
          || routine.definition().volatility() == CreateRoutine.Volatility.VOLATILE) {
        new RoutineBody(catalog, version, depth).add(draft, routine);
      }
    }
  }

  /** Functions that look things up in the system catalogs (manual, section 9.27). */
  private static boolean isInquiry(String name) {
    return name.startsWith("pg_get_")
        || name.startsWith("pg_stat_get_")
        || (name.startsWith("has_") && name.endsWith("_privilege"))
        || (name.startsWith("pg_") && name.endsWith("_is_visible"));
  }

  /** Functions of the server that do more than return something (manual, chapter 9). */
  private static boolean special(EffectDraft draft, String name) {
    switch (name) {
      case "lo_unlink", "lo_put", "lo_truncate", "lo_truncate64", "lowrite" ->
        draft
            .raise(Phase.DESTRUCTIVE, "Large objects are deleted or overwritten")
            .loses(new Loss(
                new ObjectName("pg_catalog", "pg_largeobject"), Optional.empty(), "Large objects"));
      case "pg_terminate_backend", "pg_cancel_backend" ->
        draft
            .raise(Phase.CONTRACT, "Sessions of release N-1 may be ended")
            .breaks(Breaks.error(
                new ObjectName("pg_catalog", "pg_stat_activity"),
                Audience.BOTH,
                name.equals("pg_cancel_backend") ? "57014" : "57P01",
                "What a session does when it is ended fails"));
      case "pg_reload_conf", "pg_promote", "pg_switch_wal", "pg_drop_replication_slot" ->
        draft.raise(Phase.CONTRACT, name + " acts on the whole server").assumed();
      case "pg_notify",
          "pg_logical_emit_message",
          "lo_create",
          "lo_creat",
          "lo_import",
          "lo_from_bytea" ->
        draft.raise(Phase.EXPAND, "Something is added that nobody has to know");
      default -> {
        return false;
      }
    }
    return true;
  }
}
