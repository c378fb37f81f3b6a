package dev.rollsafe.script;

import dev.rollsafe.ast.CreateTrigger;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.catalog.Policy;
import dev.rollsafe.catalog.Rule;
import dev.rollsafe.catalog.Trigger;
import java.util.List;
import java.util.StringJoiner;

/** Writes triggers, rules and policies. */
final class TriggerText {

  private TriggerText() {}

  static String create(Trigger trigger) {
    CreateTrigger made = trigger.definition();
    StringBuilder text = new StringBuilder("CREATE ")
        .append(made.constraint() ? "CONSTRAINT TRIGGER " : "TRIGGER ")
        .append(Sql.identifier(trigger.name()))
        .append(' ')
        .append(made.timing().name().replace('_', ' '))
        .append(' ')
        .append(events(made))
        .append(" ON ")
        .append(Sql.name(trigger.table()));
    made.from().ifPresent(from -> text.append(" FROM ").append(Sql.name(from)));
    if (made.constraint()) {
      text.append(made.attributes().deferrable() ? " DEFERRABLE" : " NOT DEFERRABLE")
          .append(made.attributes().initiallyDeferred() ? " INITIALLY DEFERRED" : "");
    }
    transitionTables(made, text);
    text.append(made.forEachRow() ? " FOR EACH ROW" : " FOR EACH STATEMENT");
    made.when().ifPresent(when -> text.append(" WHEN (").append(when.text()).append(')'));
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    for (String argument : made.arguments()) {
      arguments.add(Sql.literal(argument).strip());
    }
    return text.append(" EXECUTE FUNCTION ")
        .append(Sql.name(trigger.function()))
        .append(arguments)
        .toString();
  }

  private static void transitionTables(CreateTrigger made, StringBuilder text) {
    if (made.oldTable().isPresent() || made.newTable().isPresent()) {
      text.append(" REFERENCING");
      made.oldTable()
          .ifPresent(t -> text.append(" OLD TABLE AS ").append(Sql.identifier(t.value())));
      made.newTable()
          .ifPresent(t -> text.append(" NEW TABLE AS ").append(Sql.identifier(t.value())));
    }
  }

  private static String events(CreateTrigger made) {
    StringJoiner events = new StringJoiner(" OR ");
    for (String event : made.events()) {
      events.add(
          event.equals("UPDATE") && !made.updateColumns().isEmpty()
              ? "UPDATE OF " + columns(made.updateColumns())
              : event);
    }
    return events.toString();
  }

  private static String columns(List<Identifier> columns) {
    StringJoiner list = new StringJoiner(", ");
    for (Identifier column : columns) {
      list.add(Sql.identifier(column.value()));
    }
    return list.toString();
  }

  static String policy(String table, Policy policy) {
    StringBuilder text = new StringBuilder("CREATE POLICY ")
        .append(Sql.identifier(policy.name()))
        .append(" ON ")
        .append(table)
        .append(policy.permissive() ? "" : " AS RESTRICTIVE")
        .append(" FOR ")
        .append(policy.command());
    if (!policy.roles().isEmpty()) {
      StringJoiner roles = new StringJoiner(", ", " TO ", "");
      for (String role : policy.roles()) {
        roles.add(Sql.role(role));
      }
      text.append(roles);
    }
    policy.using().ifPresent(e -> text.append(" USING (").append(e.text()).append(')'));
    policy
        .withCheck()
        .ifPresent(e -> text.append(" WITH CHECK (").append(e.text()).append(')'));
    return text.toString();
  }

  static String rule(String table, Rule rule) {
    StringBuilder text = new StringBuilder("CREATE RULE ")
        .append(Sql.identifier(rule.name()))
        .append(" AS ON ")
        .append(rule.definition().event())
        .append(" TO ")
        .append(table);
    rule.definition().where().ifPresent(where -> text.append(" WHERE ").append(where.text()));
    return text.append(" DO ")
        .append(rule.definition().instead() ? "INSTEAD " : "ALSO ")
        .append(rule.definition().action())
        .toString();
  }
}
