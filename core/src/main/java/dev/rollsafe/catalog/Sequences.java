package dev.rollsafe.catalog;

import dev.rollsafe.ast.SequenceOptions;

/** Changes of one sequence; the rest of it stays as it was. */
final class Sequences {

  private Sequences() {}

  static Sequence optioned(Sequence s, SequenceOptions options) {
    return new Sequence(
        s.name(), s.persistence(), options, s.owner(), s.identity(), s.attached(), s.origin());
  }

  static Sequence attached(Sequence s, Attached attached) {
    return new Sequence(
        s.name(), s.persistence(), s.options(), s.owner(), s.identity(), attached, s.origin());
  }
}
