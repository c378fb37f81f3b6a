package dev.rollsafe.plan.sequence;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A trigger that keeps two groups of columns of a row the same, whichever of them a writer knows. It goes by what has changed,
 * not by who is connected, and it changes the row before it is stored, so that it never sets off itself.
 *
 * <p>A side whose new value is already what the other side makes of it is left alone, so that neither a backfill nor a writer
 * who knows both sides loses what only one of them can hold. Where both are written and do not belong together the new value wins: on
 * INSERT the old one may be a default that the new release cannot help.
 */
public final class SyncTrigger {

  private final ObjectName table;
  private final String name;
  private final List<Half> old;
  private final List<Half> fresh;
  private final String searchPath;
  private final String initial;

  public SyncTrigger(
      ObjectName table, String name, List<Half> old, List<Half> fresh, String searchPath) {
    this(table, name, old, fresh, searchPath, Map.of());
  }

  /**
   * A trigger that also gives a row what columns had by default, which they cannot have beside it.
   *
   * @param defaults the default expressions by column, for a row that comes with neither side
   */
  public SyncTrigger(
      ObjectName table,
      String name,
      List<Half> old,
      List<Half> fresh,
      String searchPath,
      Map<String, String> defaults) {
    this.table = table;
    this.name = name;
    this.old = old;
    this.fresh = fresh;
    this.searchPath = searchPath;
    this.initial = initial(defaults);
  }

  private String initial(Map<String, String> defaults) {
    if (defaults.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("    IF ")
        .append(nulls(fresh, " IS NULL", " AND "))
        .append(" AND ")
        .append(nulls(old, " IS NULL", " AND "))
        .append(" THEN\n");
    defaults.forEach((column, value) -> text.append("      NEW.")
        .append(Sql.identifier(column))
        .append(" := ")
        .append(value)
        .append(";\n"));
    return text.append("    END IF;\n").toString();
  }

  private RowTrigger trigger() {
    return new RowTrigger(table, name, searchPath, body());
  }

  private String body() {
    return Template.with("initial", initial)
        .and("freshChanged", changed(fresh))
        .and("freshDiffers", differs(fresh))
        .and("oldDiffers", differs(old))
        .and("down", assign(old, "    "))
        .and("oldChanged", changed(old))
        .and("up", assign(fresh, "    "))
        .and("untouched", nulls(fresh, " IS NULL", " AND "))
        .and("oldSet", nulls(old, " IS NOT NULL", " OR "))
        .fill("""
              IF TG_OP = 'INSERT' THEN
            {initial}    IF {untouched} THEN
            {up}
                ELSIF {freshDiffers} THEN
            {down}
                END IF;
                RETURN NEW;
              END IF;
              IF ({freshChanged}) AND ({freshDiffers}) THEN
            {down}
              ELSIF ({oldChanged}) AND ({oldDiffers}) THEN
            {up}
              ELSIF {untouched} AND ({oldSet}) THEN
            {up}
              END IF;
            """);
  }

  /** Returns what makes the function and the trigger. */
  public List<String> create() {
    return trigger().create();
  }

  /** Returns what takes both away. */
  public List<String> drop() {
    return trigger().drop();
  }

  /** Counts 1 where the trigger is not there or does not fire. */
  public String missing() {
    return trigger().missing();
  }

  /** Returns what counts the triggers that are left, which is to be 0 when it is dropped. */
  String left() {
    return trigger().left();
  }

  private static String assign(List<Half> side, String indent) {
    List<String> lines = new ArrayList<>();
    for (Half half : side) {
      lines.add(indent + "NEW." + half.name() + " := " + half.inTrigger() + ";");
    }
    return String.join("\n", lines);
  }

  private static String changed(List<Half> side) {
    List<String> terms = new ArrayList<>();
    for (Half half : side) {
      terms.add(half.differs("NEW." + half.name(), "OLD." + half.name()));
    }
    return String.join(" OR ", terms);
  }

  private static String differs(List<Half> side) {
    List<String> terms = new ArrayList<>();
    for (Half half : side) {
      terms.add(half.differs("NEW." + half.name(), half.inTrigger()));
    }
    return String.join(" OR ", terms);
  }

  private static String nulls(List<Half> side, String test, String joint) {
    List<String> terms = new ArrayList<>();
    for (Half half : side) {
      terms.add("NEW." + half.name() + test);
    }
    return String.join(joint, terms);
  }
}
