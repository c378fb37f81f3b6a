package dev.rollsafe.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes what changes storage parameters and the like. */
final class OptionsText {

  private OptionsText() {}

  /**
   * Returns RESET of what is not wanted, and SET of what is not as wanted.
   *
   * @param alter the statement up to its action
   */
  static List<String> change(String alter, Map<String, String> is, Map<String, String> was) {
    List<String> statements = new ArrayList<>();
    StringJoiner reset = new StringJoiner(", ", alter + "RESET (", ")");
    reset.setEmptyValue("");
    for (String name : is.keySet()) {
      if (!was.containsKey(name)) {
        reset.add(Sql.optionName(name));
      }
    }
    if (reset.length() > 0) {
      statements.add(reset.toString());
    }
    Map<String, String> set = new LinkedHashMap<>(was);
    set.entrySet().removeAll(is.entrySet());
    if (!set.isEmpty()) {
      statements.add(alter + "SET " + Sql.options(set));
    }
    return statements;
  }
}
