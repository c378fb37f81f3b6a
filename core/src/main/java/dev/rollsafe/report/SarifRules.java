package dev.rollsafe.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollsafe.lint.Example;
import dev.rollsafe.lint.RuleDoc;
import java.io.IOException;

/** Writes what rules are about as SARIF has it. */
final class SarifRules {

  private final JsonGenerator json;

  SarifRules(JsonGenerator json) {
    this.json = json;
  }

  void rule(RuleDoc rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    json.writeStringField("name", camelCase(rule.id()));
    text("shortDescription", rule.summary());
    text("fullDescription", rule.why());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", rule.why() + "\n\nInstead: " + rule.instead());
    json.writeStringField("markdown", markdown(rule));
    json.writeEndObject();
    if (!rule.sources().isEmpty()) {
      json.writeStringField("helpUri", rule.sources().get(0));
    }
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", SarifReport.level(rule.severity()));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    json.writeString("migration");
    json.writeString("postgresql");
    for (String hazard : rule.hazards()) {
      json.writeString(hazard);
    }
    json.writeEndArray();
    // GitHub sorts alerts by this one.
    json.writeStringField("problem.severity", problemSeverity(rule));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String problemSeverity(RuleDoc rule) {
    return switch (rule.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "recommendation";
    };
  }

  private void text(String member, String text) throws IOException {
    json.writeObjectFieldStart(member);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String markdown(RuleDoc rule) {
    StringBuilder page = new StringBuilder(rule.why());
    page.append("\n\n**Instead:** ").append(rule.instead()).append('\n');
    for (Example example : rule.flagged()) {
      page.append("\nFlagged: ").append(example.title()).append("\n\n```sql\n");
      page.append(example.sql().strip()).append("\n```\n");
    }
    for (Example example : rule.accepted()) {
      page.append("\nAccepted: ").append(example.title()).append("\n\n```sql\n");
      page.append(example.sql().strip()).append("\n```\n");
    }
    if (!rule.sources().isEmpty()) {
      page.append("\nSources:\n\n");
    }
    for (String source : rule.sources()) {
      page.append("- <").append(source).append(">\n");
    }
    return page.toString();
  }

  private static String camelCase(String id) {
    StringBuilder name = new StringBuilder(id.length());
    boolean upper = true;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '-') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }
}
