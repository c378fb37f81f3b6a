package dev.rollsafe.release.usage;

import dev.rollsafe.ast.Call;
import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Copy;
import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.Insert;
import dev.rollsafe.ast.LockTable;
import dev.rollsafe.ast.Merge;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.StatementAdapter;
import dev.rollsafe.ast.Truncate;
import dev.rollsafe.ast.Update;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.release.readiness.Manifest.Access;
import dev.rollsafe.release.usage.SqlFacts.Relation;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what statements touch. Names of WITH queries are no relations. */
final class SqlReader implements StatementAdapter<Boolean> {

  private final List<Relation> relations = new ArrayList<>();
  private final List<ColumnReference> columns = new ArrayList<>();
  private final Set<String> functions = new HashSet<>();
  private final Set<String> withNames = new HashSet<>();
  private boolean understood = true;
  private boolean whole = true;

  private SqlReader() {}

  /** Returns what a text touches; empty where it is not one or several statements that read or write rows. */
  static Optional<SqlFacts> read(String text) {
    SqlReader reader = new SqlReader();
    Splitter splitter = Script.of("", Placeholders.replaced(text)).statements();
    int statements = 0;
    while (splitter.next()) {
      statements++;
      if (!SqlParser.statement(splitter).accept(reader)) {
        return Optional.empty();
      }
    }
    return statements == 0 ? Optional.empty() : Optional.of(reader.facts());
  }

  /** Returns what a query touches. */
  static SqlFacts read(Query query) {
    SqlReader reader = new SqlReader();
    reader.query(query);
    return reader.facts();
  }

  /** Returns what a parsed statement touches; empty where it neither reads nor writes rows. */
  static Optional<SqlFacts> read(Statement statement) {
    SqlReader reader = new SqlReader();
    return statement.accept(reader) ? Optional.of(reader.facts()) : Optional.empty();
  }

  private SqlFacts facts() {
    relations.removeIf(relation ->
        relation.name().schema() == null && withNames.contains(relation.name().name()));
    return new SqlFacts(understood, whole, relations, columns, functions);
  }

  private void query(Query query) {
    add(SqlParser.facts(query));
  }

  private void add(QueryFacts facts) {
    understood &= facts.understood();
    for (QueryFacts.Relation relation : facts.relations()) {
      read(relation);
    }
    columns.addAll(facts.columns());
    functions.addAll(facts.functions());
  }

  private void read(QueryFacts.Relation relation) {
    relations.add(new Relation(relation.name(), relation.alias(), Access.SELECT, List.of(), false));
  }

  private void add(Expression expression) {
    ExpressionFacts facts = SqlParser.facts(expression);
    understood &= facts.understood();
    for (QueryFacts.Relation relation : facts.relations()) {
      read(relation);
    }
    columns.addAll(facts.columns());
    functions.addAll(facts.functions());
  }

  private void add(Optional<FromClause> clause) {
    clause.ifPresent(from -> add(SqlParser.facts(from)));
  }

  private void with(List<WithQuery> queries) {
    for (WithQuery query : queries) {
      withNames.add(query.name().value());
      understood &= query.statement().accept(this);
    }
  }

  private void written(
      QualifiedName table,
      Optional<Identifier> alias,
      Access access,
      List<Identifier> names,
      boolean all) {
    List<String> written = new ArrayList<>();
    for (Identifier name : names) {
      written.add(name.value());
    }
    relations.add(new Relation(table, alias.map(Identifier::value), access, written, all));
  }

  @Override
  public Boolean otherwise(Statement statement) {
    return false;
  }

  @Override
  public Boolean select(Select statement) {
    with(statement.with());
    query(statement.query());
    return true;
  }

  @Override
  public Boolean insert(Insert statement) {
    with(statement.with());
    boolean all =
        statement.columns().isEmpty() && statement.source() != Insert.Source.DEFAULT_VALUES;
    written(statement.table(), statement.alias(), Access.INSERT, statement.columns(), all);
    statement.query().ifPresent(this::query);
    statement.onConflict().ifPresent(conflict -> {
      written(
          statement.table(), statement.alias(), Access.UPDATE, conflict.updatedColumns(), false);
      written(statement.table(), statement.alias(), Access.INSERT, conflict.columns(), false);
    });
    whole = false;
    return true;
  }

  @Override
  public Boolean update(Update statement) {
    with(statement.with());
    List<Identifier> set = new ArrayList<>();
    for (Update.Assignment assignment : statement.assignments()) {
      set.addAll(assignment.columns());
      add(assignment.value());
    }
    written(statement.table(), statement.alias(), Access.UPDATE, set, false);
    add(statement.from());
    statement.where().ifPresent(this::add);
    whole &= !statement.returning();
    return true;
  }

  @Override
  public Boolean delete(Delete statement) {
    with(statement.with());
    written(statement.table(), statement.alias(), Access.DELETE, List.of(), false);
    add(statement.using());
    statement.where().ifPresent(this::add);
    whole &= !statement.returning();
    return true;
  }

  @Override
  public Boolean merge(Merge statement) {
    with(statement.with());
    Access access = statement.inserts() ? Access.INSERT : Access.UPDATE;
    written(statement.table(), statement.alias(), access, statement.updatedColumns(), false);
    if (statement.updates()) {
      written(statement.table(), statement.alias(), Access.UPDATE, List.of(), false);
    }
    if (statement.deletes()) {
      written(statement.table(), statement.alias(), Access.DELETE, List.of(), false);
    }
    add(Optional.of(statement.source()));
    add(statement.condition());
    whole = false;
    return true;
  }

  @Override
  public Boolean truncate(Truncate statement) {
    for (QualifiedName table : statement.tables()) {
      written(table, Optional.empty(), Access.DELETE, List.of(), false);
    }
    return true;
  }

  @Override
  public Boolean lockTable(LockTable statement) {
    for (QualifiedName table : statement.tables()) {
      written(table, Optional.empty(), Access.SELECT, List.of(), false);
    }
    return true;
  }

  @Override
  public Boolean copy(Copy statement) {
    statement
        .table()
        .ifPresent(table -> written(
            table,
            Optional.empty(),
            statement.writes() ? Access.INSERT : Access.SELECT,
            statement.columns(),
            statement.columns().isEmpty()));
    boolean read = statement.query().isEmpty();
    if (!read) {
      whole = false;
      understood = false;
    }
    return true;
  }

  @Override
  public Boolean call(Call statement) {
    functions.add(statement.procedure().toString().toLowerCase(Locale.ROOT));
    return true;
  }

  @Override
  public Boolean doBlock(DoBlock statement) {
    for (Statement inner : statement.statements()) {
      understood &= inner.accept(this);
    }
    statement.expressions().forEach(this::add);
    understood &= statement.dynamics().isEmpty();
    return true;
  }

  @Override
  public Boolean other(Other statement) {
    return statement.statement().map(inner -> inner.accept(this)).orElse(false);
  }
}
