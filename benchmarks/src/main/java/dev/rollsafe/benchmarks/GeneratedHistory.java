package dev.rollsafe.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up history of migrations: the same seed gives the same text on every machine.
 *
 * <p>Tables come first and are changed ever after, in roughly the proportions of real histories: mostly columns, indexes and
 * constraints, some functions and data, the odd drop.
 */
final class GeneratedHistory {

  private static final String[] NOUNS = {
    "account", "address", "basket", "booking", "carrier", "contact", "device", "event", "invoice",
        "label", "member",
    "message", "order", "payment", "product", "profile", "report", "review", "session", "shipment",
        "ticket", "voucher"
  };

  private static final String[] TYPES = {
    "bigint",
    "integer",
    "text",
    "varchar(80)",
    "numeric(12, 2)",
    "boolean",
    "timestamptz",
    "date",
    "jsonb",
    "uuid"
  };

  private final Random random;
  private final List<Made> tables = new ArrayList<>();
  private int names;

  private GeneratedHistory(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the texts of {@code migrations} migrations, in the order in which they run. */
  static List<String> of(long seed, int migrations) {
    GeneratedHistory history = new GeneratedHistory(seed);
    List<String> texts = new ArrayList<>(migrations);
    for (int i = 0; i < migrations; i++) {
      texts.add(history.migration(i));
    }
    return texts;
  }

  private String migration(int number) {
    StringBuilder sql =
        new StringBuilder("-- Migration ").append(number + 1).append(", made up.\n");
    int statements = 1 + random.nextInt(5);
    for (int i = 0; i < statements; i++) {
      sql.append(statement()).append(";\n\n");
    }
    return sql.toString();
  }

  private String statement() {
    int dice = random.nextInt(100);
    if (tables.size() < 3 || dice < 12) {
      return createTable();
    }
    Made table = tables.get(random.nextInt(tables.size()));
    if (dice < 42) {
      return addColumn(table);
    }
    if (dice < 57) {
      return createIndex(table);
    }
    if (dice < 67) {
      return addConstraint(table);
    }
    if (dice < 80) {
      return changeColumn(table);
    }
    return dice < 92 ? changeData(table) : createFunction(table);
  }

  private String createTable() {
    Made table = new Made(name());
    StringBuilder sql = new StringBuilder("CREATE TABLE ").append(table.name);
    sql.append(" (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    int columns = 2 + random.nextInt(8);
    for (int i = 0; i < columns; i++) {
      String column = name();
      table.columns.add(column);
      sql.append(",\n    ")
          .append(column)
          .append(' ')
          .append(type())
          .append(random.nextBoolean() ? " NOT NULL" : "");
    }
    if (!tables.isEmpty()) {
      sql.append(",\n    parent_id bigint REFERENCES ")
          .append(any(tables).name)
          .append(" (id) ON DELETE CASCADE");
    }
    sql.append(",\n    created_at timestamptz NOT NULL DEFAULT now()\n)");
    tables.add(table);
    return sql.toString();
  }

  private String addColumn(Made table) {
    String column = name();
    table.columns.add(column);
    String suffix = switch (random.nextInt(4)) {
      case 0 -> " text NOT NULL DEFAULT 'none'";
      case 1 -> " bigint CHECK (" + column + " >= 0)";
      case 2 -> " uuid DEFAULT gen_random_uuid()";
      default -> " " + type();
    };
    return "ALTER TABLE " + table.name + " ADD COLUMN " + column + suffix;
  }

  private String createIndex(Made table) {
    String column = any(table.columns);
    String how =
        random.nextBoolean() ? "CREATE INDEX CONCURRENTLY IF NOT EXISTS " : "CREATE UNIQUE INDEX ";
    return how + name() + "_idx ON " + table.name + " (" + column + " DESC, id) WHERE " + column
        + " IS NOT NULL";
  }

  private String addConstraint(Made table) {
    String alter = "ALTER TABLE " + table.name + " ADD CONSTRAINT " + name();
    return switch (random.nextInt(3)) {
      case 0 -> alter + "_fk FOREIGN KEY (id) REFERENCES " + any(tables).name + " (id) NOT VALID";
      case 1 -> alter + "_check CHECK (length(" + any(table.columns) + "::text) < 200) NOT VALID";
      default -> alter + "_unique UNIQUE (" + any(table.columns) + ", id)";
    };
  }

  private String changeColumn(Made table) {
    int at = random.nextInt(table.columns.size());
    String column = table.columns.get(at);
    String alter = "ALTER TABLE " + table.name;
    switch (random.nextInt(5)) {
      case 0 -> {
        String renamed = name();
        table.columns.set(at, renamed);
        return alter + " RENAME COLUMN " + column + " TO " + renamed;
      }
      case 1 -> {
        if (table.columns.size() > 1) {
          table.columns.remove(at);
          return alter + " DROP COLUMN " + column + " CASCADE";
        }
        return "COMMENT ON COLUMN " + table.name + "." + column + " IS 'the last one''s kept'";
      }
      case 2 -> {
        return alter + " ALTER COLUMN " + column + " TYPE text USING " + column + "::text";
      }
      case 3 -> {
        return alter + " ALTER COLUMN " + column + " SET NOT NULL, ALTER COLUMN " + column
            + " DROP DEFAULT";
      }
      default -> {
        return alter + " ALTER COLUMN " + column + " DROP NOT NULL";
      }
    }
  }

  private String changeData(Made table) {
    String column = any(table.columns);
    return switch (random.nextInt(3)) {
      case 0 ->
        "UPDATE " + table.name + " SET " + column + " = NULL WHERE id BETWEEN 1 AND 5000 AND "
            + column + " IS NOT NULL";
      case 1 -> "DELETE FROM " + table.name + " WHERE created_at < now() - interval '1 year'";
      default -> "INSERT INTO " + table.name + " (" + column + ") VALUES (NULL), (NULL), (NULL)";
    };
  }

  private String createFunction(Made table) {
    String function = name() + "_count";
    return "CREATE OR REPLACE FUNCTION " + function
        + "() RETURNS bigint LANGUAGE plpgsql AS $body$\nBEGIN\n"
        + "    -- counts; nothing else\n    RETURN (SELECT count(*) FROM " + table.name + " WHERE "
        + any(table.columns)
        + " IS NOT NULL);\nEND;\n$body$";
  }

  private String name() {
    return NOUNS[random.nextInt(NOUNS.length)] + "_" + names++;
  }

  private String type() {
    return TYPES[random.nextInt(TYPES.length)];
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A table made so far, with the columns that may still be changed. */
  private static final class Made {
    private final String name;
    private final List<String> columns = new ArrayList<>();

    private Made(String name) {
      this.name = name;
    }
  }
}
