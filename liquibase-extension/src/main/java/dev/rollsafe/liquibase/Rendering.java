package dev.rollsafe.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.OutputChange;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;

/** Turns the changes of a changeset into the SQL that Liquibase would run. */
final class Rendering {

  private final ChangeSet changeSet;
  private final Database database;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> opaque = new ArrayList<>();

  private Rendering(ChangeSet changeSet, Database database) {
    this.changeSet = changeSet;
    this.database = database;
  }

  /**
   * The SQL of one change.
   *
   * @param text the SQL
   * @param verbatim whether it is what stands in a file
   */
  record Piece(String text, boolean verbatim) {}

  static Rendering of(ChangeSet changeSet, Database database) {
    Rendering rendering = new Rendering(changeSet, database);
    for (Change change : changeSet.getChanges()) {
      rendering.add(change);
    }
    return rendering;
  }

  /** Returns the SQL, change by change. */
  List<Piece> pieces() {
    return pieces;
  }

  /** Returns what the changes that cannot be seen as SQL are. */
  List<String> opaque() {
    return opaque;
  }

  private void add(Change change) {
    if (isElsewhere(change) || saysNothing(change)) {
      return;
    }
    Optional<String> verbatim = verbatim(change);
    if (verbatim.isPresent()) {
      pieces.add(new Piece(verbatim.get(), true));
    } else if (change.generateStatementsVolatile(database)) {
      opaque.add(described(change));
    } else {
      generate(change);
    }
  }

  private boolean isElsewhere(Change change) {
    return change instanceof DbmsTargetedChange targeted
        && !DatabaseList.definitionMatches(targeted.getDbms(), database, true);
  }

  /** Tags stand in Liquibase's own table; the others do nothing to a database. */
  private static boolean saysNothing(Change change) {
    return change instanceof TagDatabaseChange
        || change instanceof EmptyChange
        || change instanceof OutputChange;
  }

  /** SQL that people wrote keeps its comments, which Liquibase strips; what it rewrites, or splits in its own way, it generates. */
  private Optional<String> verbatim(Change change) {
    if (change instanceof AbstractSQLChange sql
        && changeSet.getSqlVisitors().isEmpty()
        && endsStatementsPlainly(sql)) {
      return Optional.ofNullable(sql.getSql());
    }
    return Optional.empty();
  }

  private static boolean endsStatementsPlainly(AbstractSQLChange sql) {
    String delimiter = sql.getEndDelimiter();
    return delimiter == null || delimiter.isEmpty() || delimiter.equals(";");
  }

  private void generate(Change change) {
    StringBuilder text = new StringBuilder();
    for (SqlStatement statement : change.generateStatements(database)) {
      Sql[] generated = SqlGeneratorFactory.getInstance().generateSql(statement, database);
      for (Sql sql : generated == null ? new Sql[0] : generated) {
        text.append(visited(sql.toSql()).strip()).append(";\n");
      }
    }
    if (text.length() > 0) {
      pieces.add(new Piece(text.toString(), false));
    }
  }

  private String visited(String sql) {
    String text = sql;
    for (SqlVisitor visitor : changeSet.getSqlVisitors()) {
      text = visitor.modifySql(text, database);
    }
    return text;
  }

  private static String described(Change change) {
    String name = change.getSerializedObjectName();
    String said = change.getConfirmationMessage();
    return said == null || said.isBlank() ? name : name + " (" + said + ")";
  }
}
