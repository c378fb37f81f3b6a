package dev.rollsafe.lint;

import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.ServerSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How large tables are, as far as the user or a server tells, and from where on one is no longer small. Immutable. */
public final class TableSizes {

  /** From that many rows on a table is not small, unless the user says otherwise: up to there a scan is over in milliseconds. */
  public static final long DEFAULT_SMALL_ROWS = 10_000;

  /** Nothing is known. */
  public static final TableSizes UNKNOWN = new TableSizes(Map.of(), DEFAULT_SMALL_ROWS);

  private final Map<ObjectName, Size> sizes;
  private final long smallRows;

  private TableSizes(Map<ObjectName, Size> sizes, long smallRows) {
    this.sizes = sizes;
    this.smallRows = smallRows;
  }

  /**
   * The size of a table.
   *
   * @param rows about how many rows it has
   * @param bytes about how large it is with its indexes; 0 where that is not known
   */
  public record Size(long rows, long bytes) {

    /** Refuses what no table has. */
    public Size {
      if (rows < 0 || bytes < 0) {
        throw new IllegalArgumentException("a table of " + rows + " rows and " + bytes + " bytes");
      }
    }

    /** Returns it in words, for example {@code about 40,000,000 rows, 41 GB}. */
    @Override
    public String toString() {
      String text = "about " + grouped(rows) + (rows == 1 ? " row" : " rows");
      return bytes == 0 ? text : text + ", " + unit(bytes);
    }

    private static String grouped(long number) {
      StringBuilder digits = new StringBuilder(Long.toString(number));
      for (int i = digits.length() - 3; i > 0; i -= 3) {
        digits.insert(i, ',');
      }
      return digits.toString();
    }

    private static String unit(long bytes) {
      String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
      long value = bytes;
      int unit = 0;
      while (value >= 1024) {
        value >>= 10;
        unit++;
      }
      return value + " " + units[unit];
    }
  }

  /**
   * Returns sizes that are known.
   *
   * @param sizes the sizes, by table; of a partitioned one that of all partitions together
   * @param smallRows the number of rows from which on a table is not small
   */
  public static TableSizes of(Map<ObjectName, Size> sizes, long smallRows) {
    return new TableSizes(Map.copyOf(sizes), smallRows);
  }

  /** Returns the sizes that a server tells. */
  public static TableSizes of(ServerSchema server) {
    Map<ObjectName, Size> sizes = new HashMap<>();
    server.sizes().forEach((name, size) -> sizes.put(name, new Size(size.rows(), size.bytes())));
    return of(sizes, DEFAULT_SMALL_ROWS);
  }

  /** Returns these and others; what this one knows counts. */
  public TableSizes or(TableSizes others) {
    Map<ObjectName, Size> all = new HashMap<>(others.sizes);
    all.putAll(sizes);
    return new TableSizes(Map.copyOf(all), smallRows);
  }

  /** Says whether no size is known. */
  public boolean isEmpty() {
    return sizes.isEmpty();
  }

  /** Returns the size of a table. */
  public Optional<Size> of(ObjectName table) {
    return Optional.ofNullable(sizes.get(table));
  }

  /** Says whether a table of this size is small. */
  public boolean isSmall(Size size) {
    return size.rows() < smallRows;
  }
}
