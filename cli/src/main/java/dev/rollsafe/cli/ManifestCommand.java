package dev.rollsafe.cli;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.config.ConfigurationException;
import dev.rollsafe.release.Change;
import dev.rollsafe.release.readiness.Manifest;
import dev.rollsafe.release.readiness.ManifestWriter;
import dev.rollsafe.release.usage.NeedsScan;
import dev.rollsafe.release.usage.Side;
import dev.rollsafe.release.usage.Unjudged;
import dev.rollsafe.release.usage.Usage;
import dev.rollsafe.release.usage.UsageScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code rollsafe manifest}: writes what a build needs of the schema, and which old sides it does not use. */
final class ManifestCommand implements Command {

  private static final Option SERVICE = Option.valued("--service", "NAME", "", "The service");
  private static final Option RELEASE = Option.valued("--release", "ID", "", "The release");
  private static final Option COMMIT =
      Option.valued("--commit", "ID", "", "The commit that it is built from");
  private static final Option BRANCH =
      Option.valued("--branch", "NAME", "", "The branch that it is built from");
  private static final Option OUTPUT = Option.valued(
      "--output",
      "FILE",
      "",
      "Where to write it, in the folder of classes " + Manifest.PATH
          + "; to the output by default");

  @Override
  public String name() {
    return "manifest";
  }

  @Override
  public String summary() {
    return "Writes the manifest of a build: what it needs of the schema, and which old sides it does not use.";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(List.of(SERVICE, RELEASE));
    options.addAll(UsageOptions.ALL);
    options.addAll(List.of(COMMIT, BRANCH, OUTPUT));
    return options;
  }

  @Override
  public String footer() {
    return "Exit codes: 0 written; 2 wrong usage, or something that cannot be read; 3 written, but part of the application"
        + " could not be read, so that it is not called free of anything.";
  }

  @Override
  public int run(Invocation invocation, Terminal terminal) throws IOException {
    UsageInput input;
    Manifest manifest;
    try {
      for (Option needed : List.of(SERVICE, RELEASE, UsageOptions.CLASSES, UsageOptions.HISTORY)) {
        if (invocation.all(needed).isEmpty()) {
          throw new IllegalArgumentException("a manifest needs " + needed.name());
        }
      }
      input = UsageInput.read(invocation);
      manifest = manifest(input, invocation, terminal);
    } catch (ConfigurationException wrong) {
      terminal.error(wrong.problem());
      return ExitCode.ERROR;
    } catch (IOException | IllegalArgumentException wrong) {
      terminal.error(String.valueOf(wrong.getMessage()));
      return ExitCode.ERROR;
    }
    write(manifest, invocation, terminal);
    return unread(input).isPresent() ? ExitCode.REFUSED : ExitCode.SAFE;
  }

  private static Manifest manifest(UsageInput input, Invocation invocation, Terminal terminal) {
    UsageScan scan = new UsageScan(input.corpus(), input.catalog());
    Set<String> needsNew = new HashSet<>();
    Set<String> freeOfOld = new HashSet<>();
    List<Side> free = new ArrayList<>();
    Optional<Unjudged> unread = unread(input);
    unread.ifPresent(what -> terminal.error(
        what.place() + ": " + what.reason() + "; it is not called free of any old side"));
    for (Change change : input.changes()) {
      Side old = UsageInput.side(change, change.oldSide());
      List<Usage> usages = scan.of(old);
      if (!UsageScan.isFree(usages)) {
        terminal.error("uses the old side of " + change.id() + ": "
            + usages.get(0).place() + ": " + usages.get(0).reason());
      } else if (unread.isEmpty()) {
        freeOfOld.add(change.id());
        free.add(old);
      }
      if (change.newSide().isPresent()
          && !UsageScan.isFree(scan.of(UsageInput.side(change, change.newSide().get())))) {
        needsNew.add(change.id());
      }
    }
    Catalog catalog = input.catalog().orElseThrow();
    NeedsScan needs = NeedsScan.of(input.corpus(), catalog, free);
    return new Manifest(
        invocation.value(SERVICE),
        invocation.value(RELEASE),
        invocation.given(COMMIT),
        invocation.given(BRANCH),
        needsNew,
        freeOfOld,
        "scan",
        needs.tables(),
        needs.enums(),
        needs.functions());
  }

  private static Optional<Unjudged> unread(UsageInput input) {
    for (Unjudged one : input.corpus().unjudged()) {
      if (one.unread()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static void write(Manifest manifest, Invocation invocation, Terminal terminal)
      throws IOException {
    Optional<String> file = invocation.given(OUTPUT);
    if (file.isEmpty()) {
      ManifestWriter.write(terminal.out(), manifest);
      return;
    }
    try (OutputFile output = OutputFile.at(Path.of(file.get()))) {
      ManifestWriter.write(output.writer(), manifest);
      output.keep();
    }
  }
}
