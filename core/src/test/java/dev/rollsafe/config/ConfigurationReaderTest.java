package dev.rollsafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.TableSizes;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.History.Layout;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.Service;
import dev.rollsafe.release.canary.CanaryRule;
import dev.rollsafe.release.canary.CanaryRules;
import dev.rollsafe.release.canary.Condition;
import dev.rollsafe.release.canary.PrometheusSettings;
import dev.rollsafe.release.canary.Reduce;
import dev.rollsafe.release.canary.Schedule;
import dev.rollsafe.release.canary.Soak;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

  private static final String ALL_KEYS = """
      server-version: 17
      runner: golang-migrate
      flyway: {mixed: true, transactional-lock: false, execute-in-transaction: false}
      settings:
        lock_timeout: 2s
        statement_timeout: 60000
        search_path: [app, public]
      rules:
        column-drop: off
        table-lock-without-timeout: on
      paths:
        - path: legacy/
          rules: {column-drop: info}
          release: 2025.10
      since: 1.10
      release: 2026.30
      fail-on: warning
      small-table-rows: 1_000
      tables:
        orders: 40_000_000
        audit.log: 12
      suppressions:
        - {rule: column-drop, migration: V3__x, line: 1, statement: 2, object: t.a, reason: why}
      baseline: known.json
      canary:
        prometheus: {url: "https://prom.internal", timeout: 5s, token-env: PROM_TOKEN}
        rules:
          - id: errors
            query: sum(rate(e{release="{{release}}"}[5m]))
            pass: "<= 1.2 * baseline"
            traffic: sum(r{release="{{release}}"})
            min-traffic: 200
            on-empty: zero
            reduce: max
            baseline: sum(rate(e{release="{{previous}}"}[5m]))
            baseline-at-least: 0.05
            critical: true
        schedule:
          initial-delay: 0s
          interval: 30s
          failure-limit: 3
          consecutive-passes: 4
          inconclusive-limit: 6
          error-limit: 7
          deadline: 1h
        soak: {duration: 48h, sample-every: 10m, min-coverage: 0.9, max-fail-ratio: 0}
      services:
        orders: {rollback-window: 2, soak: 24h, rules: [error-rate]}
      changes:
        - {id: customer.mail->email, kind: rename-column, old: app.customer.mail, new: app.customer.email,
           consumers: [orders, billing], soak: 48h, quarantine: 7d, flag: mails, expand: [V41__x.sql],
           backfill: [V42__x.sql], contract: ["V44__*.sql"]}
      """;

  @TempDir
  Path folder;

  private static Configuration read(String text) {
    return new ConfigurationReader(Path.of("rollsafe.yml"), text).read();
  }

  @Test
  void readsEveryKey() {
    Configuration read = read(ALL_KEYS);
    assertThat(read.serverVersion()).contains(17);
    assertThat(read.layout()).contains(Layout.UP_DOWN_FILES);
    assertThat(read.since()).contains("1.10");
    assertThat(read.release()).contains("2026.30");
    assertThat(read.failOn()).contains(FailOn.WARNING);
    assertThat(read.baseline()).map(Path::getFileName).contains(Path.of("known.json"));
    assertThat(read.canary())
        .contains(new CanaryRules(
            new PrometheusSettings(
                URI.create("https://prom.internal"),
                Duration.ofSeconds(5),
                Optional.of("PROM_TOKEN")),
            List.of(new CanaryRule(
                "errors",
                "sum(rate(e{release=\"{{release}}\"}[5m]))",
                Condition.of("<= 1.2 * baseline").orElseThrow(),
                Optional.of(new CanaryRule.Guard("sum(r{release=\"{{release}}\"})", 200)),
                true,
                Optional.of(Reduce.MAX),
                Optional.of("sum(rate(e{release=\"{{previous}}\"}[5m]))"),
                0.05,
                true)),
            new Schedule(Duration.ZERO, Duration.ofSeconds(30), 3, 4, 6, 7, Duration.ofHours(1)),
            new Soak(Duration.ofHours(48), Duration.ofMinutes(10), 0.9, 0)));
    TableSizes sizes = read.sizes();
    assertThat(sizes.of(new ObjectName("app", "orders")).map(TableSizes.Size::rows))
        .contains(40_000_000L);
    assertThat(sizes.of(new ObjectName("audit", "log")).map(sizes::isSmall)).contains(true);
    assertThat(sizes.isSmall(new TableSizes.Size(1_000, 0))).isFalse();
    assertThat(read.services())
        .containsExactly(new Service("orders", 2, Duration.ofHours(24), Set.of("error-rate")));
    assertThat(read.changes())
        .containsExactly(new Change(
            "customer.mail->email",
            "rename-column",
            "app.customer.mail",
            Optional.of("app.customer.email"),
            Set.of("orders", "billing"),
            List.of(),
            List.of(),
            Duration.ofHours(48),
            Duration.ofDays(7),
            Optional.of("mails")));
  }

  @Test
  void theIdOfAChangeTellsItsSides() {
    Change moved = read("changes: [{id: app.t.a->b}]").changes().get(0);
    assertThat(moved.oldSide()).isEqualTo("app.t.a");
    assertThat(moved.newSide()).contains("app.t.b");
    assertThat(read("changes: [{id: t.a->u.b}]").changes().get(0).newSide()).contains("u.b");
    assertThat(read("changes: [{id: app.t.fax}]").changes().get(0).newSide()).isEmpty();
  }

  @Test
  void marksMigrationsThatMayNotBeEdited() {
    Configuration read = read(
        "changes: [{id: t.a->b, expand: [V1__a.sql], contract: ['V3__*.sql'], backfill: [V2__a]}]");
    List<Migration> migrations = new ArrayList<>();
    for (String name : List.of("V1__a", "V2__a", "V3__a", "V4__a")) {
      Script script = Script.of(name + ".sql", "SELECT 1;");
      migrations.add(new Migration(
          name,
          name + ".sql",
          Migration.Kind.VERSIONED,
          Optional.empty(),
          Optional.empty(),
          Migration.TransactionMode.SINGLE,
          List.of(script),
          List.of()));
    }
    History marked = read.apply(History.of("x", migrations), migration -> true);
    assertThat(marked.migrations())
        .extracting(migration -> migration.changes().toString())
        .satisfiesExactly(
            first -> assertThat(first).contains("t.a->b", "EXPAND"),
            second -> assertThat(second).contains("BACKFILL"),
            third -> assertThat(third).contains("CONTRACT"),
            fourth -> assertThat(fourth).isEqualTo("[]"));
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing'", "'rules:'", "'paths:\n'", "'{}'", "'tables: {}'"})
  void whatIsLeftOutSaysNothing(String text) {
    assertThat(read(text).serverVersion()).isEmpty();
    assertThat(read(text).sizes().isEmpty()).isTrue();
  }

  /** ~ stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serverversion: 16 | 1:1: there is no key serverversion; is server-version meant? (the configuration has",
        "rule: {} | 1:1: there is no key rule; is rules meant?",
        "xyzzy: 1 | 1:1: there is no key xyzzy (the configuration has server-version, runner, ",
        "<<: {since: 1} | 1:1: there is no key << (the configuration has",
        "since: 1~~since: 2 | 3:1: the key since is there twice; remove one",
        "rules:~  column-drop: off~  column-drop: on | 3:3: the key column-drop is there twice; remove one",
        "server-version: 12 | 1:17: server-version must be a whole number from 13 to 18; it is '12'",
        "server-version: sixteen | 1:17: server-version must be a whole number from 13 to 18; it is 'sixteen'",
        "server-version: 16.2 | 1:17: server-version must be a whole number from 13 to 18; it is '16.2'",
        "server-version: | 1:16: server-version must be a whole number from 13 to 18; it is empty",
        "server-version: [16] | 1:17: server-version must be a whole number from 13 to 18; it is a list",
        "runner: maven | 1:9: runner must be one of flyway, prisma, drizzle, diesel, hasura, golang-migrate, sqlx, liquibase, goose, dbmate, plain; it is 'maven'",
        "flyway: yes | 1:9: flyway must be a mapping, key: value; it is 'yes'",
        "flyway: {mixd: true} | 1:10: there is no key mixd; is mixed meant? (flyway has mixed, transactional-lock, execute-in-transaction)",
        "flyway: {mixed: perhaps} | 1:17: mixed must be one of true, false; it is 'perhaps'",
        "settings: {lock-timeout: 2s} | 1:12: there is no key lock-timeout; is lock_timeout meant? (settings has lock_timeout, statement_timeout, search_path)",
        "settings: {lock_timeout: soon} | 1:26: lock_timeout must be a time such as 2s, 500ms or 1min; it is 'soon'",
        "settings: {lock_timeout: 2 weeks} | 1:26: lock_timeout must be a time such as 2s, 500ms or 1min; it is '2 weeks'",
        "settings: {search_path: []} | 1:25: search_path must name schemas, such as [app, public]",
        "settings: {search_path: \"app,,\"} | 1:25: search_path must name schemas, such as [app, public]",
        "rules: {colum-drop: off} | 1:9: there is no rule colum-drop; is column-drop meant?; 'rollsafe explain' lists them",
        "rules: {column-drop: silent} | 1:22: column-drop must be one of off, on, info, warning, error; it is 'silent'",
        "rules: [column-drop] | 1:8: rules must be a mapping, key: value; it is a list",
        "paths: {path: x} | 1:8: paths must be a list; it is a mapping",
        "paths: [{rules: {}}] | 1:9: an element of paths needs the key path",
        "paths: [x] | 1:9: an element of paths must be a mapping, key: value; it is 'x'",
        "paths: [{path: }] | 1:15: path must be a text; it is empty",
        "since: [1] | 1:8: since must be a text; it is a list",
        "release: {} | 1:10: release must be a text; it is a mapping",
        "fail-on: warnings | 1:10: fail-on must be one of error, warning, info, never; it is 'warnings'",
        "small-table-rows: -1 | 1:19: small-table-rows must be a whole number from 0 to 1000000000000000; it is '-1'",
        "tables: {orders: many} | 1:18: orders must be a whole number from 0 to 1000000000000000; it is 'many'",
        "tables: {orders: 99999999999999999999999} | 1:18: orders must be a whole number",
        "suppressions: [{rule: column-drop}] | 1:16: an element of suppressions needs the key migration",
        "suppressions: [{migration: x}] | 1:16: an element of suppressions needs the key rule",
        "suppressions: [{line: 0}] | 1:23: line must be a whole number from 1 to 2147483647; it is '0'",
        "suppressions: [{because: x}] | 1:17: there is no key because (an element of suppressions has rule, migration,",
        "canary: {rules: []} | 1:9: canary has no rules; nothing would be judged",
        "canary: {prometheus: {url: http://p}} | 1:9: canary needs the key rules",
        "canary: {ruls: []} | 1:10: there is no key ruls; is rules meant? (canary has prometheus, rules, schedule, soak)",
        "canary: {rules: [{id: a}]} | 1:18: an element of rules needs the key query",
        "canary: {rules: [{id: a, query: b, pass: 1}]} | 1:42: pass must be a comparison such as '<= 0.01' or '<= 1.2 * baseline'; it is '1'",
        "canary: {rules: [{id: a, query: b, pass: < 1, treshold: 1}]} | 1:47: there is no key treshold (an element of rules has id,",
        "canary: {rules: [{id: a, query: b, pass: < 1, traffic: c}]} | 1:18: traffic and min-traffic are of use only together",
        "canary: {rules: [{id: a, query: b, pass: < 1, on-empty: zero}]} | 1:18: on-empty: zero needs traffic and min-traffic",
        "canary: {rules: [{id: a, query: b, pass: < 1}, {id: a, query: b, pass: < 1}]} | 1:48: there are two rules a; rename one",
        "canary: {rules: [{id: a, query: b, pass: < 1}], prometheus: {url: ftp://p}} | 1:67: url must be an address such as http://prometheus:9090",
        "canary: {rules: [{id: a, query: b, pass: < 1}], prometheus: {url: http://u:p@h}} | 1:67: url may hold no password; name the variable",
        "canary: {rules: [{id: a, query: b, pass: < 1}], prometheus: {url: http://p, timeout: 5}} | 1:86: timeout must be a time such as 30s, 5m, 24h or 7d; it is '5'",
        "canary: {rules: [{id: a, query: b, pass: < 1}], prometheus: {url: http://p}, soak: {min-coverage: 95}} | 1:99: min-coverage must be a number from 0.0 to 1.0; it is '95'",
        "services: {a@b: {}} | 1:12: the name of a service is not empty and holds no @",
        "services: {a: {soak: soon}} | 1:22: soak must be a time such as 48h or 7d; it is 'soon'",
        "services: {a: {rollback-window: -1}} | 1:33: rollback-window must be a whole number from 0 to 100; it is '-1'",
        "services: {a: {window: 1}} | 1:16: there is no key window",
        "changes: [{kind: x}] | 1:11: an element of changes needs the key id, a word without blanks",
        "changes: [{id: a b}] | 1:11: an element of changes needs the key id, a word without blanks",
        "changes: [{id: a}, {id: a}] | 1:20: the change a is there twice",
        "changes: [{id: a, expand: V1}] | 1:27: expand must be a list; it is 'V1'",
        "changes: [{id: a, quarantine: 1y}] | 1:31: quarantine must be a time such as 48h or 7d; it is '1y'",
        "- a | 1:1: the configuration must be a mapping, key: value; it is a list",
        "? [a] ~: b | 1:3: a key must be a word; it is a list",
        "a: b~---~a: c | 2:1: is no YAML: but found another document",
        "since: 'x | 1:10: is no YAML: found unexpected end of stream",
        "since: @x | 1:8: is no YAML: found character '@' that cannot start any token. (Do not use @ for indentation)",
        "since: *x | 1:8: is no YAML: found undefined alias x",
      })
  void saysWhereWhatIsWrongAndWhatToDo(String text, String expected) {
    assertThatThrownBy(() -> read(text.replace('~', '\n')))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("rollsafe.yml:" + expected);
  }

  @Test
  void aliasesCannotGrow() {
    StringBuilder bomb = new StringBuilder("tables: &a0 {x: 1}\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("k" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    assertThatThrownBy(() -> read(bomb.toString()))
        .hasMessageStartingWith("rollsafe.yml: is no YAML: Number of aliases");
    assertThatThrownBy(() -> read("a: ".concat("[".repeat(100)).concat("]".repeat(100))))
        .hasMessageStartingWith("rollsafe.yml: is no YAML: Nesting Depth exceeded");
    assertThatThrownBy(() -> read("tables: &a {x: *a}"))
        .hasMessageContaining("x must be a whole number");
  }

  @Test
  void tooLargeAFileIsNotRead() throws IOException {
    Path file =
        Files.writeString(folder.resolve("rollsafe.yml"), "# ".repeat(1 << 19).concat("x"));
    assertThatThrownBy(() -> ConfigurationFile.read(file)).hasMessageContaining("larger than 1 MB");
    assertThatThrownBy(() -> ConfigurationFile.read(folder.resolve("none.yml")))
        .hasMessageEndingWith("none.yml: no such file");
  }

  @Test
  void theFirstFileOnTheWayUpToTheRepositoryCounts() throws IOException {
    Path repository = Files.createDirectories(folder.resolve("repository"));
    Path migrations = Files.createDirectories(repository.resolve("db/migration"));
    Files.createDirectory(repository.resolve(".git"));
    Files.writeString(folder.resolve("rollsafe.yml"), "since: 0");
    assertThat(ConfigurationFile.find(migrations)).isEmpty();
    Path top = Files.writeString(repository.resolve("rollsafe.yml"), "since: 1");
    assertThat(ConfigurationFile.find(migrations)).contains(top.toAbsolutePath());
    Path near = Files.writeString(migrations.resolve("rollsafe.yaml"), "since: 2");
    assertThat(ConfigurationFile.find(migrations)).contains(near.toAbsolutePath());
    assertThat(ConfigurationFile.find(migrations.resolve("V1__x.sql")))
        .contains(near.toAbsolutePath());
    assertThatThrownBy(() -> ConfigurationFile.forInputs(List.of(migrations, repository)))
        .hasMessageContaining("have different configurations");
    Files.writeString(migrations.resolve("rollsafe.yml"), "since: 3");
    assertThatThrownBy(() -> ConfigurationFile.find(migrations))
        .hasMessageContaining("holds both rollsafe.yml and rollsafe.yaml");
  }

  @Test
  void theSchemaHasTheKeysAndWordsThatAreRead() throws IOException {
    JsonNode schema = new ObjectMapper()
        .readTree(Path.of("..", "docs", "rollsafe.schema.json").toFile());
    assertThat(keys(schema.at("/properties"))).isEqualTo(ConfigurationReader.TOP);
    assertThat(keys(schema.at("/properties/flyway/properties")))
        .isEqualTo(ConfigurationReader.FLYWAY);
    assertThat(keys(schema.at("/properties/settings/properties")))
        .isEqualTo(ConfigurationReader.SETTINGS);
    assertThat(keys(schema.at("/properties/paths/items/properties")))
        .isEqualTo(ConfigurationReader.PATH);
    assertThat(keys(schema.at("/properties/suppressions/items/properties")))
        .isEqualTo(ConfigurationReader.SUPPRESSION);
    JsonNode canary = schema.at("/properties/canary/properties");
    JsonNode rule = canary.at("/rules/items/properties");
    assertThat(keys(canary)).isEqualTo(CanaryReader.CANARY);
    assertThat(keys(canary.at("/prometheus/properties"))).isEqualTo(CanaryReader.PROMETHEUS);
    assertThat(keys(rule)).isEqualTo(CanaryReader.RULE);
    assertThat(keys(canary.at("/schedule/properties"))).isEqualTo(CanaryReader.SCHEDULE);
    assertThat(keys(canary.at("/soak/properties"))).isEqualTo(CanaryReader.SOAK);
    assertThat(words(rule.at("/on-empty/enum"))).isEqualTo(CanaryReader.ON_EMPTY);
    assertThat(words(rule.at("/reduce/enum"))).isEqualTo(CanaryReader.REDUCE);
    assertThat(keys(schema.at("/properties/services/additionalProperties/properties")))
        .isEqualTo(ReleaseReader.SERVICE);
    assertThat(keys(schema.at("/properties/changes/items/properties")))
        .isEqualTo(ReleaseReader.CHANGE);
    assertThat(words(schema.at("/$defs/level/enum"))).isEqualTo(ConfigurationReader.LEVELS);
    assertThat(words(schema.at("/properties/fail-on/enum"))).isEqualTo(ConfigurationReader.FAIL_ON);
    assertThat(words(schema.at("/properties/runner/enum"))).isEqualTo(Runner.words());
  }

  /** The list of keys is what is refused; this is what is read. */
  @Test
  void everyKeyThatIsKnownIsInTheExampleOfAll() {
    List<String> keys = new ArrayList<>(ConfigurationReader.TOP);
    keys.addAll(ConfigurationReader.FLYWAY);
    keys.addAll(ConfigurationReader.SETTINGS);
    keys.addAll(ConfigurationReader.PATH);
    keys.addAll(ConfigurationReader.SUPPRESSION);
    keys.addAll(CanaryReader.CANARY);
    keys.addAll(CanaryReader.PROMETHEUS);
    keys.addAll(CanaryReader.RULE);
    keys.addAll(CanaryReader.SCHEDULE);
    keys.addAll(CanaryReader.SOAK);
    assertThat(keys).allSatisfy(key -> assertThat(ALL_KEYS).contains(key + ":"));
  }

  @ParameterizedTest
  @CsvSource({
    "V1__a, V1__a, true",
    "V1__a.sql, V1__a.sql, true",
    "V1__*.sql, db/V1__a.sql, true",
    "V?__a.sql, db/V1__a.sql, true",
    "db/*.sql, db/V1__a.sql, true",
    "db/*.sql, db/x/V1__a.sql, false",
    "db/**, db/x/V1__a.sql, true",
    "db/, db/x/V1__a.sql, true",
    "./db/, db/x/V1__a.sql, true",
    "**/V1__a.sql, V1__a.sql, true",
    "**/V1__a.sql, db/x/V1__a.sql, true",
    "db/**/V1__a.sql, db/V1__a.sql, true",
    "db/**/V1__a.sql, dbx/V1__a.sql, false",
    "x/V1__a.sql, db/x/V1__a.sql, false",
    "V1, V1__a.sql, false",
  })
  void patternsNameMigrations(String pattern, String path, boolean expected) {
    dev.rollsafe.migration.Migration migration = dev.rollsafe.migration.Migration.of(
        "V1__a",
        dev.rollsafe.migration.Migration.TransactionMode.SINGLE,
        List.of(dev.rollsafe.sql.Script.of(path, "")));
    MigrationPattern named = new MigrationPattern(Path.of(""), pattern);
    assertThat(named.test(migration)).isEqualTo(expected || pattern.equals(migration.id()));
  }

  private static List<String> keys(JsonNode properties) {
    List<String> keys = new ArrayList<>();
    properties.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> words(JsonNode words) {
    List<String> all = new ArrayList<>();
    words.forEach(word -> all.add(word.asText()));
    return all;
  }
}
