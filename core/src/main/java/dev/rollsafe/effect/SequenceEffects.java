package dev.rollsafe.effect;

import dev.rollsafe.ast.AlterSequence;
import dev.rollsafe.ast.CreateSequence;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.SequenceOptions;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.effect.Break.Audience;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER SEQUENCE: which numbers the inserts of release N-1 get next (manual, reference page ALTER SEQUENCE). */
final class SequenceEffects {

  private static final Effect CREATED =
      new EffectDraft(Phase.EXPAND, "Release N-1 does not know the sequence").build();

  private final Catalog catalog;

  SequenceEffects(Catalog catalog) {
    this.catalog = catalog;
  }

  Effect create(CreateSequence statement) {
    ObjectName name =
        catalog.creation(statement.name(), statement.persistence() == Persistence.TEMPORARY);
    if (!catalog.hasRelation(name)) {
      return CREATED;
    }
    EffectDraft draft = new EffectDraft(
        Phase.NEUTRAL, "There is a relation " + name + " already, so nothing is done");
    return statement.ifNotExists()
        ? draft.build()
        : draft.refused("42P07", "There is a relation " + name + " already").build();
  }

  Effect alter(AlterSequence statement) {
    ObjectName name = catalog.resolve(statement.name());
    if (catalog.isGone(name)) {
      EffectDraft draft =
          new EffectDraft(Phase.NEUTRAL, "There is no sequence " + name + ", so nothing is done");
      return statement.ifExists()
          ? draft.build()
          : draft
              .refused(Breaks.UNDEFINED_TABLE, "There is no sequence " + name)
              .build();
    }
    Optional<Sequence> sequence = catalog.sequence(name);
    boolean isNew = catalog.isNew(name);
    EffectDraft draft = new EffectDraft(
        Phase.EXPAND,
        isNew ? Relations.unknown(name) : "Release N-1 goes on getting numbers that nobody has");
    draft.lock(name, ObjectKind.SEQUENCE, LockMode.SHARE_ROW_EXCLUSIVE);
    if (!isNew) {
      judge(draft, name, sequence.map(Sequence::options).orElse(null), statement.options());
    }
    return draft.build();
  }

  private static void judge(
      EffectDraft draft,
      ObjectName name,
      @Nullable SequenceOptions before,
      SequenceOptions options) {
    if (options.restart().isPresent()) {
      repeats(draft, name, "After RESTART release N-1 may get numbers that are in use");
    }
    if (options.increment().isPresent()
        && isOtherStep(before, options.increment().get())) {
      repeats(draft, name, "Release N-1 may count on the old increment and use numbers twice");
    }
    if (options.cycle().isPresent() && options.cycle().get()) {
      repeats(draft, name, "At its end the sequence begins again with numbers that are in use");
    }
    narrowed(draft, name, before, options);
    if (before == null && draft.phase() == Phase.CONTRACT) {
      draft.assumed();
    }
  }

  private static boolean isOtherStep(@Nullable SequenceOptions before, String increment) {
    return before == null || !before.increment().orElse("1").equals(increment);
  }

  private static void repeats(EffectDraft draft, ObjectName name, String why) {
    draft
        .raise(Phase.CONTRACT, why)
        .breaks(Breaks.error(
            name,
            Audience.WRITERS,
            Breaks.UNIQUE_VIOLATION,
            "Inserts get numbers that are in use"));
  }

  private static void narrowed(
      EffectDraft draft,
      ObjectName name,
      @Nullable SequenceOptions before,
      SequenceOptions options) {
    boolean lowered = options.maxValue().isPresent()
        && isBelow(options.maxValue().get(), before == null ? null : most(before));
    boolean smaller =
        options.type().isPresent() && isBelow(most(options), before == null ? null : most(before));
    boolean ends = options.cycle().isPresent()
        && !options.cycle().get()
        && (before == null || before.cycle().orElse(false));
    boolean raised = options.minValue().filter(value -> !value.isEmpty()).isPresent()
        && (before == null || before.increment().orElse("1").startsWith("-"));
    if (lowered || raised || smaller || ends) {
      draft
          .raise(Phase.CONTRACT, "The sequence comes to an end sooner than release N-1 expects")
          .breaks(Breaks.error(
              name, Audience.BOTH, "2200H", "nextval fails when the sequence is at its end"));
    }
  }

  /** Says whether the value is lower than the one before; not to know that one counts as lower. */
  private static boolean isBelow(String value, @Nullable String before) {
    if (value.isEmpty()) {
      return false;
    }
    return before == null || new BigInteger(value).compareTo(new BigInteger(before)) < 0;
  }

  /** The highest number of an ascending sequence: MAXVALUE, or what its type holds. */
  private static String most(SequenceOptions options) {
    if (options.maxValue().isPresent() && !options.maxValue().get().isEmpty()) {
      return options.maxValue().get();
    }
    return switch (options.type().map(DataType::toString).orElse("bigint")) {
      case "smallint" -> "32767";
      case "integer" -> "2147483647";
      default -> "9223372036854775807";
    };
  }
}
