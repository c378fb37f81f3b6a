package dev.rollsafe.release.readiness;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a build is and what it needs of a schema; a file in its jar, {@link #PATH}. Immutable.
 *
 * @param service the service
 * @param release the release
 * @param commit the commit it was built from
 * @param branch the branch it was built from
 * @param needsNew the changes whose new side it cannot do without
 * @param freeOfOld the changes whose old side it does not use
 * @param source where it is known from what it is free of: {@code scan} of its classes, or {@code manifest}, somebody's word
 * @param tables the tables and views it uses
 * @param enums the enum types it uses, each with its values
 * @param functions the functions it calls, as SQL writes their names
 */
public record Manifest(
    String service,
    String release,
    Optional<String> commit,
    Optional<String> branch,
    Set<String> needsNew,
    Set<String> freeOfOld,
    String source,
    List<Table> tables,
    Map<String, List<String>> enums,
    Set<String> functions) {

  /** Where it is in a jar or a folder of classes. */
  public static final String PATH = "META-INF/rollsafe/release.json";

  /** Copies what could change; sets are sorted, so that the same build has the same manifest. */
  public Manifest {
    needsNew = Collections.unmodifiableSet(new TreeSet<>(needsNew));
    freeOfOld = Collections.unmodifiableSet(new TreeSet<>(freeOfOld));
    functions = Collections.unmodifiableSet(new TreeSet<>(functions));
    tables = List.copyOf(tables);
    enums = Collections.unmodifiableMap(new TreeMap<>(enums));
  }

  /** What a build does to a table. */
  public enum Access {
    SELECT,
    INSERT,
    UPDATE,
    DELETE;

    /** Returns the word for it in a manifest. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A table or view that a build uses.
   *
   * @param name its name as SQL writes it, with the schema where the search path does not decide
   * @param does what it does to it
   * @param columns the columns it knows, each with its type as SQL writes it
   */
  public record Table(String name, Set<Access> does, Map<String, String> columns) {
    /** Copies what could change. */
    public Table {
      does = Collections.unmodifiableSet(
          does.isEmpty() ? EnumSet.noneOf(Access.class) : EnumSet.copyOf(does));
      columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }
  }
}
