package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./rollsafe} in a checkout of stubs: a Maven that writes down each build, a Java that says how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

  private static final String JAVA = """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) : >"${argument#*=}"; exit 0 ;;
          --version) exit "${STUB_VERSION_EXIT:-0}" ;;
        esac
      done
      for argument; do echo "[$argument]"; done
      echo "in $(pwd -P)"
      cat
      exit "${STUB_EXIT:-0}"
      """;

  private static final String MAVEN = """
      #!/bin/sh
      echo "built with $JAVA_HOME" >>builds
      [ ! -f broken ] || exit 1
      mkdir -p cli/target/fast && : >cli/target/fast/rollsafe-cli-1-all.jar
      """;

  @TempDir
  Path temp;

  private Path checkout;
  private Path jdk;
  private Path elsewhere;

  private record Ran(int exit, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws IOException {
    temp = temp.toRealPath();
    checkout = temp.resolve("check out");
    jdk = temp.resolve("jdk");
    elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    write(checkout.resolve("rollsafe"), Files.readString(Path.of("..", "rollsafe")));
    write(checkout.resolve("mvnw"), MAVEN);
    for (String file : List.of(
        "pom.xml",
        "core/pom.xml",
        "cli/pom.xml",
        "core/src/main/A",
        "core/src/main/B",
        "cli/src/main/C")) {
      write(checkout.resolve(file), "");
    }
    write(jdk.resolve("bin/java"), JAVA);
    write(jdk.resolve("bin/javac"), "");
    write(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    age(checkout);
  }

  @Test
  void buildsOnFirstUseOnly() throws Exception {
    assertThat(run("check").err()).contains("rollsafe: building");
    assertThat(run("check").err()).isEmpty();
    assertThat(checkout.resolve("builds")).hasContent("built with " + jdk);
  }

  @Test
  void buildsAgainWhenASourceChanged() throws Exception {
    run("check");
    Files.writeString(checkout.resolve("core/src/main/A"), "changed");
    assertThat(run("check").err()).contains("rollsafe: building");
    assertThat(run("check").err()).isEmpty();
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    run("check");
    Files.delete(checkout.resolve("core/src/main/B"));
    assertThat(run("check").err()).contains("rollsafe: building");
  }

  @Test
  void passesArgumentsInputAndExitCodeThroughSymbolicLinks() throws Exception {
    Path direct =
        Files.createSymbolicLink(elsewhere.resolve("direct"), checkout.resolve("rollsafe"));
    Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("direct"));
    run("check");
    Ran ran = run(List.of("./relative", "check", "a b", "", "*"), "STUB_EXIT", "3");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("-all.jar]\n[check]\n[a b]\n[]\n[*]\nin " + elsewhere + "\nthe input")
        .contains("[-jar]\n[" + checkout);
    assertThat(direct).exists();
  }

  @Test
  void startsFromAnArchiveOfClassesThatServes() throws Exception {
    assertThat(run("check").out()).contains("[-XX:SharedArchiveFile=");
  }

  @Test
  void doesWithoutAnArchiveThatDoesNotServe() throws Exception {
    Ran ran =
        run(List.of(checkout.resolve("rollsafe").toString(), "check"), "STUB_VERSION_EXIT", "134");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).doesNotContain("SharedArchiveFile").contains("[check]");
    try (Stream<Path> files = Files.list(checkout.resolve("cli/target/fast"))) {
      assertThat(files.filter(file -> file.toString().contains(".jsa"))).isEmpty();
    }
  }

  @Test
  void saysThatTheBuildFailed() throws Exception {
    write(checkout.resolve("broken"), "");
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("the build failed").contains("./mvnw -Dfast");
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    for (String version : List.of("1.8.0_402", "9", "11.0.2", "16.0.1")) {
      write(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
      Ran ran = run("check");
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err())
          .contains("Java 17 or later is needed")
          .contains("is version " + version);
    }
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    Files.delete(jdk.resolve("bin/java"));
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("JAVA_HOME is " + jdk).contains("point it at a JDK 17 or later");
  }

  @Test
  void saysThatAJreCannotBuild() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("building needs a JDK");
  }

  private Ran run(String argument) throws Exception {
    return run(List.of(checkout.resolve("rollsafe").toString(), argument), "STUB_EXIT", "0");
  }

  private Ran run(List<String> command, String variable, String value) throws Exception {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Path in = Files.writeString(temp.resolve("in"), "the input");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command)).directory(elsewhere.toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put(variable, value);
    builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended in time").isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Makes everything older than what a build will write. */
  private static void age(Path root) throws IOException {
    FileTime past = FileTime.from(Instant.now().minusSeconds(100));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, past);
      }
    }
  }
}
