package dev.rollsafe.release.usage;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.release.usage.Corpus.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what in an application uses a side of a change. */
public final class UsageScan {

  private final Corpus corpus;
  private final SqlJudge judge;

  /**
   * Returns a scan.
   *
   * @param corpus the application
   * @param catalog which tables have which columns, where that is known
   */
  public UsageScan(Corpus corpus, Optional<Catalog> catalog) {
    this.corpus = corpus;
    judge = new SqlJudge(catalog);
  }

  /** Returns all that names a side, uses first. */
  public List<Usage> of(Side side) {
    List<Usage> usages = new ArrayList<>();
    for (Mapping mapping : corpus.mappings()) {
      mapped(side, mapping).ifPresent(usages::add);
    }
    boolean tableIsNamed = isNamed(side);
    Set<Entry> candidates = new LinkedHashSet<>(corpus.with(side.word()));
    candidates.addAll(corpus.with(side.table().toLowerCase(Locale.ROOT)));
    Set<Entry> named = Set.copyOf(corpus.with(side.word()));
    for (Entry entry : candidates) {
      judged(side, entry, named.contains(entry), tableIsNamed).ifPresent(usages::add);
    }
    usages.sort((a, b) -> a.certainty().compareTo(b.certainty()));
    return usages;
  }

  /** Says whether nothing of what a scan found counts as a use. */
  public static boolean isFree(List<Usage> usages) {
    for (Usage usage : usages) {
      if (usage.certainty().counts()) {
        return false;
      }
    }
    return true;
  }

  private boolean isNamed(Side side) {
    if (!corpus.with(side.table().toLowerCase(Locale.ROOT)).isEmpty()) {
      return true;
    }
    for (Mapping mapping : corpus.mappings()) {
      if (mapping.isOf(side) || mapping.inherits()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Usage> mapped(Side side, Mapping mapping) {
    boolean its = mapping.isOf(side);
    if (side.column().isEmpty()) {
      return its
          ? Optional.of(usage(Certainty.USES, mapping, "is mapped to the table"))
          : Optional.empty();
    }
    if (!mapping.hasColumn(side.column().get())) {
      return Optional.empty();
    }
    if (its) {
      return Optional.of(usage(Certainty.USES, mapping, "maps the column"));
    }
    return mapping.inherits()
        ? Optional.of(usage(
            Certainty.POSSIBLE, mapping, "maps a column of that name, for tables of other classes"))
        : Optional.of(usage(Certainty.MENTION, mapping, "maps a column of another table"));
  }

  private static Usage usage(Certainty certainty, Mapping mapping, String reason) {
    return new Usage(certainty, mapping.place(), reason, String.join(", ", mapping.tables()));
  }

  private Optional<Usage> judged(Side side, Entry entry, boolean named, boolean tableIsNamed) {
    Text text = entry.text();
    if (entry.facts().isPresent()) {
      SqlJudge.Opinion opinion = judge.judge(side, entry.facts().get(), text.text());
      if (!named && !opinion.certainty().counts()) {
        return Optional.empty();
      }
      Certainty certainty = text.hasHoles() && named && !opinion.certainty().counts()
          ? Certainty.POSSIBLE
          : opinion.certainty();
      return Optional.of(new Usage(certainty, text.place(), opinion.reason(), text.text()));
    }
    return named ? Optional.of(fragment(side, text, tableIsNamed)) : Optional.empty();
  }

  private static Usage fragment(Side side, Text text, boolean tableIsNamed) {
    boolean canBe = false;
    for (Words.Word word : Words.of(text.text())) {
      canBe |= word.text().equalsIgnoreCase(side.word()) && word.canBeName();
    }
    if (!canBe) {
      return new Usage(Certainty.MENTION, text.place(), "has the word in prose", text.text());
    }
    if (!tableIsNamed) {
      return new Usage(
          Certainty.MENTION,
          text.place(),
          "has the word, but nothing here names " + side.table(),
          text.text());
    }
    return new Usage(
        Certainty.POSSIBLE,
        text.place(),
        "has the name by itself or in a part of a statement",
        text.text());
  }
}
