package dev.rollsafe.config;

import dev.rollsafe.config.YamlText.Entry;
import dev.rollsafe.migration.ChangeMark.Stage;
import dev.rollsafe.migration.Durations;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.ChangeDeclarations;
import dev.rollsafe.release.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a {@code rollsafe.yml} says of services and of changes that take several releases. */
final class ReleaseReader {

  static final List<String> SERVICE = List.of("rollback-window", "soak", "rules");
  static final List<String> CHANGE = List.of(
      "id",
      "kind",
      "old",
      "new",
      "consumers",
      "soak",
      "quarantine",
      "flag",
      "expand",
      "backfill",
      "contract");

  private static final int WIDEST_WINDOW = 100;

  private final YamlText yaml;
  private final Path base;

  ReleaseReader(YamlText yaml, Path base) {
    this.yaml = yaml;
    this.base = base;
  }

  List<Service> services(Entry services) {
    List<Service> all = new ArrayList<>();
    for (Entry service : yaml.entries(services.value(), services.name())) {
      if (service.name().isBlank() || service.name().indexOf('@') >= 0) {
        throw yaml.wrong(service.key(), "the name of a service is not empty and holds no @");
      }
      all.add(service(service));
    }
    return List.copyOf(all);
  }

  private Service service(Entry service) {
    int window = Service.DEFAULT_ROLLBACK_WINDOW;
    Duration soak = Duration.ZERO;
    Set<String> rules = Set.of();
    for (Entry entry : yaml.entries(service.value(), "a service", SERVICE)) {
      switch (entry.name()) {
        case "rollback-window" -> window = (int) yaml.number(entry, 0, WIDEST_WINDOW);
        case "soak" -> soak = time(entry);
        default -> rules = words(entry);
      }
    }
    return new Service(service.name(), window, soak, rules);
  }

  List<ChangeFiles> changes(Entry changes) {
    List<ChangeFiles> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : yaml.list(changes)) {
      ChangeFiles change = change(node);
      if (!ids.add(change.change().id())) {
        throw yaml.wrong(node, "the change " + change.change().id() + " is there twice");
      }
      all.add(change);
    }
    return List.copyOf(all);
  }

  private ChangeFiles change(Node node) {
    String id = "";
    Map<String, String> settings = new HashMap<>();
    Map<Stage, List<MigrationPattern>> files = new EnumMap<>(Stage.class);
    for (Entry entry : yaml.entries(node, "an element of changes", CHANGE)) {
      switch (entry.name()) {
        case "id" -> id = yaml.text(entry);
        case "expand" -> files.put(Stage.EXPAND, patterns(entry));
        case "backfill" -> files.put(Stage.BACKFILL, patterns(entry));
        case "contract" -> files.put(Stage.CONTRACT, patterns(entry));
        case "consumers" -> settings.put("consumers", String.join(",", words(entry)));
        case "soak", "quarantine" -> settings.put(entry.name(), Durations.text(time(entry)));
        default -> settings.put(entry.name(), yaml.text(entry));
      }
    }
    if (id.isEmpty() || id.indexOf(' ') >= 0) {
      throw yaml.wrong(node, "an element of changes needs the key id, a word without blanks");
    }
    Change change = ChangeDeclarations.change(id, settings);
    return new ChangeFiles(change, files);
  }

  private List<MigrationPattern> patterns(Entry entry) {
    List<MigrationPattern> patterns = new ArrayList<>();
    for (String pattern : words(entry)) {
      patterns.add(new MigrationPattern(base, pattern));
    }
    return patterns;
  }

  private Set<String> words(Entry entry) {
    Set<String> words = new LinkedHashSet<>();
    for (Node node : yaml.list(entry)) {
      words.add(yaml.text(node, "an element of " + entry.name()));
    }
    return words;
  }

  private Duration time(Entry entry) {
    String text = yaml.text(entry);
    return Durations.of(text)
        .orElseThrow(() -> yaml.wrong(
            entry.value(),
            entry.name() + " must be a time such as 48h or 7d; it is '" + text + "'"));
  }
}
