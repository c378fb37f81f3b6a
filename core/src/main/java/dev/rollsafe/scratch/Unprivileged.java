package dev.rollsafe.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to start a server as somebody who is not root, as it refuses to run as root. In a user namespace of its own a process is
 * nobody, and owns what root owns; where such are not allowed, as in many containers, it becomes another user.
 *
 * @param prefix what stands before the command
 * @param owner who must own the server's folder, as {@code uid:gid}; empty where it is the one who made it
 */
record Unprivileged(List<String> prefix, Optional<String> owner) {

  Unprivileged {
    prefix = List.copyOf(prefix);
  }

  static Unprivileged ofThisUser() throws IOException {
    if (!isRoot()) {
      return new Unprivileged(List.of(), Optional.empty());
    }
    List<String> namespace = List.of("unshare", "--user");
    List<String> trial = new ArrayList<>(namespace);
    trial.add("true");
    return Tool.works(trial) ? new Unprivileged(namespace, Optional.empty()) : another();
  }

  /** Returns the way to become the user postgres, or else nobody. */
  static Unprivileged another() throws IOException {
    String[] user = user();
    String owner = user[2] + ":" + user[3];
    List<String> setpriv =
        List.of("setpriv", "--reuid=" + user[2], "--regid=" + user[3], "--clear-groups");
    List<String> gosu = List.of("su-exec", owner);
    for (List<String> prefix : List.of(setpriv, gosu)) {
      List<String> trial = new ArrayList<>(prefix);
      trial.add("true");
      if (Tool.works(trial)) {
        return new Unprivileged(prefix, Optional.of(owner));
      }
    }
    throw new IOException(
        "PostgreSQL does not run as root, and neither unshare (of user namespaces) nor setpriv nor su-exec"
            + " works here to become " + user[0] + "; run as another user");
  }

  /** Returns the fields of the line in the file of users. */
  private static String[] user() throws IOException {
    String[] found = null;
    for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
      String[] fields = line.split(":", -1);
      if (fields.length > 3
          && (fields[0].equals("postgres") || (found == null && fields[0].equals("nobody")))) {
        found = fields;
      }
    }
    if (found == null) {
      throw new IOException(
          "PostgreSQL does not run as root, and there is no user postgres or nobody to become");
    }
    return found;
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Returns a command that is run without privileges. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives a folder, with all that is in it, to the one who is to own it. */
  void own(Path folder) throws IOException {
    if (owner.isPresent()) {
      Tool.run(List.of("chown", "-R", owner.get(), folder.toString()));
    }
  }
}
