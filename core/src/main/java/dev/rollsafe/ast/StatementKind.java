package dev.rollsafe.ast;

import dev.rollsafe.ast.TransactionControl.Verb;
import java.util.EnumMap;
import java.util.Map;

/** Names statements in SQL's own words. */
public final class StatementKind implements Statement.Visitor<String> {

  private static final StatementKind INSTANCE = new StatementKind();

  private static final Map<ObjectKind, String> ALTER = beforeKinds("ALTER ");
  private static final Map<ObjectKind, String> DROP = beforeKinds("DROP ");
  private static final Map<Verb, String> VERBS = verbs();

  private StatementKind() {}

  /** Returns what {@code statement} is, for example {@code ALTER TABLE}. */
  public static String of(Statement statement) {
    return statement.accept(INSTANCE);
  }

  private static Map<ObjectKind, String> beforeKinds(String verb) {
    Map<ObjectKind, String> names = new EnumMap<>(ObjectKind.class);
    for (ObjectKind kind : ObjectKind.values()) {
      names.put(kind, verb + kind.sql());
    }
    return names;
  }

  private static Map<Verb, String> verbs() {
    Map<Verb, String> names = new EnumMap<>(Verb.class);
    for (Verb verb : Verb.values()) {
      names.put(verb, verb.name().replace('_', ' '));
    }
    return names;
  }

  private static <K> String named(Map<K, String> names, K key) {
    return names.getOrDefault(key, "");
  }

  @Override
  public String createTable(CreateTable statement) {
    return statement.foreign() ? "CREATE FOREIGN TABLE" : "CREATE TABLE";
  }

  @Override
  public String createTableAs(CreateTableAs statement) {
    return "CREATE TABLE AS";
  }

  @Override
  public String alterTable(AlterTable statement) {
    return named(ALTER, statement.kind());
  }

  @Override
  public String truncate(Truncate statement) {
    return "TRUNCATE";
  }

  @Override
  public String lockTable(LockTable statement) {
    return "LOCK TABLE";
  }

  @Override
  public String drop(Drop statement) {
    return named(DROP, statement.kind());
  }

  @Override
  public String rename(Rename statement) {
    return named(ALTER, statement.objectKind());
  }

  @Override
  public String setSchema(SetSchema statement) {
    return named(ALTER, statement.kind());
  }

  @Override
  public String changeOwner(ChangeOwner statement) {
    return named(ALTER, statement.kind());
  }

  @Override
  public String comment(Comment statement) {
    return "COMMENT";
  }

  @Override
  public String createIndex(CreateIndex statement) {
    return "CREATE INDEX";
  }

  @Override
  public String reindex(Reindex statement) {
    return "REINDEX";
  }

  @Override
  public String cluster(Cluster statement) {
    return "CLUSTER";
  }

  @Override
  public String vacuum(Vacuum statement) {
    return statement.vacuum() ? "VACUUM" : "ANALYZE";
  }

  @Override
  public String createView(CreateView statement) {
    return statement.materialized() ? "CREATE MATERIALIZED VIEW" : "CREATE VIEW";
  }

  @Override
  public String refreshMaterializedView(RefreshMaterializedView statement) {
    return "REFRESH MATERIALIZED VIEW";
  }

  @Override
  public String createType(CreateType statement) {
    return "CREATE TYPE";
  }

  @Override
  public String addEnumValue(AddEnumValue statement) {
    return "ALTER TYPE";
  }

  @Override
  public String alterType(AlterType statement) {
    return "ALTER TYPE";
  }

  @Override
  public String createDomain(CreateDomain statement) {
    return "CREATE DOMAIN";
  }

  @Override
  public String alterDomain(AlterDomain statement) {
    return "ALTER DOMAIN";
  }

  @Override
  public String createSequence(CreateSequence statement) {
    return "CREATE SEQUENCE";
  }

  @Override
  public String alterSequence(AlterSequence statement) {
    return "ALTER SEQUENCE";
  }

  @Override
  public String createRoutine(CreateRoutine statement) {
    return statement.procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION";
  }

  @Override
  public String alterRoutine(AlterRoutine statement) {
    return named(ALTER, statement.kind());
  }

  @Override
  public String createTrigger(CreateTrigger statement) {
    return "CREATE TRIGGER";
  }

  @Override
  public String createRule(CreateRule statement) {
    return "CREATE RULE";
  }

  @Override
  public String createPolicy(CreatePolicy statement) {
    return "CREATE POLICY";
  }

  @Override
  public String alterPolicy(AlterPolicy statement) {
    return "ALTER POLICY";
  }

  @Override
  public String createExtension(CreateExtension statement) {
    return "CREATE EXTENSION";
  }

  @Override
  public String createSchema(CreateSchema statement) {
    return "CREATE SCHEMA";
  }

  @Override
  public String createStatistics(CreateStatistics statement) {
    return "CREATE STATISTICS";
  }

  @Override
  public String grant(Grant statement) {
    return statement.revoke() ? "REVOKE" : "GRANT";
  }

  @Override
  public String setParameter(SetParameter statement) {
    return statement.reset() ? "RESET" : "SET";
  }

  @Override
  public String transactionControl(TransactionControl statement) {
    return named(VERBS, statement.verb());
  }

  @Override
  public String insert(Insert statement) {
    return "INSERT";
  }

  @Override
  public String update(Update statement) {
    return "UPDATE";
  }

  @Override
  public String delete(Delete statement) {
    return "DELETE";
  }

  @Override
  public String merge(Merge statement) {
    return "MERGE";
  }

  @Override
  public String copy(Copy statement) {
    return "COPY";
  }

  @Override
  public String call(Call statement) {
    return "CALL";
  }

  @Override
  public String select(Select statement) {
    return "SELECT";
  }

  @Override
  public String doBlock(DoBlock statement) {
    return "DO";
  }

  @Override
  public String metaCommand(MetaCommand statement) {
    return "psql command";
  }

  @Override
  public String other(Other statement) {
    return statement.kind() == ObjectKind.NONE
        ? statement.verb()
        : statement.verb() + " " + statement.kind().sql();
  }

  @Override
  public String unparsed(Unparsed statement) {
    return "not read";
  }
}
