package dev.rollsafe.config;

import dev.rollsafe.config.Configuration.Draft;
import dev.rollsafe.config.Configuration.Place;
import dev.rollsafe.config.YamlText.Entry;
import dev.rollsafe.lint.Level;
import dev.rollsafe.lint.SidecarSuppression;
import dev.rollsafe.lint.SidecarSuppression.Target;
import dev.rollsafe.sql.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a {@code rollsafe.yml}. The keys are those of {@code docs/rollsafe.schema.json}; a test keeps both the same. */
final class ConfigurationReader {

  static final List<String> TOP = List.of(
      "server-version",
      "runner",
      "flyway",
      "settings",
      "rules",
      "paths",
      "since",
      "release",
      "fail-on",
      "small-table-rows",
      "tables",
      "suppressions",
      "baseline",
      "canary",
      "services",
      "changes");
  static final List<String> FLYWAY =
      List.of("mixed", "transactional-lock", "execute-in-transaction");
  static final List<String> SETTINGS = List.of("lock_timeout", "statement_timeout", "search_path");
  static final List<String> PATH = List.of("path", "rules", "release");
  static final List<String> SUPPRESSION =
      List.of("rule", "migration", "line", "statement", "object", "reason");
  static final List<String> LEVELS = List.of("off", "on", "info", "warning", "error");
  static final List<String> FAIL_ON = List.of("error", "warning", "info", "never");

  private static final long MOST_ROWS = 1_000_000_000_000_000L;

  private final Path path;
  private final YamlText yaml;
  private final Path base;
  private final Draft draft = new Draft();

  ConfigurationReader(Path path, String text) {
    this.path = path;
    yaml = new YamlText(path.toString(), text);
    Path folder = path.toAbsolutePath().getParent();
    base = folder == null ? path.toAbsolutePath() : folder;
  }

  Configuration read() {
    @Nullable Node root = yaml.root();
    draft.file = Optional.of(path);
    if (root != null) {
      for (Entry entry : yaml.entries(root, "the configuration", TOP)) {
        top(entry);
      }
    }
    return new Configuration(draft);
  }

  private void top(Entry entry) {
    switch (entry.name()) {
      case "server-version" -> draft.serverVersion = Optional.of((int) yaml.number(entry, 13, 18));
      case "runner" -> draft.runner = Runner.of(yaml.choice(entry, Runner.words()));
      case "flyway" -> flyway(entry);
      case "settings" -> settings(entry);
      case "rules" -> draft.rules = levels(entry);
      case "paths" -> places(entry);
      case "since" -> draft.since = Optional.of(yaml.text(entry));
      case "release" -> draft.release = Optional.of(yaml.text(entry));
      case "fail-on" -> draft.failOn = FailOn.of(yaml.choice(entry, FAIL_ON));
      case "small-table-rows" -> draft.smallTableRows = yaml.number(entry, 0, MOST_ROWS);
      case "tables" -> tables(entry);
      case "suppressions" -> suppressions(entry);
      case "baseline" -> draft.baseline = Optional.of(file(entry));
      case "canary" -> draft.canary = new CanaryReader(yaml).read(entry);
      case "services" -> draft.services = new ReleaseReader(yaml, base).services(entry);
      case "changes" -> draft.changes = new ReleaseReader(yaml, base).changes(entry);
      default -> throw new IllegalStateException(entry.name());
    }
  }

  private void flyway(Entry flyway) {
    for (Entry entry : yaml.entries(flyway.value(), "flyway", FLYWAY)) {
      Optional<Boolean> flag = Optional.of(yaml.flag(entry));
      switch (entry.name()) {
        case "mixed" -> draft.mixed = flag;
        case "transactional-lock" -> draft.transactionalLock = flag;
        default -> draft.executeInTransaction = flag;
      }
    }
  }

  private void settings(Entry settings) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Entry entry : yaml.entries(settings.value(), "settings", SETTINGS)) {
      values.put(
          entry.name(),
          entry.name().equals("search_path") ? schemas(entry) : List.of(duration(entry)));
    }
    draft.settings = Map.copyOf(values);
  }

  private List<String> schemas(Entry entry) {
    List<String> schemas = new ArrayList<>();
    if (entry.value() instanceof SequenceNode) {
      for (Node schema : yaml.list(entry)) {
        schemas.add(yaml.text(schema, "a schema of search_path"));
      }
    } else {
      for (String schema : yaml.text(entry).split(",", -1)) {
        schemas.add(schema.strip());
      }
    }
    if (schemas.isEmpty() || schemas.contains("")) {
      throw yaml.wrong(entry.value(), "search_path must name schemas, such as [app, public]");
    }
    return schemas;
  }

  /** As PostgreSQL reads it: a number, with one of its units or in milliseconds (manual, section 19.1.1). */
  private String duration(Entry entry) {
    String text = yaml.text(entry);
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    String unit = text.substring(end).strip();
    if (end == 0 || !List.of("", "us", "ms", "s", "min", "h", "d").contains(unit)) {
      throw yaml.wrong(
          entry.value(),
          entry.name() + " must be a time such as 2s, 500ms or 1min; it is '" + text + "'");
    }
    return text;
  }

  private Map<String, Level> levels(Entry rules) {
    List<String> ids = Configuration.ruleIds();
    Map<String, Level> levels = new LinkedHashMap<>();
    for (Entry entry : yaml.entries(rules.value(), rules.name())) {
      if (!ids.contains(entry.name())) {
        throw yaml.wrong(
            entry.key(),
            YamlText.unknown("rule", entry.name(), ids) + "; 'rollsafe explain' lists them");
      }
      levels.put(
          entry.name(),
          switch (yaml.choice(entry, LEVELS)) {
            case "off" -> Level.OFF;
            case "on" -> Level.ON;
            case "info" -> Level.INFO;
            case "warning" -> Level.WARNING;
            default -> Level.ERROR;
          });
    }
    return Map.copyOf(levels);
  }

  private void places(Entry paths) {
    List<Place> places = new ArrayList<>();
    for (Node node : yaml.list(paths)) {
      Optional<String> pattern = Optional.empty();
      Map<String, Level> levels = Map.of();
      Optional<String> release = Optional.empty();
      for (Entry entry : yaml.entries(node, "an element of paths", PATH)) {
        switch (entry.name()) {
          case "path" -> pattern = Optional.of(yaml.text(entry));
          case "rules" -> levels = levels(entry);
          default -> release = Optional.of(yaml.text(entry));
        }
      }
      places.add(new Place(
          new MigrationPattern(base, needed(pattern, node, "paths", "path")), levels, release));
    }
    draft.places = List.copyOf(places);
  }

  private String needed(Optional<String> value, Node node, String list, String key) {
    return value.orElseThrow(
        () -> yaml.wrong(node, "an element of " + list + " needs the key " + key));
  }

  private void tables(Entry tables) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Entry entry : yaml.entries(tables.value(), "tables")) {
      rows.put(entry.name(), yaml.number(entry, 0, MOST_ROWS));
    }
    draft.tables = Map.copyOf(rows);
  }

  private void suppressions(Entry suppressions) {
    List<SidecarSuppression> all = new ArrayList<>();
    for (Node node : yaml.list(suppressions)) {
      all.add(suppression(node));
    }
    draft.suppressions = List.copyOf(all);
  }

  private SidecarSuppression suppression(Node node) {
    Optional<String> rule = Optional.empty();
    Optional<String> migration = Optional.empty();
    Optional<String> object = Optional.empty();
    OptionalInt line = OptionalInt.empty();
    OptionalInt statement = OptionalInt.empty();
    String reason = "";
    for (Entry entry : yaml.entries(node, "an element of suppressions", SUPPRESSION)) {
      switch (entry.name()) {
        case "rule" -> rule = Optional.of(yaml.text(entry));
        case "migration" -> migration = Optional.of(yaml.text(entry));
        case "object" -> object = Optional.of(yaml.text(entry));
        case "line" -> line = OptionalInt.of((int) yaml.number(entry, 1, Integer.MAX_VALUE));
        case "statement" ->
          statement = OptionalInt.of((int) yaml.number(entry, 1, Integer.MAX_VALUE));
        default -> reason = yaml.text(entry).strip();
      }
    }
    String named = needed(migration, node, "suppressions", "migration");
    int start = yaml.offset(node.getStartMark());
    int end = yaml.file().text().indexOf('\n', start);
    return new SidecarSuppression(
        needed(rule, node, "suppressions", "rule"),
        named,
        new MigrationPattern(base, named),
        new Target(line, statement, object),
        reason,
        yaml.file(),
        new Span(start, end < 0 ? yaml.file().text().length() : end));
  }

  private Path file(Entry entry) {
    try {
      return path.resolveSibling(yaml.text(entry));
    } catch (InvalidPathException e) {
      throw yaml.wrong(entry.value(), entry.name() + " must be a path; " + e.getReason());
    }
  }
}
