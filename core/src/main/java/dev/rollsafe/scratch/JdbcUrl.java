package dev.rollsafe.scratch;

/** The parts of a URL of PostgreSQL's driver (its documentation, "Connecting to the Database"). */
public final class JdbcUrl {

  private JdbcUrl() {}

  /** Returns the URL with another database in it. */
  public static String inDatabase(String url, String database) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    String rest = question < 0 ? "" : url.substring(question);
    int slash = path.lastIndexOf('/');
    boolean noPath = path.startsWith("//", slash - 1);
    return (noPath ? path + "/" : path.substring(0, slash + 1)) + database + rest;
  }

  /** Returns the URL without what may be secret in it: user, password and all parameters. */
  public static String withoutSecrets(String url) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    int at = path.lastIndexOf('@');
    int slashes = path.indexOf("//");
    return at > slashes && slashes >= 0
        ? path.substring(0, slashes + 2) + path.substring(at + 1)
        : path;
  }
}
