package dev.rollsafe.script;

import dev.rollsafe.catalog.View;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes views and materialized views. */
final class ViewText {

  private ViewText() {}

  static String create(View view, boolean orReplace) {
    return create(view, view.query().text(), orReplace);
  }

  /** Writes a view with its query in other words. */
  static String create(View view, String query, boolean orReplace) {
    StringBuilder text = new StringBuilder("CREATE ")
        .append(orReplace && !view.materialized() ? "OR REPLACE " : "")
        .append(view.temporary() ? "TEMPORARY " : "")
        .append(view.materialized() ? "MATERIALIZED VIEW " : "VIEW ")
        .append(Sql.name(view.name()));
    if (!view.columns().isEmpty()) {
      text.append(" (").append(Sql.identifiers(view.columns())).append(')');
    }
    view.method().ifPresent(method -> text.append(" USING ").append(Sql.identifier(method)));
    Map<String, String> options = new LinkedHashMap<>(view.options());
    if (!options.isEmpty()) {
      text.append(" WITH ").append(Sql.options(options));
    }
    view.tablespace().ifPresent(t -> text.append(" TABLESPACE ").append(Sql.identifier(t)));
    text.append(" AS\n").append(query);
    if (view.materialized() && !view.populated()) {
      text.append("\nWITH NO DATA");
    }
    return text.toString();
  }
}
