package dev.rollsafe.liquibase;

import dev.rollsafe.migration.History;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.TransactionMode;
import dev.rollsafe.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/** Changesets as the migrations of a history. */
final class ChangeSetHistory {

  private final Database database;
  private final SourceTexts sources = new SourceTexts();
  private final List<Migration> migrations = new ArrayList<>();
  private final List<History.Problem> problems = new ArrayList<>();

  private ChangeSetHistory(Database database) {
    this.database = database;
  }

  /**
   * Returns a history.
   *
   * @param changeLog what it is called
   * @param changeSets its changesets, in the order they run
   * @param database renders their changes
   * @param withoutRollback those of them that need a way back and have none
   */
  static History of(
      String changeLog,
      List<ChangeSet> changeSets,
      Database database,
      List<ChangeSet> withoutRollback) {
    ChangeSetHistory history = new ChangeSetHistory(database);
    for (ChangeSet changeSet : changeSets) {
      history.add(changeSet);
    }
    for (ChangeSet changeSet : withoutRollback) {
      history.problem(
          changeSet,
          "has no rollback, and Liquibase cannot make one up;"
              + " 'rollsafe down --format liquibase' writes one");
    }
    return new History(
        changeLog,
        History.Layout.PLAIN,
        history.migrations,
        List.of(),
        List.of(),
        history.problems);
  }

  private void problem(ChangeSet changeSet, String message) {
    problems.add(new History.Problem(PendingChangeSets.name(changeSet), message, false));
  }

  private void add(ChangeSet changeSet) {
    Rendering rendering = Rendering.of(changeSet, database);
    for (String change : rendering.opaque()) {
      problem(
          changeSet,
          "is not SQL and is not judged: " + change
              + "; look yourself whether the previous release can live with it");
    }
    List<Script> parts =
        inFiles(changeSet, rendering).orElseGet(() -> List.of(written(changeSet, rendering)));
    boolean transactional = changeSet.isRunInTransaction() && changeSet.getRunWith() == null;
    TransactionMode mode = transactional ? TransactionMode.SINGLE : TransactionMode.NONE;
    migrations.add(Migration.of(PendingChangeSets.name(changeSet), mode, parts));
  }

  /** Returns the SQL where it stands in one file; empty where part of it stands nowhere. */
  private Optional<List<Script>> inFiles(ChangeSet changeSet, Rendering rendering) {
    List<Script> parts = new ArrayList<>();
    List<String> files = files(changeSet);
    if (files.size() != 1) {
      return Optional.empty();
    }
    for (Rendering.Piece piece : rendering.pieces()) {
      Optional<Script> place =
          piece.verbatim() ? sources.find(files.get(0), piece.text()) : Optional.empty();
      if (place.isEmpty()) {
        return Optional.empty();
      }
      parts.add(place.get());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
  }

  /** The SQL of {@code sqlFile} stands in its own file. */
  private static List<String> files(ChangeSet changeSet) {
    List<String> files = new ArrayList<>();
    for (Change change : changeSet.getChanges()) {
      String file = changeSet.getFilePath();
      if (change instanceof AbstractSQLChange) {
        Object path = change.getSerializableFieldValue("path");
        file = path instanceof String named ? named : file;
      }
      if (!files.contains(file)) {
        files.add(file);
      }
    }
    return files;
  }

  private static Script written(ChangeSet changeSet, Rendering rendering) {
    StringBuilder text = new StringBuilder();
    String comments = changeSet.getComments();
    if (comments != null && !comments.isBlank()) {
      for (String line : comments.strip().split("\\R", -1)) {
        text.append("-- ").append(line.strip()).append('\n');
      }
    }
    for (Rendering.Piece piece : rendering.pieces()) {
      String sql = piece.text().strip();
      text.append(sql).append(sql.endsWith(";") ? "\n" : ";\n");
    }
    return Script.of(PendingChangeSets.name(changeSet), text.toString());
  }
}
