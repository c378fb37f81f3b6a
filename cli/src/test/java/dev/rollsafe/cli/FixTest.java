package dev.rollsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix} and {@code --diff} on folders of migrations. */
class FixTest {

  private static final String OLD = "CREATE INDEX t_a ON t (a);\n";

  @TempDir
  Path folder;

  @BeforeEach
  void makeHistory() throws IOException {
    write("V1__t.sql", "CREATE TABLE t (id bigint PRIMARY KEY, a text, b integer);\n");
    outsideTransaction("V2__old.sql", OLD);
    outsideTransaction("V3__new.sql", "CREATE INDEX t_b ON t (b);\nDROP INDEX t_a;\n");
  }

  @Test
  void fixesWhatIsJudgedAndTellsWhatIsLeft() throws IOException {
    write("V4__left.sql", "ALTER TABLE t DROP COLUMN a;\n");
    Ran ran = fix("--since", "3");
    assertThat(read("V3__new.sql"))
        .isEqualTo("CREATE INDEX CONCURRENTLY t_b ON t (b);\nDROP INDEX CONCURRENTLY t_a;\n");
    assertThat(read("V2__old.sql")).isEqualTo(OLD);
    assertThat(ran.err())
        .contains("V3__new.sql:1: Add CONCURRENTLY (index-build-blocks-writes)")
        .contains("transactional.lock=false")
        .contains("fixed 2 findings in 1 file");
    assertThat(ran.out()).contains("column-drop").doesNotContain("index-build-blocks-writes");
    assertThat(ran.exit()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void aSecondRunChangesNothing() throws IOException {
    fix("--since", "3");
    String once = read("V3__new.sql");
    Ran ran = fix("--since", "3");
    assertThat(read("V3__new.sql")).isEqualTo(once);
    assertThat(ran.err()).contains("nothing can be fixed for certain");
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
  }

  @Test
  void migrationsThatMayHaveRunAreNotTouched() throws IOException {
    Ran ran = fix();
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("--since").contains("checksums");
    assertThat(ran.out()).isEmpty();
    assertThat(read("V2__old.sql")).isEqualTo(OLD);
  }

  @Test
  void filesNamedSinglyAreFixed() throws IOException {
    Ran ran = Ran.rollsafe(
        "check",
        "--fix",
        folder.resolve("V1__t.sql").toString(),
        folder.resolve("V2__old.sql").toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(read("V2__old.sql")).isEqualTo("CREATE INDEX CONCURRENTLY t_a ON t (a);\n");
  }

  @Test
  void theDiffIsAllThatIsWrittenAndChangesNothing() throws IOException {
    Ran ran = check("--diff", "--since", "3");
    Path file = folder.resolve("V3__new.sql");
    assertThat(ran.out())
        .isEqualTo("--- " + file + "\n+++ " + file + "\n@@ -1,2 +1,2 @@\n"
            + "-CREATE INDEX t_b ON t (b);\n-DROP INDEX t_a;\n"
            + "+CREATE INDEX CONCURRENTLY t_b ON t (b);\n+DROP INDEX CONCURRENTLY t_a;\n");
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
    assertThat(read("V3__new.sql")).startsWith("CREATE INDEX t_b");
    assertThat(check("--diff", "--format", "json").err()).contains("--diff takes the place");
  }

  @Test
  void nothingIsFixedThatIsLetThrough() throws IOException {
    String text =
        "-- rollsafe:ignore index-build-blocks-writes the table is small\nCREATE INDEX t_b ON t (b);\n";
    write("V3__new.sql", text);
    fix("--since", "3");
    assertThat(read("V3__new.sql")).isEqualTo(text);
  }

  /** A concurrent build in a transaction would be refused. */
  @Test
  void nothingIsFixedInATransaction() throws IOException {
    String text = "CREATE INDEX t_b ON t (b);\nALTER TABLE t ADD CONSTRAINT c CHECK (b > 0);\n";
    write("V4__in.sql", text);
    assertThat(fix("--since", "4").exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(read("V4__in.sql")).isEqualTo(text);
  }

  /** The comment behind the statement would be one of VALIDATE, so that its finding shows: the fix is taken back. */
  @Test
  void aFixThatBringsAnotherFindingIsTakenBack() throws IOException {
    String text = "ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0), DROP COLUMN a;"
        + " -- rollsafe:ignore column-drop nobody reads it\n";
    outsideTransaction("V4__in.sql", text);
    fix("--since", "4");
    assertThat(read("V4__in.sql")).isEqualTo(text);
  }

  @Test
  void constraintsAreValidatedBehindTheirStatement() throws IOException {
    outsideTransaction(
        "V4__c.sql",
        "ALTER TABLE ONLY public.\"t\"\r\n  ADD CONSTRAINT \"C\" CHECK (b > 0), ADD CONSTRAINT d CHECK (b < 9)\r\n");
    Ran ran = fix("--since", "4");
    assertThat(read("V4__c.sql"))
        .isEqualTo(
            "ALTER TABLE ONLY public.\"t\"\r\n  ADD CONSTRAINT \"C\" CHECK (b > 0) NOT VALID, ADD CONSTRAINT d CHECK (b < 9) NOT VALID;\r\n"
                + "ALTER TABLE ONLY public.\"t\" VALIDATE CONSTRAINT d;\r\n"
                + "ALTER TABLE ONLY public.\"t\" VALIDATE CONSTRAINT \"C\"\r\n");
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
  }

  @Test
  void theTimeoutIsThatOfTheTransaction() throws IOException {
    write("V4__a.sql", "\ufeff-- adds a column\n\nALTER TABLE t ADD COLUMN c text;\n");
    fix("--since", "4", "--enable", "table-lock-without-timeout");
    assertThat(read("V4__a.sql"))
        .isEqualTo(
            "\ufeff-- adds a column\n\nSET LOCAL lock_timeout = '5s';\nALTER TABLE t ADD COLUMN c text;\n");
  }

  @Test
  void changesetsOfOneFileStayApart() throws IOException {
    Path changelog = Files.createDirectory(folder.resolve("liquibase")).resolve("log.sql");
    Files.writeString(changelog, """
        --liquibase formatted sql
        --changeset me:1
        CREATE TABLE u (a integer);
        --changeset me:2 runInTransaction:false
        CREATE INDEX u_a ON u (a);
        --changeset me:3 runInTransaction:false
        ALTER TABLE u ADD CONSTRAINT c CHECK (a > 0);
        """);
    Ran ran = Ran.rollsafe("check", "--fix", changelog.toString());
    assertThat(changelog).content().isEqualTo("""
        --liquibase formatted sql
        --changeset me:1
        CREATE TABLE u (a integer);
        --changeset me:2 runInTransaction:false
        CREATE INDEX CONCURRENTLY u_a ON u (a);
        --changeset me:3 runInTransaction:false
        ALTER TABLE u ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
        ALTER TABLE u VALIDATE CONSTRAINT c;
        """);
    assertThat(ran.exit()).isEqualTo(ExitCode.SAFE);
  }

  /** Prisma sends a file as one text: a second statement would make a transaction of it. */
  @Test
  void nothingIsAddedToWhatIsSentAsOneText() throws IOException {
    Path prisma = Files.createDirectory(folder.resolve("prisma"));
    Files.writeString(prisma.resolve("migration_lock.toml"), "provider = \"postgresql\"\n");
    migration(prisma, "1_t", "CREATE TABLE t (id bigint PRIMARY KEY, a integer);\n");
    String check = "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);\n";
    migration(prisma, "2_check", check);
    migration(prisma, "3_index", "CREATE INDEX t_a ON t (a);\n");
    Ran ran = Ran.rollsafe("check", "--fix", "--since", "2", prisma.toString());
    assertThat(prisma.resolve("2_check/migration.sql")).content().isEqualTo(check);
    assertThat(prisma.resolve("3_index/migration.sql"))
        .content()
        .isEqualTo("CREATE INDEX CONCURRENTLY t_a ON t (a);\n");
    assertThat(ran.exit()).isEqualTo(ExitCode.FINDINGS);
  }

  private static void migration(Path root, String name, String text) throws IOException {
    Files.writeString(Files.createDirectory(root.resolve(name)).resolve("migration.sql"), text);
  }

  @Test
  void theEncodingStaysWhatItWas() throws IOException {
    Charset latin = StandardCharsets.ISO_8859_1;
    Files.write(
        folder.resolve("V3__new.sql"), "-- Größe\nCREATE INDEX t_b ON t (b);\n".getBytes(latin));
    write("V3__new.sql.conf", "executeInTransaction=false\nencoding=ISO-8859-1\n");
    fix("--since", "3");
    assertThat(Files.readAllBytes(folder.resolve("V3__new.sql")))
        .isEqualTo("-- Größe\nCREATE INDEX CONCURRENTLY t_b ON t (b);\n".getBytes(latin));
  }

  @Test
  void permissionsStayAndNothingLiesAround() throws IOException {
    assumePosix();
    Path file = folder.resolve("V3__new.sql");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
    fix("--since", "3");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x--x");
    assertThat(read("V3__new.sql")).contains("CONCURRENTLY");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void whereOneFileCannotBeWrittenNoneIs() throws IOException {
    assumePosix();
    outsideTransaction("V4__in.sql", "CREATE INDEX t_ab ON t (a, b);\n");
    Path file = folder.resolve("V4__in.sql");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Ran ran = fix("--since", "3");
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("V4__in.sql").contains("read-only");
    assertThat(read("V3__new.sql")).doesNotContain("CONCURRENTLY");
  }

  @Test
  void aLinkIsAnError() throws IOException {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("x.txt");
    Files.move(folder.resolve("V3__new.sql"), target);
    Files.createSymbolicLink(folder.resolve("V3__new.sql"), target);
    Ran ran = fix("--since", "3");
    assertThat(ran.exit()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("symbolic link").contains("x.txt");
    assertThat(target).content().doesNotContain("CONCURRENTLY");
  }

  private static void assumePosix() {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "no POSIX permissions here");
  }

  private Ran fix(String... options) {
    String[] all = Stream.concat(Stream.of("--fix"), Stream.of(options)).toArray(String[]::new);
    return check(all);
  }

  private Ran check(String... options) {
    return Ran.rollsafe(
        Stream.of(Stream.of("check"), Stream.of(options), Stream.of(folder.toString()))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void outsideTransaction(String name, String text) throws IOException {
    write(name, text);
    write(name + ".conf", "executeInTransaction=false\n");
  }
}
