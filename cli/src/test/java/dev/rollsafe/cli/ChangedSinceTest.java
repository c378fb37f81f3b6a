package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --changed-since} in real repositories. */
class ChangedSinceTest {

  @TempDir
  Path temp;

  private Path repository;
  private Path migrations;

  @BeforeEach
  void makeRepository() throws Exception {
    assumeTrue(hasGit(), "no git here");
    repository = Files.createDirectory(temp.resolve("re po"));
    migrations = Files.createDirectories(repository.resolve("db migration"));
    git("init", "-q", "-b", "main");
    write("V1__a.sql", "CREATE TABLE t (a int, b int, c int);");
    write("V2__a.sql", "ALTER TABLE t DROP COLUMN a;");
    write("changes.txt", "no migration");
    commit("first");
    git("checkout", "-q", "-b", "work");
  }

  @Test
  void nothingChangedMeansNothingIsJudged() throws Exception {
    assertThat(judged("main")).isEmpty();
    assertThat(problems("main") + edits("main")).isEmpty();
    assertThat(Ran.rollsafe("check", "--changed-since", "main", migrations.toString())
            .exit())
        .isZero();
  }

  @Test
  void whatIsCommittedStagedOrUntrackedIsNew() throws Exception {
    write("V3__b.sql", "ALTER TABLE t DROP COLUMN b;");
    commit("second");
    write("V4__c.sql", "SELECT 1;");
    git("add", ".");
    write("V5__ü \"x\".sql", "SELECT 1;");
    assertThat(judged("main")).containsExactly("V3__b", "V4__c", "V5__ü \"x\"");
    assertThat(problems("main") + edits("main")).isEmpty();
    assertThat(judged("HEAD")).containsExactly("V4__c", "V5__ü \"x\"");
  }

  @Test
  void whatOthersDidSinceIsNotOurs() throws Exception {
    git("checkout", "-q", "main");
    write("V9__theirs.sql", "SELECT 1;");
    commit("theirs");
    git("checkout", "-q", "work");
    write("V3__b.sql", "SELECT 1;");
    assertThat(judged("main")).containsExactly("V3__b");
    assertThat(problems("main") + edits("main")).isEmpty();
  }

  @Test
  void whatWasThereIsJudgedAndTold() throws Exception {
    write("V2__a.sql", "ALTER TABLE t DROP COLUMN a, DROP COLUMN b;");
    assertThat(judged("main")).containsExactly("V2__a");
    assertThat(edits("main")).contains("V2__a was there at main already and read differently");
    write("V2__a.sql", "ALTER TABLE t DROP COLUMN a;");
    git("mv", "db migration/V2__a.sql", "db migration/V3__a.sql");
    assertThat(judged("main")).containsExactly("V3__a");
    assertThat(edits("main")).contains("V3__a was there at main as db migration/V2__a.sql");
    git("mv", "db migration/V3__a.sql", "db migration/V3__a.txt");
    assertThat(judged("main")).isEmpty();
  }

  @Test
  void whatIsGoneIsTold() throws Exception {
    Files.delete(migrations.resolve("V2__a.sql"));
    assertThat(judged("main")).isEmpty();
    assertThat(problems("main")).contains("was there at main and is gone");
  }

  @Test
  void repeatableMigrationsMayChange() throws Exception {
    write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT b FROM t;");
    commit("view");
    write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT b, c FROM t;");
    assertThat(judged("HEAD")).containsExactly("R__v");
    assertThat(problems("HEAD") + edits("HEAD")).isEmpty();
  }

  @Test
  void ofAChangelogOnlyTheChangesetsThatChanged() throws Exception {
    String head = "--liquibase formatted sql\n";
    String one = "--changeset me:1\nCREATE TABLE u (a int);\n";
    Path changelog = Files.createDirectory(repository.resolve("liquibase")).resolve("log.sql");
    Files.writeString(changelog, head + one);
    commit("changelog");
    Files.writeString(changelog, head + one + "--changeset me:2\nALTER TABLE u ADD b int;\n");
    migrations = changelog.getParent();
    assertThat(judged("HEAD")).containsExactly("me:2");
    assertThat(problems("HEAD") + edits("HEAD")).isEmpty();
    Files.writeString(changelog, head + one.replace("a int", "a bigint"));
    assertThat(judged("HEAD")).containsExactly("me:1");
    assertThat(edits("HEAD")).contains("me:1 was there at HEAD already");
  }

  @Test
  void aReferenceThatIsNotThereIsAnError() {
    assertThat(error("nowhere")).contains("Git knows no commit nowhere here; name a branch");
    assertThat(error("--output=/tmp/x")).isNotEmpty();
    assertThat(error("main:db migration")).contains("Git knows no commit");
  }

  @Test
  void aBrokenRepositoryIsAnErrorAndNotAnEmptyChange() throws Exception {
    write("V3__b.sql", "ALTER TABLE t DROP COLUMN b;");
    String tree = git("rev-parse", "main^{tree}");
    Path objects = repository.resolve(".git").resolve("objects");
    Files.delete(objects.resolve(tree.substring(0, 2)).resolve(tree.substring(2)));
    assertThat(error("main")).contains("git diff failed, so it is not known what changed: ");
  }

  @Test
  void aShallowCloneMayNotKnowTheReference() throws Exception {
    write("V3__b.sql", "SELECT 1;");
    commit("second");
    Path clone = temp.resolve("shallow");
    run(
        temp,
        "git",
        "clone",
        "-q",
        "--depth",
        "1",
        "-b",
        "work",
        repository.toUri().toString(),
        clone.toString());
    migrations = clone.resolve("db migration");
    assertThat(error("main")).contains("the clone is shallow").contains("fetch-depth: 0");
  }

  private String error(String ref) {
    Ran ran = Ran.rollsafe("check", migrations.toString(), "--changed-since", ref);
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    return ran.err();
  }

  private List<String> judged(String ref) throws IOException {
    List<String> judged = new ArrayList<>();
    output(ref)
        .at("/histories")
        .forEach(history -> history
            .get("migrations")
            .forEach(migration -> judged.add(migration.get("id").asText())));
    return judged;
  }

  private String problems(String ref) throws IOException {
    StringBuilder problems = new StringBuilder();
    output(ref)
        .at("/histories")
        .forEach(history -> history
            .get("problems")
            .forEach(problem -> problems.append(problem.get("message").asText())));
    return problems.toString();
  }

  private String edits(String ref) throws IOException {
    StringBuilder edits = new StringBuilder();
    output(ref)
        .at("/histories")
        .forEach(history -> history.get("findings").forEach(finding -> {
          if (finding.get("rule").asText().equals("applied-migration-edited")) {
            edits.append(finding.get("message").asText());
          }
        }));
    return edits.toString();
  }

  private JsonNode output(String ref) throws IOException {
    Ran ran =
        Ran.rollsafe("check", "--format", "json", "--changed-since", ref, migrations.toString());
    assertThat(ran.err()).isEmpty();
    return new ObjectMapper().readTree(ran.out());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(migrations.resolve(name), text);
  }

  private void commit(String message) throws Exception {
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-q", "-m", message);
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(repository, command.toArray(new String[0]));
  }

  private static String run(Path folder, String... command) throws Exception {
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
