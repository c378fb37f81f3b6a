package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Statement;
import java.util.List;
import java.util.Optional;

/** All rows of a table that is dropped. */
final class KeptRows implements Kept {

  private final Archive archive;

  KeptRows(Archive archive) {
    this.archive = archive;
  }

  @Override
  public String archive() {
    return archive.quoted();
  }

  @Override
  public String what() {
    return "the rows of " + archive.table().name();
  }

  @Override
  public List<String> before() {
    return new Snapshot(archive, "").take();
  }

  @Override
  public List<String> after() {
    return List.of();
  }

  @Override
  public List<String> beforeDown() {
    return List.of();
  }

  /** Rows of a partitioned table need its partitions; before keys and triggers come back, they come in fastest. */
  @Override
  public boolean needs(Statement part) {
    return part instanceof CreateTable
        || (part instanceof AlterTable alter
            && alter.actions().stream().anyMatch(a -> a instanceof AlterAction.AttachPartition));
  }

  @Override
  public List<String> restore() {
    return List.of(archive.gaps().fill("""
        WITH a AS (DELETE FROM {archive} WHERE {left} IS NULL RETURNING *)
        INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {outs} FROM a"""));
  }

  @Override
  public Optional<String> left() {
    return Optional.empty();
  }

  @Override
  public List<String> fill(int rows) {
    return new Snapshot(archive, "").fill(rows);
  }
}
