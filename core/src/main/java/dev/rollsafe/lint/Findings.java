package dev.rollsafe.lint;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes what rules find. */
public final class Findings {

  private final List<Draft> drafts = new ArrayList<>(0);
  private @Nullable RuleDoc rule;

  Findings() {}

  /** Whatever is added from now on is found by {@code rule}. */
  void by(RuleDoc rule) {
    this.rule = rule;
  }

  List<Draft> drafts() {
    return drafts;
  }

  /**
   * Adds a finding.
   *
   * @param span the place: the smallest part of the statement that is to blame
   * @param message what is wrong there, naming the objects, as a sentence without a full stop
   * @return the finding, of which more can be said
   */
  public Draft add(Span span, String message) {
    if (rule == null) {
      throw new IllegalStateException("findings are added by rules, while they are asked");
    }
    Draft draft = new Draft(rule, span, message);
    drafts.add(draft);
    return draft;
  }

  /** A finding while it is put together. */
  public static final class Draft {

    private final RuleDoc rule;
    private final Span span;
    private String message;
    private Severity severity;
    private String instead;
    private @Nullable Predicate<Catalog> settled;
    private Optional<Fix> fix = Optional.empty();

    private Draft(RuleDoc rule, Span span, String message) {
      this.rule = rule;
      this.span = span;
      this.message = message;
      severity = rule.severity();
      instead = rule.instead();
    }

    /** Says what it asks for, where that is not what the rule's findings mostly ask for. */
    public Draft severity(Severity other) {
      if (!rule.allows(other)) {
        throw new IllegalArgumentException(
            "the document of " + rule + " says nothing of findings of severity " + other);
      }
      severity = other;
      return this;
    }

    /** Says what to do instead in this very case. */
    public Draft instead(String text) {
      instead = text;
      return this;
    }

    /** Offers the safe form of what it is about, if there is one that is certain. */
    public Draft fix(Optional<Fix> safeForm) {
      fix = safeForm;
      return this;
    }

    /**
     * Leaves it to the rest of the history: the finding is dropped if {@code settled} holds for the catalog behind the last
     * migration. It must hold on to nothing but names.
     */
    public Draft unlessAtEnd(Predicate<Catalog> settled) {
      this.settled = settled;
      return this;
    }

    /**
     * Says how large the table is that the finding is about.
     *
     * @param size in words
     * @param small whether it is so small that the finding is advice only
     */
    void sized(String size, boolean small) {
      message = message + " (" + size + ")";
      if (small) {
        severity = Severity.INFO;
      }
    }

    RuleDoc rule() {
      return rule;
    }

    Span span() {
      return span;
    }

    String message() {
      return message;
    }

    Severity severity() {
      return severity;
    }

    String instead() {
      return instead;
    }

    Optional<Fix> fix() {
      return fix;
    }

    boolean isPending() {
      return settled != null;
    }

    boolean isSettledBy(Catalog catalog) {
      return settled != null && settled.test(catalog);
    }
  }
}
