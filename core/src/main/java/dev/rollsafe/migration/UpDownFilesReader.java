package dev.rollsafe.migration;

import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads pairs of files such as {@code 1_x.up.sql} and {@code 1_x.down.sql} of golang-migrate, sqlx, bun and pop. Between stem and
 * direction pop names the database a file is for: {@code 1_x.postgres.up.sql} comes before {@code 1_x.up.sql}.
 */
final class UpDownFilesReader implements LayoutReader {

  private static final String[] UPS = {".up", "_up", "-up", ".do"};
  private static final String[] DOWNS = {".down", "_down", "-down", ".undo"};
  private static final List<String> POSTGRES = List.of("postgres", "postgresql", "pg");
  private static final List<String> OTHERS = List.of(
      "mysql",
      "mariadb",
      "sqlite",
      "sqlite3",
      "cockroach",
      "cockroachdb",
      "mssql",
      "sqlserver",
      "oracle",
      "h2");

  /**
   * What a name says.
   *
   * @param id the name without direction and database
   * @param kind whether it goes forward or back
   * @param database the database it is for; empty for all
   * @param outside whether it is to run without a transaction
   */
  private record PairName(String id, Kind kind, String database, boolean outside) {}

  @Override
  public Layout layout() {
    return Layout.UP_DOWN_FILES;
  }

  @Override
  public boolean claims(SourceFile file) {
    return file.isSql()
        && !file.name().equals("up.sql")
        && endsWithAny(file.relativeStem(), UPS) >= 0;
  }

  @Override
  public void read(Folder folder, HistoryBuilder history) {
    Set<String> forPostgres = new HashSet<>();
    for (SourceFile file : folder.files()) {
      PairName name = name(file.relativeStem());
      if (name != null && POSTGRES.contains(name.database)) {
        forPostgres.add(name.kind + name.id);
      }
    }
    for (SourceFile file : folder.files()) {
      if (file.isSql()) {
        read(file, forPostgres, history);
      }
    }
  }

  private static void read(SourceFile file, Set<String> forPostgres, HistoryBuilder history) {
    PairName name = name(file.relativeStem());
    if (name == null) {
      // sqlx takes files without a direction beside the pairs; others leave them alone, but nothing
      // says so.
      history.addByContent(file, file.relativeStem(), TransactionMode.SINGLE);
    } else if (OTHERS.contains(name.database)) {
      history.skip(file, "it is for " + name.database);
    } else if (name.database.isEmpty() && forPostgres.contains(name.kind + name.id)) {
      history.skip(file, "another file of this name is for PostgreSQL");
    } else {
      Optional<Script> script = history.read(file);
      TransactionMode mode = name.outside ? TransactionMode.NONE : TransactionMode.SINGLE;
      script.ifPresent(text -> history.add(file, name.id, name.kind, mode, text));
    }
  }

  /** Tells whether a file takes another back, by its name alone. */
  static boolean isDown(String stem) {
    return endsWithAny(stem, DOWNS) >= 0;
  }

  private static @org.jspecify.annotations.Nullable PairName name(String stem) {
    int up = endsWithAny(stem, UPS);
    int down = endsWithAny(stem, DOWNS);
    if (up < 0 && down < 0) {
      return null;
    }
    String rest = stem.substring(0, Math.max(up, down));
    boolean outside = rest.endsWith(".autocommit");
    if (outside) {
      rest = rest.substring(0, rest.length() - ".autocommit".length());
    }
    int dot = rest.lastIndexOf('.');
    String database = dot < 0 ? "" : rest.substring(dot + 1);
    if (!POSTGRES.contains(database) && !OTHERS.contains(database)) {
      return new PairName(rest, up >= 0 ? Kind.VERSIONED : Kind.UNDO, "", outside);
    }
    return new PairName(
        rest.substring(0, dot), up >= 0 ? Kind.VERSIONED : Kind.UNDO, database, outside);
  }

  private static int endsWithAny(String stem, String[] endings) {
    for (String ending : endings) {
      if (stem.endsWith(ending)) {
        return stem.length() - ending.length();
      }
    }
    return -1;
  }
}
