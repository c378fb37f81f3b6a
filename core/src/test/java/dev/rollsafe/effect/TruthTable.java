package dev.rollsafe.effect;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Forms of statements, in files of SQL by theme. A line {@code -- given: what} begins a group: the statements below it set up
 * a database. Each line {@code -- name} after it begins a row: its last statement is the one in question, those before it run
 * in the same transaction. {@code [15-]}, {@code [-16]} or {@code [15-17]} behind the name says which versions know the form.
 * {@code -- old} lists statements of the release before,
 * where it is asked what becomes of them, and {@code -- then} behind a row what is done before they run; of a statement that
 * runs outside of a transaction, what cleans up behind it. A line {@code --- remark} says why a row is there. Nothing says what is expected: servers do.
 */
final class TruthTable {

  /** The oldest version that servers are asked about; binaries of older ones are no longer made. */
  static final int OLDEST = 14;

  static final List<String> THEMES = List.of(
      "columns",
      "column-types",
      "not-null",
      "constraints",
      "foreign-keys",
      "tables",
      "partitions",
      "indexes",
      "maintenance",
      "views",
      "types",
      "sequences",
      "routines",
      "access",
      "drop",
      "rename",
      "rows",
      "transactions",
      "combinations");

  private TruthTable() {}

  /**
   * What rows have in common.
   *
   * @param old statements of the release before, where it is asked what becomes of them
   */
  record Group(String theme, String title, List<String> setup, List<String> old, List<Row> rows) {

    /** The catalog that the rows meet, in a unit of its own. */
    Catalog catalog() {
      return apply(Catalog.empty().enter(1), setup).enter(2);
    }
  }

  /**
   * One form.
   *
   * @param before what runs before it in the same transaction
   * @param then what is done behind it
   */
  record Row(
      String theme,
      String name,
      int oldest,
      int newest,
      List<String> before,
      String statement,
      List<String> then) {

    String key() {
      return theme + ": " + name;
    }

    boolean isFor(int version) {
      return oldest <= version && version <= newest;
    }

    Effect foretell(Catalog catalog, int version) {
      Catalog met = apply(catalog, before);
      return Effects.of(parse(statement), met, new ServerVersion(version));
    }
  }

  static Catalog apply(Catalog catalog, List<String> statements) {
    Catalog next = catalog;
    for (String statement : statements) {
      next = next.apply(parse(statement));
    }
    return next;
  }

  static Statement parse(String sql) {
    Splitter splitter = Script.of("row", sql).statements();
    if (!splitter.next()) {
      throw new IllegalArgumentException("no statement in: " + sql);
    }
    return SqlParser.statement(splitter);
  }

  static List<Group> read(String directory, List<String> themes) {
    Set<String> keys = new HashSet<>();
    List<Group> groups = new ArrayList<>();
    for (String theme : themes) {
      for (Group group : new Reader(theme).read(resource(directory + "/" + theme + ".sql"))) {
        groups.add(group);
        for (Row row : group.rows()) {
          if (!keys.add(row.key())) {
            throw new IllegalStateException("two rows are called " + row.key());
          }
        }
      }
    }
    return groups;
  }

  static String resource(String name) {
    try (InputStream in = TruthTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> statements(String sql) {
    List<String> statements = new ArrayList<>();
    Splitter splitter = Script.of("table", sql).statements();
    while (splitter.next()) {
      statements.add(splitter.span().of(sql).strip());
    }
    return statements;
  }

  /** Reads one file. */
  private static final class Reader {

    private static final Pattern VERSIONS = Pattern.compile(" \\[(\\d+-|-\\d+|\\d+-\\d+)]$");
    private static final String GIVEN = "given: ";
    private static final String OLD = "old";
    private static final String THEN = "then";

    private final String theme;
    private final List<Group> groups = new ArrayList<>();
    private Optional<String> heading = Optional.empty();
    private final StringBuilder body = new StringBuilder();

    Reader(String theme) {
      this.theme = theme;
    }

    List<Group> read(String text) {
      for (String line : text.lines().toList()) {
        if (line.startsWith("-- ")) {
          end();
          heading = Optional.of(line.substring(3).strip());
        } else if (!line.startsWith("---")) {
          body.append(line).append('\n');
        }
      }
      end();
      return groups;
    }

    private void end() {
      List<String> statements = statements(body.toString());
      body.setLength(0);
      if (heading.isEmpty()) {
        return;
      }
      String title = heading.get();
      if (title.startsWith(GIVEN)) {
        groups.add(new Group(
            theme,
            title.substring(GIVEN.length()),
            statements,
            new ArrayList<>(),
            new ArrayList<>()));
      } else if (statements.isEmpty() || groups.isEmpty()) {
        throw new IllegalStateException(theme + ": no statement or no group for row " + title);
      } else if (title.equals(THEN)) {
        List<Row> rows = groups.get(groups.size() - 1).rows();
        rows.get(rows.size() - 1).then().addAll(statements);
      } else if (title.equals(OLD)) {
        groups.get(groups.size() - 1).old().addAll(statements);
      } else {
        groups.get(groups.size() - 1).rows().add(row(title, statements));
      }
    }

    private Row row(String title, List<String> statements) {
      int bracket = VERSIONS.matcher(title).find() ? title.lastIndexOf('[') : -1;
      String versions = bracket < 0 ? "-" : title.substring(bracket + 1, title.length() - 1);
      int dash = versions.indexOf('-');
      String from = dash < 0 ? versions : versions.substring(0, dash);
      String to = dash < 0 ? versions : versions.substring(dash + 1);
      int last = statements.size() - 1;
      return new Row(
          theme,
          bracket < 0 ? title : title.substring(0, bracket).strip(),
          from.isEmpty() ? OLDEST : Integer.parseInt(from),
          to.isEmpty() ? ServerVersion.NEWEST : Integer.parseInt(to),
          statements.subList(0, last),
          statements.get(last),
          new ArrayList<>());
    }
  }
}
