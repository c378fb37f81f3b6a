package dev.rollsafe.catalog;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/** Types that no script writes but the server resolves. */
final class Types {

  private static final Span NOWHERE = new Span(0, 0);

  private Types() {}

  static DataType builtIn(String name) {
    return new DataType(
        new QualifiedName(null, name, NOWHERE), List.of(), 0, false, false, NOWHERE);
  }

  /** The options of the sequence behind a serial column. */
  static SequenceOptions sequenceOf(DataType serial) {
    return SequenceChanges.apply(
        SequenceOptions.NONE,
        new SequenceOptions(
            Optional.of(ofSerial(serial)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  /** The integer type behind a serial one. */
  static DataType ofSerial(DataType serial) {
    String name = switch (serial.name().name()) {
      case "bigserial" -> "bigint";
      case "smallserial" -> "smallint";
      default -> "integer";
    };
    return new DataType(
        new QualifiedName(null, name, serial.span()), List.of(), 0, false, false, serial.span());
  }
}
