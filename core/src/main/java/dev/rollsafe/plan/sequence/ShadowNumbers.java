package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.script.SequenceText;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the numbers of a column come from: its default, its sequence or its identity go over to the column that takes its place.
 * The sequence goes no further than the old type until the last stage, so that all can be taken back.
 */
final class ShadowNumbers {

  private final Shadow member;
  private final Catalog before;

  ShadowNumbers(Shadow member, Catalog before) {
    this.member = member;
    this.before = before;
  }

  private Optional<ObjectName> sequence() {
    return member.column().ownedSequence();
  }

  /** The statements by which the column that has the name now takes over. */
  List<String> over() {
    return moved(member.tomb());
  }

  /** The statements by which it takes over again. */
  List<String> back() {
    return moved(member.fresh());
  }

  private List<String> moved(String from) {
    Optional<ColumnDefinition.Identity> identity = member.column().identity();
    if (identity.isPresent() && sequence().isPresent()) {
      return identity(identity.get(), from, sequence().get());
    }
    List<String> statements = new ArrayList<>();
    member.column().defaultValue().ifPresent(value -> {
      statements.add(member.alter().dropDefault(from));
      statements.add(member.alter().setDefault(member.name(), value.text()));
    });
    sequence()
        .ifPresent(owned -> statements.add("ALTER SEQUENCE " + Sql.qualified(owned) + " OWNED BY "
            + Sql.qualified(member.table().name()) + "." + Sql.identifier(member.name())));
    return statements;
  }

  private List<String> identity(
      ColumnDefinition.Identity identity, String from, ObjectName sequence) {
    String meanwhile = Names.joined(sequence.name(), "new");
    String other = Sql.qualified(new ObjectName(sequence.schema(), meanwhile));
    SequenceOptions options = identity.options();
    String limit = options.maxValue().isEmpty() && !descends(options)
        ? " MAXVALUE " + Conversion.most(member.column().type())
        : "";
    return List.of(
        member
            .alter()
            .addIdentity(
                member.name(),
                identity.always(),
                "SEQUENCE NAME " + other + SequenceText.identityOptions(options) + limit),
        "SELECT pg_catalog.setval(" + Sql.literal(other)
            + "::pg_catalog.regclass, s.last_value, s.is_called) FROM " + Sql.qualified(sequence)
            + " AS s",
        member.alter().dropIdentity(from),
        "ALTER SEQUENCE " + other + " RENAME TO " + Sql.identifier(sequence.name()));
  }

  private static boolean descends(SequenceOptions options) {
    return options.increment().filter(step -> step.startsWith("-")).isPresent();
  }

  /** The statement that lets numbers grow beyond the old type, and the one that takes it back while none has. */
  List<List<String>> grow() {
    if (sequence().isEmpty()) {
      return List.of();
    }
    String alter = "ALTER SEQUENCE " + Sql.qualified(sequence().get());
    if (member.column().identity().isPresent()) {
      SequenceOptions options = member.column().identity().get().options();
      if (options.maxValue().isPresent() || descends(options)) {
        return List.of();
      }
      return List.of(
          List.of(alter + " MAXVALUE " + Conversion.most(member.type())),
          List.of(alter + " MAXVALUE " + Conversion.most(member.column().type())));
    }
    String type = before
        .sequence(sequence().get())
        .map(Sequence::options)
        .flatMap(SequenceOptions::type)
        .map(written -> written.name().name())
        .orElse("bigint");
    return type.equals("bigint")
        ? List.of()
        : List.of(
            List.of(alter + " AS " + Sql.qualifiedType(before, member.type())),
            List.of(alter + " AS " + type));
  }
}
