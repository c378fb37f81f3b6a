package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break.Audience;
import java.util.Optional;

/** Tells what the settings of a table do: where and how it is kept, who owns it, which triggers and policies act on it. */
final class TableSettingEffects {

  private final Target target;

  TableSettingEffects(Target target) {
    this.target = target;
  }

  // ---- where and how it is kept ----

  void setLogged(AlterAction.SetLogged action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    Table table = target.table;
    if (target.isPartitioned()) {
      if (target.version.atLeast(18)) {
        target.refused("42809", "A partitioned table has nothing to log");
      } else {
        target.neutral("A partitioned table has nothing to log");
      }
      return;
    }
    boolean same = table != null
        && (target.fresh || table.complete())
        && (table.persistence() == Persistence.UNLOGGED) != action.logged();
    if (same) {
      target.neutral("The table is kept like this already");
      return;
    }
    if (refusedByForeignKey(action.logged())) {
      return;
    }
    if (target.kind != ObjectKind.SEQUENCE) {
      target.rewrite(target.name);
    }
    if (target.version.atLeast(15)) {
      ownedSequences();
    }
    if (action.logged()) {
      target.raise(Phase.EXPAND, "Release N-1 reads and writes the table as before");
      return;
    }
    target.raise(Phase.CONTRACT, "After a crash the table is empty, and replicas cannot read it");
    target.breaks(Audience.READERS, Breaks.FEATURE_NOT_SUPPORTED, "Queries on replicas fail");
  }

  private void ownedSequences() {
    if (target.table == null) {
      return;
    }
    for (Column column : target.table.columns()) {
      column
          .ownedSequence()
          .ifPresent(sequence ->
              target.draft.lock(sequence, ObjectKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE));
    }
  }

  /** Logged tables must not refer to unlogged ones, whose rows a crash takes away. */
  private boolean refusedByForeignKey(boolean logged) {
    if (logged) {
      return false;
    }
    for (Catalog.ForeignKey key : target.catalog.referencing(target.name)) {
      boolean other = !key.table().equals(target.name);
      if (other
          && target
              .catalog
              .table(key.table())
              .filter(child -> child.persistence() == Persistence.PERMANENT)
              .isPresent()) {
        target.refused("42P16", "The logged table " + key.table() + " refers to it");
        return true;
      }
    }
    return false;
  }

  void setAccessMethod(AlterAction.SetAccessMethod action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    if (!target.version.atLeast(15)) {
      target.refused("42601", "SET ACCESS METHOD came with PostgreSQL 15");
      return;
    }
    if (target.isPartitioned()) {
      if (target.version.atLeast(17)) {
        target.neutral("It only counts for partitions made later");
      } else {
        target.refused("42809", "A partitioned table has no access method");
      }
      return;
    }
    String method = action.method().map(m -> m.value()).orElse("heap");
    boolean same = target.table != null
        && target.table.complete()
        && target.table.accessMethod().orElse("heap").equals(method);
    if (!same) {
      target.rewrite(target.name);
    }
    target.neutral("Release N-1 does not notice how rows are kept");
  }

  void setTablespace(AlterAction.SetTablespace action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    String space = action.tablespace().value();
    boolean same = target.kind == ObjectKind.MATERIALIZED_VIEW
        ? space.equals("pg_default")
        : target.table != null
            && target.table.complete()
            && target.table.tablespace().orElse("pg_default").equals(space);
    Optional<Index> index = target.catalog.index(target.name);
    if (index.isPresent()) {
      // Where an index is kept is not in the catalog.
      target.draft.rebuild(index.get().name().toString()).assumed();
    } else if (!same && !target.isPartitioned()) {
      target.draft.rewrite(target.name).scan(target.name);
    }
    target.neutral("Release N-1 does not notice where rows are kept");
  }

  void setOptions(AlterAction.SetOptions action) {
    LockMode mode = LockMode.SHARE_UPDATE_EXCLUSIVE;
    if (target.kind == ObjectKind.VIEW) {
      mode = LockMode.ACCESS_EXCLUSIVE;
    }
    for (String option : action.options().keySet()) {
      if (isHeavy(option)) {
        mode = LockMode.ACCESS_EXCLUSIVE;
      }
    }
    target.lock(mode);
    if (target.isPartitioned()) {
      target.refused(
          target.version.atLeast(16) ? "42809" : "22023",
          "A partitioned table has no storage parameters");
      return;
    }
    if (target.kind == ObjectKind.VIEW) {
      viewOptions(action);
    } else {
      target.neutral("Storage parameters change nothing that release N-1 sees");
    }
  }

  /** The parameters that the server changes under ACCESS EXCLUSIVE ({@code reloptions.c}); all others need less. */
  private static boolean isHeavy(String option) {
    return switch (option) {
      case "user_catalog_table",
          "fastupdate",
          "gin_pending_list_limit",
          "buffering",
          "pages_per_range",
          "autosummarize",
          "security_barrier",
          "security_invoker",
          "check_option" -> true;
      default -> false;
    };
  }

  private void viewOptions(AlterAction.SetOptions action) {
    if (!action.reset() && action.options().containsKey("check_option")) {
      target.raise(Phase.CONTRACT, "Release N-1 may write rows that the view does not show");
      target.breaks(Audience.WRITERS, "44000", "INSERT and UPDATE outside of the view fail");
    } else if (!action.reset() && action.options().containsKey("security_invoker")) {
      target.raise(Phase.CONTRACT, "Release N-1 may lack rights on what the view reads");
      target.breaks(
          Audience.BOTH, Breaks.INSUFFICIENT_PRIVILEGE, "Statements on the view need those rights");
    } else {
      target.neutral("Release N-1 gets the same rows from the view");
    }
  }

  void clusterOn(AlterAction.ClusterOn action) {
    target.lock(LockMode.SHARE_UPDATE_EXCLUSIVE);
    action
        .index()
        .ifPresent(index -> target.draft.lock(
            new ObjectName(target.name.schema(), index.value()),
            ObjectKind.INDEX,
            LockMode.SHARE_UPDATE_EXCLUSIVE));
    target.neutral("It only marks the index for a later CLUSTER");
  }

  void setColumnAttribute(AlterAction.SetColumnAttribute action) {
    String column = action.column().value();
    boolean light = switch (action.attribute()) {
      case "STATISTICS", "SET", "RESET" -> true;
      default -> false;
    };
    LockMode mode = light ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    boolean recurses =
        action.attribute().equals("STATISTICS") || action.attribute().equals("STORAGE");
    if (recurses) {
      target.lockReached(mode);
    } else {
      target.lock(mode);
    }
    if (action.attribute().equals("COMPRESSION") && !target.version.atLeast(14)) {
      target.refused("42601", "COMPRESSION came with PostgreSQL 14");
      return;
    }
    if (target.kind == ObjectKind.TABLE && target.refusesFor(column)) {
      return;
    }
    target.neutral("It changes nothing that release N-1 sees");
  }

  void ofType(AlterAction.OfType action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    target.neutral("It changes nothing that release N-1 sees");
  }

  void other(AlterAction.OtherAction action) {
    if (!action.words().regionMatches(true, 0, "depends", 0, 7)
        && !action.words().regionMatches(true, 0, "no depends", 0, 10)) {
      target.lock(LockMode.ACCESS_EXCLUSIVE);
    }
    target.neutral("It changes nothing that release N-1 sees");
  }

  // ---- who may do what ----

  void ownerTo(AlterAction.OwnerTo action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    String owner = action.owner().value();
    boolean same =
        target.table != null && target.table.owner().filter(owner::equals).isPresent();
    if (same) {
      target.neutral("It belongs to " + owner + " already");
      return;
    }
    if (!target.fresh) {
      target.draft.assumed();
    }
    target.raise(
        Phase.CONTRACT, "Release N-1 may lose its rights with the ownership of " + target.name);
    target.breaks(
        Audience.BOTH,
        Breaks.INSUFFICIENT_PRIVILEGE,
        "Statements of the old owner fail where nothing was granted to it");
  }

  void rowSecurity(AlterAction.RowSecurity action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    Table table = target.table;
    boolean enabled = table != null && table.rowSecurity();
    boolean forced = table != null && table.forceRowSecurity();
    boolean known = table != null && table.complete();
    switch (action.mode()) {
      case "ENABLE" ->
        restrict(known && enabled, "Policies decide what release N-1 sees and writes");
      case "FORCE" ->
        restrict(
            known && (forced || !enabled),
            "Policies now bind the owner too, as release N-1 may be");
      case "DISABLE" -> open(known && !enabled);
      default -> open(known && !(enabled && forced));
    }
  }

  private void restrict(boolean already, String why) {
    if (already) {
      target.neutral("Row level security acts as before");
      return;
    }
    if (target.table != null && PolicyEffects.letEverythingThrough(target.table)) {
      target.raise(Phase.EXPAND, "The policies let everything through");
      return;
    }
    target.raise(Phase.CONTRACT, why);
    target.breaks(
        Audience.WRITERS, Breaks.INSUFFICIENT_PRIVILEGE, "Rows that no policy allows are refused");
    if (!target.fresh) {
      target.draft.breaks(Breaks.silent(
          target.name, Audience.READERS, "They no longer see rows that no policy allows"));
    }
  }

  private void open(boolean already) {
    if (already) {
      target.neutral("Row level security acts as before");
      return;
    }
    target.raise(Phase.EXPAND, "Release N-1 may do all that it might before");
    if (!target.fresh) {
      target.draft.breaks(
          Breaks.silent(target.name, Audience.READERS, "They see rows that policies hid before"));
    }
  }

  void replicaIdentity(AlterAction.ReplicaIdentity action) {
    target.lock(LockMode.ACCESS_EXCLUSIVE);
    if (!action.mode().equals("NOTHING")) {
      target.neutral("It only changes what is sent to subscribers");
      return;
    }
    target.draft.assumed();
    target.raise(Phase.CONTRACT, "Release N-1 cannot change rows if the table is published");
    target.breaks(Audience.WRITERS, "55000", "UPDATE and DELETE fail if the table is published");
  }
}
