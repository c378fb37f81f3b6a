package dev.rollsafe.release.usage;

import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/** The texts in resources that are no XML. Of settings only values that are statements count: others are hosts, paths, words. */
final class ResourceTexts {

  private ResourceTexts() {}

  static void sql(String place, String text, Corpus corpus) {
    Script script = Script.of(place, text);
    Splitter splitter = script.statements();
    while (splitter.next()) {
      corpus.add(new Text(
          place + ":" + script.position(splitter.span().start()).line(),
          splitter.span().of(text)));
    }
  }

  static void properties(String place, String text, Corpus corpus) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException malformed) {
      corpus.add(Unjudged.unread(place, "is no file of properties: " + malformed.getMessage()));
      return;
    }
    for (String name : properties.stringPropertyNames()) {
      setting(place + ": " + name, properties.getProperty(name), corpus);
    }
  }

  static void yaml(String place, String text, Corpus corpus) {
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      for (Event event : yaml.parse(new StringReader(text))) {
        if (event instanceof ScalarEvent scalar) {
          setting(place + ":" + (scalar.getStartMark().getLine() + 1), scalar.getValue(), corpus);
        }
      }
    } catch (YAMLException malformed) {
      corpus.add(Unjudged.unread(place, "is no YAML"));
    }
  }

  private static void setting(String place, String value, Corpus corpus) {
    if (SqlReader.read(value).isPresent()) {
      corpus.add(new Text(place, value));
    }
  }
}
