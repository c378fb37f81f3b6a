package dev.rollsafe.plan.sequence;

import java.util.LinkedHashMap;
import java.util.Map;

/** SQL with gaps: {@code {table}} stands for what {@link #with} puts there. A value is never looked at again for gaps. */
public final class Template {

  private final Map<String, String> values;

  private Template(Map<String, String> values) {
    this.values = values;
  }

  /** Begins with one gap. */
  public static Template with(String key, String value) {
    return new Template(Map.of()).and(key, value);
  }

  /** Adds a gap. */
  public Template and(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new Template(more);
  }

  /** Fills the gaps of a text. */
  public String fill(String text) {
    StringBuilder filled = new StringBuilder(text.length() + 64);
    int done = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', done)) {
      int close = text.indexOf('}', open);
      String key = text.substring(open + 1, close);
      String value = values.get(key);
      if (value == null) {
        throw new IllegalArgumentException("nothing to put in the place of {" + key + "}");
      }
      filled.append(text, done, open).append(value);
      done = close + 1;
    }
    return filled.append(text, done, text.length()).toString().stripTrailing();
  }
}
