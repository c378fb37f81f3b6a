package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every type changed into every other one on a server: whether it is possible without USING, whether the table is rewritten
 * and the index kept, and whether statements with values of the old type still compare with the column and write it.
 */
class TypeChangeServerTest {

  private static final List<String> TYPES = List.of(
      "smallint",
      "integer",
      "bigint",
      "numeric",
      "numeric(10,2)",
      "numeric(12,2)",
      "numeric(10,1)",
      "real",
      "double precision",
      "money",
      "text",
      "varchar",
      "varchar(10)",
      "varchar(20)",
      "char(5)",
      "bpchar",
      "name",
      "boolean",
      "date",
      "timestamp",
      "timestamp(3)",
      "timestamptz",
      "timestamptz(3)",
      "time",
      "timetz",
      "interval",
      "interval(3)",
      "interval day to second",
      "interval year to month",
      "json",
      "jsonb",
      "uuid",
      "cidr",
      "inet",
      "bit(5)",
      "bit varying",
      "bit varying(5)",
      "oid",
      "regclass",
      "integer[]",
      "bigint[]",
      "varchar(10)[]",
      "varchar(20)[]",
      "varchar[]",
      "text[]",
      "point",
      "tsvector",
      "mood",
      "free",
      "bound",
      "whole",
      "whole_bound");

  private static final List<String> OWN_TYPES = List.of(
      "CREATE TYPE mood AS ENUM ('sad', 'happy')",
      "CREATE DOMAIN free AS varchar(10)",
      "CREATE DOMAIN bound AS varchar(10) CHECK (VALUE <> '')",
      "CREATE DOMAIN whole AS integer",
      "CREATE DOMAIN whole_bound AS integer NOT NULL");

  /** Changes a column of each type into all others, and takes every change back by an exception that carries the result. */
  private static final String PROBE = """
      CREATE FUNCTION can_be_indexed(kind text) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TABLE tried (c %s)', kind);
        CREATE INDEX ON tried (c);
        DROP TABLE tried;
        RETURN true;
      EXCEPTION WHEN undefined_object THEN
        RETURN false;
      END $$;

      CREATE FUNCTION changed(heap oid, index oid) RETURNS text LANGUAGE plpgsql AS $$
      BEGIN
        RETURN CASE WHEN heap = pg_relation_filenode('probed') THEN 'kept' ELSE 'rewritten' END
          || CASE WHEN index = pg_relation_filenode(to_regclass('probed_c')) THEN ', index kept'
             WHEN index IS NOT NULL THEN ', index built' ELSE '' END;
      END $$;

      CREATE FUNCTION used() RETURNS text LANGUAGE plpgsql AS $$
      DECLARE result text := '';
      BEGIN
        BEGIN
          PERFORM FROM typed WHERE v = v;
          BEGIN
            PERFORM FROM probed, typed WHERE c = v;
          EXCEPTION WHEN others THEN result := ', compare ' || SQLSTATE;
          END;
        EXCEPTION WHEN undefined_function THEN result := ', nothing compares';
        END;
        BEGIN
          INSERT INTO probed SELECT v FROM typed;
        EXCEPTION WHEN others THEN result := result || ', assign ' || SQLSTATE;
        END;
        RETURN result;
      END $$;

      CREATE FUNCTION probe(old text, new text, indexed boolean) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE heap oid := pg_relation_filenode('probed'); index oid;
      BEGIN
        IF indexed THEN
          CREATE INDEX probed_c ON probed (c);
          index := pg_relation_filenode('probed_c');
        END IF;
        EXECUTE format('ALTER TABLE probed ALTER c TYPE %s', new);
        RAISE EXCEPTION USING ERRCODE = 'RS001', MESSAGE = changed(heap, index) || used();
      EXCEPTION
        WHEN SQLSTATE 'RS001' THEN RETURN SQLERRM;
        WHEN others THEN RETURN SQLSTATE;
      END $$;
      """;

  @Test
  void changesEveryTypeIntoEveryOther() throws SQLException {
    Catalog catalog = catalog();
    List<String> disagreements = new ArrayList<>();
    int compared = 0;
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : OWN_TYPES) {
        statement.execute(sql);
      }
      statement.execute(PROBE);
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("CREATE TABLE kinds AS SELECT t, can_be_indexed(t) AS indexed"
          + " FROM unnest('{\"" + String.join("\",\"", TYPES) + "\"}'::text[]) t");
      for (String old : TYPES) {
        statement.execute("CREATE TABLE probed (c " + old + ")");
        statement.execute("CREATE TABLE typed (v " + old + ")");
        try (ResultSet rows = statement.executeQuery("SELECT k.t, probe('" + old
            + "', k.t, k.indexed AND o.indexed) FROM kinds k, kinds o WHERE o.t = '" + old + "'")) {
          while (rows.next()) {
            String was = rows.getString(2);
            String foretold = foretold(old, rows.getString(1), was, catalog);
            compared++;
            if (!foretold.equals(was)) {
              disagreements.add(
                  old + " to " + rows.getString(1) + ": foretold " + foretold + ", was " + was);
            }
          }
        }
        statement.execute("DROP TABLE probed, typed");
      }
    }
    assertThat(disagreements).as("of " + compared).isEmpty();
    assertThat(compared).isEqualTo(TYPES.size() * TYPES.size());
  }

  private static String foretold(String old, String now, String was, Catalog catalog) {
    DataType from = type(old);
    DataType to = type(now);
    TypeChange change = TypeChange.of(from, to, catalog);
    if (!change.castable()) {
      return "42804";
    }
    StringBuilder words = new StringBuilder(change.rewrites() ? "rewritten" : "kept");
    if (was.contains("index")) {
      boolean built = change.rewrites() || !change.sorts();
      words.append(built ? ", index built" : ", index kept");
    }
    DataType base = Domains.base(from, catalog);
    if (was.contains("nothing compares")) {
      words.append(", nothing compares");
    } else if (!Casts.comparable(base, Domains.base(to, catalog))) {
      words.append(", compare 42883");
    }
    if (!Casts.byAssignment(base, Domains.base(to, catalog), catalog)) {
      words.append(", assign 42804");
    }
    return words.toString();
  }

  private static Catalog catalog() {
    Catalog catalog = Catalog.empty().enter(1);
    for (String sql : OWN_TYPES) {
      catalog = catalog.apply(parsed(sql));
    }
    return catalog.apply(parsed("SET TimeZone = 'UTC'"));
  }

  private static DataType type(String type) {
    CreateTable table = (CreateTable) parsed("CREATE TABLE t (c " + type + ")");
    return table.columns().get(0).type().orElseThrow();
  }

  private static dev.rollsafe.ast.Statement parsed(String sql) {
    Splitter splitter = Script.of("", sql).statements();
    assertThat(splitter.next()).isTrue();
    return SqlParser.statement(splitter);
  }
}
