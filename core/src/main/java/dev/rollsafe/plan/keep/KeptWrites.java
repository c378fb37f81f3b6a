package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The values that a statement writes over, beside those it writes. */
final class KeptWrites implements Kept {

  private final Archive archive;
  private final List<Column> columns;
  private final Catalog catalog;

  KeptWrites(Archive archive, List<Column> columns, Catalog catalog) {
    this.archive = archive;
    this.columns = List.copyOf(columns);
    this.catalog = catalog;
  }

  @Override
  public String archive() {
    return archive.quoted();
  }

  @Override
  public String what() {
    return "the values that rows of " + archive.table().name() + " had before";
  }

  /** A row that is written twice was what it was before the first time, and is what it is behind the last. */
  private Capture capture() {
    StringJoiner set = new StringJoiner(", ");
    StringJoiner names = new StringJoiner(", ");
    StringJoiner values = new StringJoiner(", ");
    StringJoiner again = new StringJoiner(" AND ");
    for (Slot slot : archive.values()) {
      names.add(slot.quoted());
      values.add(slot.in("OLD"));
    }
    for (Slot slot : archive.written()) {
      names.add(slot.quoted());
      values.add(slot.in("NEW"));
      set.add(slot.quoted() + " = " + slot.in("NEW"));
    }
    archive.key().forEach(slot -> again.add(slot.isKey("OLD", "a")));
    return new Capture(
        archive,
        catalog,
        "UPDATE",
        archive
            .gaps()
            .and("set", set.toString())
            .and("all", names.toString())
            .and("values", values.toString())
            .and("again", again.toString())
            .fill("""
              UPDATE {archive} AS a SET {set} WHERE a.{left} IS NULL AND {again};
              IF NOT FOUND THEN
                INSERT INTO {archive} ({all}) VALUES ({values});
              END IF;
              RETURN NEW;"""));
  }

  @Override
  public List<String> before() {
    return capture().begin();
  }

  @Override
  public List<String> after() {
    return capture().end();
  }

  @Override
  public List<String> beforeDown() {
    return List.of(Written.leaveChanged(archive));
  }

  @Override
  public boolean needs(Statement part) {
    return false;
  }

  @Override
  public List<String> restore() {
    return new Switched(archive.table(), catalog)
        .around(List.of(Written.putBack(archive, columns)));
  }

  @Override
  public Optional<String> left() {
    return Optional.of(archive.left());
  }
}
