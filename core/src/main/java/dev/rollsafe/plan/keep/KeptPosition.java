package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.plan.sequence.Template;
import dev.rollsafe.script.Sql;
import java.util.List;
import java.util.Optional;

/** How far a sequence has counted that is dropped, or begins anew. */
final class KeptPosition implements Kept {

  private final String name;
  private final Sequence sequence;
  private final boolean made;

  /**
   * A position.
   *
   * @param name the name of its archive
   * @param made whether the down script makes the sequence again; else it is only set forward
   */
  KeptPosition(String name, Sequence sequence, boolean made) {
    this.name = name;
    this.sequence = sequence;
    this.made = made;
  }

  @Override
  public String archive() {
    return Sql.identifier(Archive.SCHEMA) + "." + Sql.identifier(name);
  }

  @Override
  public String what() {
    return "how far sequence " + sequence.name() + " has counted";
  }

  private Template gaps() {
    boolean down = sequence.options().increment().filter(i -> i.startsWith("-")).isPresent();
    return Template.with("archive", archive())
        .and("sequence", Sql.name(sequence.name()))
        .and("regclass", regclass())
        .and("beyond", down ? "<" : ">");
  }

  /** A sequence behind an identity may have got another name from the server. */
  private String regclass() {
    return sequence
        .owner()
        .filter(owner -> sequence.identity() && made)
        .map(owner -> "pg_get_serial_sequence("
            + Sql.literal(Sql.name(owner.table())).strip() + ", "
            + Sql.literal(owner.column()).strip() + ")::regclass")
        .orElseGet(() -> Sql.literal(Sql.name(sequence.name())).strip() + "::regclass");
  }

  @Override
  public List<String> before() {
    return List.of(
        gaps()
            .fill(
                "CREATE TABLE IF NOT EXISTS {archive} (last_value bigint NOT NULL, is_called boolean NOT NULL)"),
        gaps().fill("DELETE FROM {archive}"),
        gaps().fill("INSERT INTO {archive} SELECT last_value, is_called FROM {sequence}"));
  }

  @Override
  public List<String> after() {
    return List.of();
  }

  @Override
  public List<String> beforeDown() {
    return List.of();
  }

  /** The sequence may come with its table: at the end it is there. */
  @Override
  public boolean needs(Statement part) {
    return false;
  }

  @Override
  public List<String> restore() {
    String set = "SELECT setval({regclass}, a.last_value, a.is_called) FROM {archive} AS a";
    return List.of(gaps()
        .fill(made ? set : set + ", {sequence} AS s WHERE a.last_value {beyond} s.last_value"));
  }

  @Override
  public Optional<String> left() {
    return Optional.empty();
  }
}
