package dev.rollsafe.plan.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a plan: what a migration file holds.
 *
 * @param name what it is called in the names of files
 * @param stage where in the change it stands
 * @param release the release it ships with, counted from 1, the next one
 * @param title what it does, as a sentence without a full stop
 * @param forward what it runs; nothing where only the application changes
 * @param undo what takes it back, in order; nothing where nothing is to be taken back
 * @param risk counts, before it runs, what would be lost or refused
 * @param verify counts, when it has run, what is not as it should be: 0 means done
 * @param expects the rules that find something in it by its nature, and that are let through when the old release is gone
 * @param notes what people have to know or do
 * @param batches the backfill that it runs, for a program that would rather run it itself
 */
public record Step(
    String name,
    Stage stage,
    int release,
    String title,
    Block forward,
    List<Block> undo,
    Optional<Count> risk,
    Optional<Count> verify,
    List<String> expects,
    List<String> notes,
    Optional<Batches> batches) {

  /** Copies what could change. */
  public Step {
    undo = List.copyOf(undo);
    expects = List.copyOf(expects);
    notes = List.copyOf(notes);
  }

  /** Returns a step with nothing but what it runs. */
  public static Step of(String name, Stage stage, String title, Block forward) {
    return new Step(
        name,
        stage,
        release(stage),
        title,
        forward,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The release that a stage ships with, where nothing else is said. */
  private static int release(Stage stage) {
    return switch (stage) {
      case EXPAND, BACKFILL -> 1;
      case SWITCH -> 2;
      case CONTRACT -> 3;
      case FINAL -> 4;
    };
  }

  /** Adds what takes it back. */
  public Step undo(Block... blocks) {
    return new Step(
        name,
        stage,
        release,
        title,
        forward,
        List.of(blocks),
        risk,
        verify,
        expects,
        notes,
        batches);
  }

  /** Adds what is to be asked before it. */
  public Step risk(String sql, String meaning) {
    return new Step(
        name,
        stage,
        release,
        title,
        forward,
        undo,
        Optional.of(new Count(sql, meaning)),
        verify,
        expects,
        notes,
        batches);
  }

  /** Adds what is to be asked behind it. */
  public Step verify(String sql, String meaning) {
    return new Step(
        name,
        stage,
        release,
        title,
        forward,
        undo,
        risk,
        Optional.of(new Count(sql, meaning)),
        expects,
        notes,
        batches);
  }

  /** Adds the rules that find something in it by its nature. */
  public Step expects(String... rules) {
    return new Step(
        name, stage, release, title, forward, undo, risk, verify, List.of(rules), notes, batches);
  }

  /** Adds more of them. */
  Step expectsAlso(List<String> rules) {
    List<String> all = new ArrayList<>(expects);
    all.addAll(rules);
    return expects(all.toArray(new String[0]));
  }

  /** Adds what people have to know. */
  public Step notes(List<String> texts) {
    return new Step(
        name, stage, release, title, forward, undo, risk, verify, expects, texts, batches);
  }

  /** Returns a step that runs other statements, in the same way. */
  Step running(List<String> statements) {
    return new Step(
        name,
        stage,
        release,
        title,
        new Block(forward.transaction(), forward.timeouts(), statements),
        undo,
        risk,
        verify,
        expects,
        notes,
        batches);
  }

  /** Adds the backfill that it runs. */
  public Step batches(Batches job) {
    return new Step(
        name, stage, release, title, forward, undo, risk, verify, expects, notes, Optional.of(job));
  }
}
