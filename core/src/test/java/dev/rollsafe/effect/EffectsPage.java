package dev.rollsafe.effect;

import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Effect.Transactionality;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** The page that lists what statements do, made of what {@link Effects} foretells for the rows of {@link TruthTable}. */
final class EffectsPage {

  private static final String HEAD = """
      # What statements do to a running database

      What Rollsafe foretells, for the forms of statements that its tests run on real servers. It is made of what Rollsafe says,
      not of what the servers did; a test holds the two to be equal, on PostgreSQL %d to %d.

      - **Locks**: on what was there before the statement; held to the end of its transaction. ACCESS SHARE is left out where a
        statement takes stronger ones.
      - **Waits**: who has to wait as long as the locks are held: reads (`SELECT`) or writes (`INSERT`, `UPDATE`, `DELETE`).
      - **Rewrites**, **reads whole**: tables copied or read from end to end meanwhile. **Builds**: indexes built or built again.
      - **Transaction**: whether the statement must run outside a transaction block, or inside one.
      - Where versions differ, each has a line: `≤15` is that version and those before it, `≥16` that one and those after it.
        (`≥17`) in brackets: older versions do not know the form.
      - *At worst*: what it does depends on something that migrations do not tell, so the worst is said.

      This page is generated. To make it again after a change, see [CONTRIBUTING](../CONTRIBUTING.md).
      """;

  private final StringBuilder page = new StringBuilder();

  private EffectsPage() {}

  static String of(List<TruthTable.Group> groups, int oldest) {
    EffectsPage page = new EffectsPage();
    page.page.append(HEAD.formatted(oldest, ServerVersion.NEWEST));
    String theme = "";
    page.contents();
    for (TruthTable.Group group : groups) {
      if (!group.theme().equals(theme)) {
        theme = group.theme();
        page.page.append("\n## ").append(heading(theme)).append('\n');
      }
      page.group(group, oldest);
    }
    return page.page.toString();
  }

  private void contents() {
    StringJoiner contents = new StringJoiner(" · ", "\n", "\n");
    for (String theme : TruthTable.THEMES) {
      contents.add("[" + heading(theme) + "](#" + theme + ")");
    }
    page.append(contents);
  }

  private static String heading(String theme) {
    return Character.toUpperCase(theme.charAt(0)) + theme.substring(1).replace('-', ' ');
  }

  private void group(TruthTable.Group group, int oldest) {
    page.append("\nGiven ").append(group.title()).append(":\n\n```sql\n");
    group.setup().stream()
        .filter(statement -> !statement.startsWith("INSERT") && !statement.startsWith("DELETE"))
        .forEach(statement -> page.append(statement).append(";\n"));
    page.append("```\n\n")
        .append("| Statement | Locks | Waits | Rewrites | Reads whole | Builds | Transaction |\n")
        .append("|---|---|---|---|---|---|---|\n");
    Catalog catalog = group.catalog();
    for (TruthTable.Row row : group.rows()) {
      row(row, catalog, Math.max(oldest, row.oldest()));
    }
  }

  private void row(TruthTable.Row row, Catalog catalog, int oldest) {
    int from = oldest;
    for (int version = oldest; version <= row.newest(); version++) {
      String cells = cells(row.foretell(catalog, version), catalog);
      if (version == row.newest()
          || !cells.equals(cells(row.foretell(catalog, version + 1), catalog))) {
        String versions = versions(from, version, oldest, row.newest());
        page.append("| ").append(statement(row)).append(versions).append(cells).append(" |\n");
        from = version + 1;
      }
    }
  }

  private static String versions(int from, int to, int oldest, int newest) {
    if (from == oldest && to == newest) {
      return oldest > TruthTable.OLDEST ? " (≥" + oldest + ")" : "";
    }
    if (from == oldest) {
      return " **≤" + to + "**";
    }
    return to == newest ? " **≥" + from + "**" : " **" + from + "–" + to + "**";
  }

  private static String statement(TruthTable.Row row) {
    StringBuilder cell = new StringBuilder();
    if (!row.before().isEmpty()) {
      StringJoiner before = new StringJoiner("; ", "after `", "`: ");
      row.before().forEach(statement -> before.add(inline(statement)));
      cell.append(before);
    }
    return cell.append('`').append(inline(row.statement())).append('`').toString();
  }

  private static String inline(String sql) {
    return String.join(" ", sql.lines().map(String::strip).toList()).replace("|", "\\|");
  }

  private static String cells(Effect effect, Catalog catalog) {
    if (effect.failure().isPresent()) {
      Failure failure = effect.failure().get();
      return " | refused with " + failure.sqlState() + ": " + failure.what() + " | | | | | "
          + transaction(effect);
    }
    StringJoiner cells =
        new StringJoiner(" | ", (effect.assumed() ? " *at worst*" : "") + " | ", "");
    cells.add(locks(effect));
    cells.add(waits(effect, catalog));
    cells.add(names(effect.rewrites()));
    cells.add(names(effect.scans()));
    cells.add(String.join(", ", new TreeSet<>(effect.indexRebuilds())));
    return cells.add(transaction(effect)).toString();
  }

  private static String locks(Effect effect) {
    Set<LockMode> modes = new LinkedHashSet<>();
    effect.locks().forEach(lock -> modes.add(lock.mode()));
    StringJoiner cell = new StringJoiner("; ");
    for (LockMode mode : modes) {
      Set<String> objects = new TreeSet<>();
      for (Lock lock : effect.locks()) {
        if (lock.mode() == mode) {
          String kind = lock.kind() == ObjectKind.TABLE ? "" : lock.kind().noun() + " ";
          objects.add(kind + lock.object());
        }
      }
      cell.add(mode.sql() + ": " + String.join(", ", objects));
    }
    return cell.toString();
  }

  /** Who waits: for a lock on an index those who use its table; a lock on a type is met by those who change it only. */
  private static String waits(Effect effect, Catalog catalog) {
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    for (Lock lock : effect.locks()) {
      if (lock.kind() != ObjectKind.TYPE) {
        String name = catalog
            .index(lock.object())
            .map(index -> index.table())
            .orElse(lock.object())
            .toString();
        if (lock.mode().blocksReads()) {
          reads.add(name);
        } else if (lock.mode().blocksWrites() && lock.kind() != ObjectKind.MATERIALIZED_VIEW) {
          writes.add(name);
        }
      }
    }
    writes.removeAll(reads);
    List<String> parts = new ArrayList<>();
    if (!reads.isEmpty()) {
      parts.add("reads and writes of " + String.join(", ", reads));
    }
    if (!writes.isEmpty()) {
      parts.add("writes of " + String.join(", ", writes));
    }
    return String.join("; ", parts);
  }

  private static String names(List<ObjectName> relations) {
    Set<String> names = new TreeSet<>();
    relations.forEach(relation -> names.add(relation.toString()));
    return String.join(", ", names);
  }

  private static String transaction(Effect effect) {
    return effect.transactionality() == Transactionality.ANY
        ? ""
        : effect.transactionality() == Transactionality.OUTSIDE_ONLY ? "outside" : "inside";
  }
}
