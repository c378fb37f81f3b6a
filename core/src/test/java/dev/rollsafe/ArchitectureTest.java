package dev.rollsafe;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ANONYMOUS_CLASSES;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house as a test: who may know whom, and what a rule may be. */
class ArchitectureTest {

  private static final String ROOT = "dev.rollsafe";

  /** Every package of core in pipeline order; each imports only from those before it. */
  private static final List<String> ORDER = List.of(
      "dev.rollsafe.sql",
      "dev.rollsafe.ast",
      "dev.rollsafe.parser",
      "dev.rollsafe.catalog",
      "dev.rollsafe.script",
      "dev.rollsafe.effect",
      "dev.rollsafe.migration",
      "dev.rollsafe.lint",
      "dev.rollsafe.lint.rules",
      "dev.rollsafe.release.json",
      "dev.rollsafe.release.canary",
      "dev.rollsafe.release.readiness",
      "dev.rollsafe.release.usage",
      "dev.rollsafe.release",
      "dev.rollsafe.release.decision",
      "dev.rollsafe.plan.sequence",
      "dev.rollsafe.plan.run",
      "dev.rollsafe.plan.compensate",
      "dev.rollsafe.plan",
      "dev.rollsafe.scratch",
      "dev.rollsafe.plan.keep",
      "dev.rollsafe.verify",
      "dev.rollsafe.config",
      "dev.rollsafe.report",
      ROOT);

  /** What breaks the order all the same: "from -> to" and the reason. One that is no longer needed fails the test. */
  private static final Map<String, String> EXCEPTIONS = Map.of();

  private static final JavaClasses CORE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("/test-classes/"))
      .importPackages(ROOT);

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(packages().keySet()).isSubsetOf(ORDER);
  }

  @Test
  void aPackageImportsOnlyFromThoseBeforeIt() {
    Map<String, String> wrong = new TreeMap<>();
    for (JavaClass from : CORE) {
      from.getDirectDependenciesFromSelf().stream()
          .filter(dependency ->
              later(dependency.getTargetClass().getPackageName(), from.getPackageName()))
          .forEach(dependency -> wrong.putIfAbsent(
              from.getPackageName() + " -> " + dependency.getTargetClass().getPackageName(),
              dependency.getDescription()));
    }
    Set<String> stale = new TreeSet<>(EXCEPTIONS.keySet());
    stale.removeAll(wrong.keySet());
    wrong.keySet().removeAll(EXCEPTIONS.keySet());
    assertThat(wrong).as("imports against the order").isEmpty();
    assertThat(stale).as("exceptions no longer needed").isEmpty();
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
    assertThat(packages().values())
        .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).isTrue());
  }

  @Test
  void aRuleIsFinalPackagePrivateAndStateless() {
    String rules = "dev.rollsafe.lint.rules";
    classes()
        .that()
        .resideInAPackage(rules)
        .and(not(ANONYMOUS_CLASSES))
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .allowEmptyShould(true)
        .check(CORE);
    classes()
        .that()
        .resideInAPackage(rules)
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("BuiltInRules")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .bePackagePrivate()
        .allowEmptyShould(true)
        .check(CORE);
    // A record or an enum in a rule is a value; what the rule itself knows is constant.
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(rules)
        .and()
        .areDeclaredInClassesThat()
        .areNotRecords()
        .and()
        .areDeclaredInClassesThat()
        .areNotEnums()
        .and()
        .areDeclaredInClassesThat(not(ANONYMOUS_CLASSES))
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void onlyReportsWriteToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollsafe.report")
        .should(accessField(System.class, "out"))
        .orShould(accessField(System.class, "err"))
        .check(CORE);
  }

  @Test
  void theGeneralSqlParserStaysBehindItsGuard() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollsafe.parser")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("net.sf.jsqlparser..")
        .check(CORE);
  }

  @Test
  void aNameSaysWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helper)|.*\\.Abstract[A-Z].*")
        .check(CORE);
  }

  /** Decides nothing; leaves the share of public types by package in {@code target/architecture.txt}. */
  @Test
  void publicShareIsReported() throws IOException {
    List<String> lines = new ArrayList<>();
    int allPublic = 0;
    int all = 0;
    for (Map.Entry<String, JavaPackage> entry : packages().entrySet()) {
      List<JavaClass> topLevel = entry.getValue().getClasses().stream()
          .filter(JavaClass::isTopLevelClass)
          .filter(type -> !type.getSimpleName().equals("package-info"))
          .toList();
      int open = (int) topLevel.stream()
          .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
          .count();
      lines.add(share(entry.getKey(), open, topLevel.size()));
      allPublic += open;
      all += topLevel.size();
    }
    lines.add(share("all", allPublic, all));
    Files.write(Path.of("target", "architecture.txt"), lines);
    assertThat(all).isPositive();
  }

  private static String share(String what, int open, int of) {
    return what + ": " + open + " of " + of + " top-level types are public"
        + (of == 0 ? "" : " (" + 100 * open / of + "%)");
  }

  private static boolean later(String target, String than) {
    return ORDER.indexOf(target) > ORDER.indexOf(than);
  }

  private static Map<String, JavaPackage> packages() {
    Map<String, JavaPackage> packages = new TreeMap<>();
    for (JavaClass type : CORE) {
      packages.put(type.getPackageName(), type.getPackage());
    }
    return packages;
  }
}
