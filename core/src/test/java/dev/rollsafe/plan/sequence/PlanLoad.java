package dev.rollsafe.plan.sequence;

import java.util.List;

/**
 * A change that is made while others write.
 *
 * @param name what it is, in a word or two
 * @param plan the change, one of {@link PlanCases}
 * @param old what the writers of the old release run; {@code ?} stands for a number of their own
 * @param fresh what the writers of the new release run
 * @param restore what takes back the statements that were safe as they are, and that a down script would take back
 */
record PlanLoad(
    String name, PlanCase plan, List<String> old, List<String> fresh, List<String> restore) {

  static List<PlanLoad> all() {
    List<String> lines = List.of(
        "INSERT INTO orders (total) VALUES (?); INSERT INTO line (order_id, sku) VALUES (currval('orders_id_seq'), 's?')",
        "INSERT INTO line (order_id, sku) VALUES (1 + ? % 1200, 'n?')",
        "UPDATE orders SET parent = 1 + ? % 900 WHERE id = 1 + ? % 1200",
        "UPDATE line SET order_id = 1 + ? % 1100 WHERE id = 1 + ? % 1200",
        "DELETE FROM line WHERE id = 1200 + ? % 9000");
    return List.of(
        of(
            "rename",
            "rename a column that is NOT NULL and indexed",
            List.of(
                "INSERT INTO app.customer (mail) VALUES ('old?')",
                "UPDATE app.customer SET mail = 'o?' WHERE id = 1 + ? % 2500",
                "UPDATE app.customer SET note = 'n?' WHERE id = 1 + ? % 2500"),
            List.of(
                "INSERT INTO app.customer (email) VALUES ('new?')",
                "UPDATE app.customer SET email = 'n?' WHERE id = 1 + ? % 2500")),
        of(
            "type",
            "a wider integer",
            List.of(
                "INSERT INTO app.customer (mail, points) VALUES ('old?', ?)",
                "UPDATE app.customer SET points = ? WHERE id = 1 + ? % 2500"),
            List.of(
                "INSERT INTO app.customer (mail, points_new) VALUES ('new?', ?)",
                "UPDATE app.customer SET points_new = ? WHERE id = 1 + ? % 2500")),
        new PlanLoad(
            "split",
            named("one column split into two"),
            List.of(
                "INSERT INTO person (full_name) VALUES ('Ada K? Lovelace')",
                "UPDATE person SET full_name = 'Bea ?' WHERE id = 1 + ? % 2100",
                "UPDATE person SET visits = visits + 1 WHERE id = 1 + ? % 2100"),
            List.of(
                "INSERT INTO person (given, family) VALUES ('Ada K?', 'de la Cruz')",
                "UPDATE person SET family = 'King ?' WHERE id = 1 + ? % 2100"),
            List.of("ALTER TABLE person DROP COLUMN given, DROP COLUMN family")),
        of(
            "bigint key",
            "a key of integers that becomes bigint, with what refers to it",
            lines,
            lines),
        of(
            "partition",
            "a table that becomes partitioned, with an identity",
            List.of(
                "INSERT INTO event (body, kind) VALUES ('o?', 1)",
                "UPDATE event SET body = 'u?' WHERE id = 1 + ? % 900"),
            List.of(
                "INSERT INTO event (body) VALUES ('n?')",
                "DELETE FROM event WHERE id = 900 + ? % 9000")),
        of(
            "not null",
            "a column that becomes NOT NULL",
            List.of(
                "UPDATE t SET c = NULL WHERE id = 1 + ? % 1100",
                "UPDATE t SET c = 'o?' WHERE id = 1 + ? % 1100"),
            List.of("UPDATE t SET c = 'n?' WHERE id = 1 + ? % 1100")),
        of(
            "drop column",
            "a column that goes",
            List.of("UPDATE part SET note = 'o?' WHERE id = 1 + ? % 1100"),
            List.of("UPDATE part SET code = 'n?' WHERE id = 1 + ? % 1100")));
  }

  private static PlanLoad of(String name, String title, List<String> old, List<String> fresh) {
    return new PlanLoad(name, named(title), old, fresh, List.of());
  }

  private static PlanCase named(String title) {
    return PlanCases.all().stream()
        .filter(row -> row.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  /** The steps up to the end of a stage. */
  static List<Step> upTo(List<Step> steps, Stage stage) {
    return steps.stream().filter(step -> step.stage().compareTo(stage) <= 0).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
