package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Template;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Gives columns of the earlier release what the new release writes, where nobody knows the way to the new columns: what the
 * earlier release writes stays on its side.
 */
final class DownTrigger {

  private final ObjectName table;
  private final String name;
  private final List<Half> old;
  private final List<String> fresh;
  private final String searchPath;
  private final Map<String, String> defaults;

  /**
   * A trigger.
   *
   * @param fresh the names of the new columns that the old ones are computed from; none where it is a constant
   * @param defaults the default expressions of old columns
   */
  DownTrigger(
      ObjectName table,
      String name,
      List<Half> old,
      List<String> fresh,
      String searchPath,
      Map<String, String> defaults) {
    this.table = table;
    this.name = name;
    this.old = old;
    this.fresh = fresh;
    this.searchPath = searchPath;
    this.defaults = defaults;
  }

  private String function() {
    return Names.quoted(new ObjectName(table.schema(), Names.joined(name, "down")));
  }

  String trigger() {
    return Names.joined("zz", name, "down");
  }

  List<String> create() {
    return List.of(
        Template.with("function", function())
            .and("path", searchPath)
            .and("oldNull", each(" IS NULL", " AND "))
            .and("down", assignments())
            .and("defaults", defaultAssignments())
            .and("freshChanged", changed(fresh))
            .and("oldChanged", changed(old.stream().map(h -> h.column().name()).toList()))
            .fill("""
                CREATE FUNCTION {function}() RETURNS trigger
                LANGUAGE plpgsql SET search_path = {path} AS $down$
                BEGIN
                  IF TG_OP = 'INSERT' THEN
                    IF {oldNull} THEN
                {down}
                    END IF;
                {defaults}
                  ELSIF ({freshChanged}) AND NOT ({oldChanged}) THEN
                {down}
                  END IF;
                  RETURN NEW;
                END
                $down$"""),
        "CREATE TRIGGER " + Names.quoted(trigger()) + " BEFORE INSERT OR UPDATE ON "
            + Names.quoted(table) + "\n  FOR EACH ROW EXECUTE FUNCTION " + function() + "()");
  }

  List<String> drop() {
    return List.of(
        "DROP TRIGGER " + Names.quoted(trigger()) + " ON " + Names.quoted(table),
        "DROP FUNCTION " + function() + "()");
  }

  private String each(String test, String joint) {
    StringJoiner terms = new StringJoiner(joint);
    old.forEach(half -> terms.add("NEW." + half.name() + test));
    return terms.toString();
  }

  private String assignments() {
    StringJoiner lines = new StringJoiner("\n");
    old.forEach(half -> lines.add("    NEW." + half.name() + " := " + half.inTrigger() + ";"));
    return lines.toString();
  }

  private String defaultAssignments() {
    StringJoiner lines = new StringJoiner("\n");
    defaults.forEach((column, value) -> lines.add("    NEW." + Names.quoted(column)
        + " := coalesce(NEW." + Names.quoted(column) + ", " + value + ");"));
    return lines.toString();
  }

  private static String changed(List<String> columns) {
    StringJoiner terms = new StringJoiner(" OR ");
    terms.setEmptyValue("false");
    for (String column : columns) {
      String quoted = Names.quoted(column);
      terms.add("NEW." + quoted + "::text IS DISTINCT FROM OLD." + quoted + "::text");
    }
    return terms.toString();
  }
}
