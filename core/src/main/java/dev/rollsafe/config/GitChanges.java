package dev.rollsafe.config;

import dev.rollsafe.lint.Scope;
import dev.rollsafe.migration.History;
import dev.rollsafe.migration.History.Problem;
import dev.rollsafe.migration.Migration;
import dev.rollsafe.migration.Migration.Kind;
import dev.rollsafe.migration.MigrationSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has become of migrations since a Git reference, or since the branch left it: new ones, also those not committed or not
 * even known to Git, and those that read differently. Immutable.
 */
public final class GitChanges {

  /** What became of a file. */
  private record Change(Git git, String commit, char status, String before) {}

  private final String ref;
  private final Map<Path, Change> changes = new HashMap<>();
  private final List<Problem> gone = new ArrayList<>();

  private GitChanges(String ref) {
    this.ref = ref;
  }

  /**
   * Asks Git.
   *
   * @param ref a branch, tag or commit
   * @param inputs folders and files of migrations
   * @throws ConfigurationException if they are in no repository, or it does not know {@code ref}
   */
  public static GitChanges since(String ref, List<Path> inputs) {
    GitChanges changes = new GitChanges(ref);
    for (Path input : inputs) {
      if (Files.exists(input)) {
        changes.read(real(input), input);
      }
    }
    return changes;
  }

  private void read(Path input, Path shown) {
    Path folder = Files.isDirectory(input) ? input : input.resolveSibling("");
    Git.Answer top = new Git(folder).ask("rev-parse", "--show-toplevel");
    if (top.failed()) {
      throw new ConfigurationException(
          shown + ": --changed-since needs a Git repository" + top.complaint());
    }
    Path root = real(Path.of(top.line()));
    Git git = new Git(root);
    String commit = commit(git, shown);
    List<String> status = git.texts(
        "diff",
        "--name-status",
        "-z",
        "--no-ext-diff",
        "--no-textconv",
        "--find-renames=100%",
        commit,
        "--",
        input.toString());
    for (int i = 0; i + 1 < status.size(); i++) {
      char letter = status.get(i).charAt(0);
      String before = status.get(++i);
      String after = letter == 'R' ? status.get(++i) : before;
      if (letter == 'D') {
        gone(before, root.resolve(before));
      } else {
        changes.put(root.resolve(after), new Change(git, commit, letter, before));
      }
    }
    for (String file : git.texts("ls-files", "--others", "-z", "--", input.toString())) {
      changes.put(root.resolve(file), new Change(git, commit, 'A', file));
    }
  }

  /** The commit to compare with: where the branch left the reference, so that what others did there since is not ours. */
  private String commit(Git git, Path shown) {
    boolean shallow = git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
    String deepen = shallow
        ? "; the clone is shallow: fetch more of it (git fetch --unshallow; fetch-depth: 0 in GitHub Actions)"
        : "; name a branch, tag or commit, or fetch it first";
    if (ref.isEmpty()
        || git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}")
            .failed()) {
      throw new ConfigurationException(shown + ": Git knows no commit " + ref + " here" + deepen);
    }
    String commit =
        git.ask("rev-parse", "--verify", "--end-of-options", ref + "^{commit}").line();
    Git.Answer base = git.ask("merge-base", commit, "HEAD");
    if (base.failed()) {
      throw new ConfigurationException(
          shown + ": " + ref + " and HEAD have no common commit" + (shallow ? deepen : ""));
    }
    return base.line();
  }

  private void gone(String name, Path path) {
    if (name.endsWith(".sql")) {
      gone.add(new Problem(
          path.toString(),
          "was there at " + ref
              + " and is gone: a database that has run it keeps what it did, a new one never gets"
              + " it; put it back, and undo it in a new migration",
          false));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** Returns what is wrong with files that are no longer there. */
  public List<Problem> gone() {
    return List.copyOf(gone);
  }

  /** Returns which migrations of a history are new or read differently. */
  public Scope of(History history) {
    Map<String, List<Migration>> byFile = new HashMap<>();
    for (Migration migration : history.migrations()) {
      byFile.computeIfAbsent(migration.path(), path -> new ArrayList<>()).add(migration);
    }
    Set<String> changed = new HashSet<>();
    Map<String, String> edits = new HashMap<>();
    byFile.forEach((file, migrations) -> {
      Path path = real(Path.of(file));
      Change change = changes.get(path);
      if (change != null) {
        compare(change, path, migrations, changed, edits);
      } else if (changes.containsKey(path.resolveSibling(path.getFileName() + ".conf"))
          || changes.containsKey(path.resolveSibling("metadata.toml"))) {
        migrations.forEach(migration -> changed.add(migration.id()));
      }
    });
    return new Changed(changed, edits);
  }

  private void compare(
      Change change,
      Path path,
      List<Migration> now,
      Set<String> changed,
      Map<String, String> edits) {
    Map<String, Migration> before = new HashMap<>();
    if (change.status != 'A') {
      byte[] content = change.git.file(change.commit, change.before);
      for (Migration migration : MigrationSources.read(path, content).migrations()) {
        before.put(migration.id(), migration);
      }
    }
    boolean whole = now.size() == 1 && before.size() == 1;
    for (Migration migration : now) {
      Migration old = whole ? before.values().iterator().next() : before.get(migration.id());
      boolean renamed = change.status == 'R';
      if (old != null && !renamed && text(old).equals(text(migration))) {
        continue;
      }
      changed.add(migration.id());
      if (old != null
          && (migration.kind() == Kind.VERSIONED || migration.kind() == Kind.BASELINE)) {
        edits.put(migration.id(), edited(change, renamed));
      }
    }
  }

  private String edited(Change change, boolean renamed) {
    return "was there at " + ref
        + (renamed ? " as " + change.before : " already and read differently");
  }

  private static String text(Migration migration) {
    StringBuilder text = new StringBuilder();
    migration.parts().forEach(part -> text.append(part.span().of(part.text())).append('\0'));
    return text.toString();
  }

  /** Which migrations of a history changed. */
  private record Changed(Set<String> ids, Map<String, String> edits) implements Scope {

    @Override
    public boolean judges(Migration migration) {
      return ids.contains(migration.id());
    }

    @Override
    public Optional<String> edited(Migration migration) {
      return Optional.ofNullable(edits.get(migration.id()));
    }
  }
}
