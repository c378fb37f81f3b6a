package dev.rollsafe.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a rule is about: an immutable value, of which each method with an argument gives a fuller one. */
public final class RuleDoc {

  private final String id;
  private final Severity severity;
  private final String summary;
  private final Set<Severity> severities;
  private final String why;
  private final String instead;
  private final List<String> sources;
  private final List<String> hazards;
  private final String given;
  private final List<Example> flagged;
  private final List<Example> accepted;
  private final boolean onByDefault;
  private final boolean growsWithSize;
  private final boolean aboutPreviousRelease;

  private RuleDoc(Draft draft) {
    id = draft.id;
    severity = draft.severity;
    summary = draft.summary;
    severities = draft.severities;
    why = draft.why;
    instead = draft.instead;
    sources = draft.sources;
    hazards = draft.hazards;
    given = draft.given;
    flagged = draft.flagged;
    accepted = draft.accepted;
    onByDefault = draft.onByDefault;
    growsWithSize = draft.growsWithSize;
    aboutPreviousRelease = draft.aboutPreviousRelease;
  }

  /**
   * Returns the document of a rule.
   *
   * @param id names the hazard, in kebab-case: the name of the rule's class
   * @param severity what its findings ask for
   * @param summary what is wrong where it finds something, as a sentence without a full stop
   */
  public static RuleDoc of(String id, Severity severity, String summary) {
    return new RuleDoc(new Draft(id, severity, summary));
  }

  /** Says what happens to whom, in one or a few sentences. */
  public RuleDoc why(String text) {
    Draft draft = new Draft(this);
    draft.why = text;
    return new RuleDoc(draft);
  }

  /** Says what to do instead, in one or a few sentences. */
  public RuleDoc instead(String text) {
    Draft draft = new Draft(this);
    draft.instead = text;
    return new RuleDoc(draft);
  }

  /** Says where the facts are written, by the address of a page; may be said several times. */
  public RuleDoc source(String address) {
    Draft draft = new Draft(this);
    draft.sources = with(sources, address);
    return new RuleDoc(draft);
  }

  /** Names the hazards that it covers, as docs/coverage.md lists them. */
  public RuleDoc hazards(String... ids) {
    Draft draft = new Draft(this);
    draft.hazards = List.of(ids);
    return new RuleDoc(draft);
  }

  /** Says that some of its findings have another severity. */
  public RuleDoc also(Severity other) {
    Draft draft = new Draft(this);
    draft.severities = EnumSet.copyOf(severities);
    draft.severities.add(other);
    return new RuleDoc(draft);
  }

  /** Says what is there before each example: SQL of an earlier release. */
  public RuleDoc given(String sql) {
    Draft draft = new Draft(this);
    draft.given = sql;
    return new RuleDoc(draft);
  }

  /** Shows what it flags; see {@link Example}. */
  public RuleDoc flags(String title, String sql) {
    return flags(Example.of(title, sql));
  }

  /** Shows what it flags. */
  public RuleDoc flags(Example example) {
    Draft draft = new Draft(this);
    draft.flagged = with(flagged, example);
    return new RuleDoc(draft);
  }

  /** Shows what it, and every other rule that is on by default, lets pass; see {@link Example}. */
  public RuleDoc accepts(String title, String sql) {
    return accepts(Example.of(title, sql));
  }

  /** Shows what it, and every other rule that is on by default, lets pass. */
  public RuleDoc accepts(Example example) {
    Draft draft = new Draft(this);
    draft.accepted = with(accepted, example);
    return new RuleDoc(draft);
  }

  /** Says that it is off unless it is asked for: a matter of policy. */
  public RuleDoc offByDefault() {
    Draft draft = new Draft(this);
    draft.onByDefault = false;
    return new RuleDoc(draft);
  }

  /** Says that the harm grows with the table that a statement works on: where it is known to be small, findings are advice. */
  public RuleDoc growsWithTable() {
    Draft draft = new Draft(this);
    draft.growsWithSize = true;
    return new RuleDoc(draft);
  }

  /**
   * Says that the harm is all done to releases before: where the release gate lets a migration run only when none of them is
   * left, its findings are let through.
   */
  public RuleDoc aboutPreviousRelease() {
    Draft draft = new Draft(this);
    draft.aboutPreviousRelease = true;
    return new RuleDoc(draft);
  }

  private static <T> List<T> with(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return List.copyOf(longer);
  }

  /** Returns the rule's id. */
  public String id() {
    return id;
  }

  /** Returns what its findings ask for, if they say nothing else. */
  public Severity severity() {
    return severity;
  }

  /** Says whether a finding may have this severity. */
  public boolean allows(Severity other) {
    return severities.contains(other);
  }

  /** Returns what is wrong where it finds something. */
  public String summary() {
    return summary;
  }

  /** Returns what happens to whom. */
  public String why() {
    return why;
  }

  /** Returns what to do instead. */
  public String instead() {
    return instead;
  }

  /** Returns where the facts are written. */
  public List<String> sources() {
    return sources;
  }

  /** Returns the hazards it covers. */
  public List<String> hazards() {
    return hazards;
  }

  /** Returns what is there before each example; empty where nothing is. */
  public String given() {
    return given;
  }

  /** Returns what it flags. */
  public List<Example> flagged() {
    return flagged;
  }

  /** Returns what it lets pass. */
  public List<Example> accepted() {
    return accepted;
  }

  /** Says whether it is on without being asked for. */
  public boolean onByDefault() {
    return onByDefault;
  }

  /** Says whether the harm grows with the size of the table. */
  public boolean growsWithSize() {
    return growsWithSize;
  }

  /** Says whether the harm is all done to releases before. */
  public boolean isAboutPreviousRelease() {
    return aboutPreviousRelease;
  }

  @Override
  public String toString() {
    return id;
  }

  /** The fields while one of them changes. */
  private static final class Draft {

    private final String id;
    private final Severity severity;
    private final String summary;
    private Set<Severity> severities;
    private String why = "";
    private String instead = "";
    private List<String> sources = List.of();
    private List<String> hazards = List.of();
    private String given = "";
    private List<Example> flagged = List.of();
    private List<Example> accepted = List.of();
    private boolean onByDefault = true;
    private boolean growsWithSize;
    private boolean aboutPreviousRelease;

    Draft(String id, Severity severity, String summary) {
      this.id = id;
      this.severity = severity;
      this.summary = summary;
      severities = EnumSet.of(severity);
    }

    Draft(RuleDoc doc) {
      this(doc.id, doc.severity, doc.summary);
      severities = doc.severities;
      why = doc.why;
      instead = doc.instead;
      sources = doc.sources;
      hazards = doc.hazards;
      given = doc.given;
      flagged = doc.flagged;
      accepted = doc.accepted;
      onByDefault = doc.onByDefault;
      growsWithSize = doc.growsWithSize;
      aboutPreviousRelease = doc.aboutPreviousRelease;
    }
  }
}
