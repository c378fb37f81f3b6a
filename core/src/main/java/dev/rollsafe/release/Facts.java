package dev.rollsafe.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of one database at one time. Immutable. */
public final class Facts {

  private final Instant now;
  private final boolean replica;
  private final Optional<String> elsewhere;
  private final Optional<String> unused;
  private final Map<String, Progress> changes;
  private final Map<String, List<Progress>> consumed;
  private final Map<String, Service> services;
  private final Map<String, List<Release>> releases;
  private final Map<String, List<Evidence>> evidence;
  private final List<Session> sessions;
  private final Map<String, List<GateOverride>> overrides;

  private Facts(Draft draft) {
    now = draft.now;
    replica = draft.replica;
    elsewhere = draft.elsewhere;
    unused = draft.unused;
    changes = new TreeMap<>(draft.changes);
    consumed = consumed(changes);
    services = new TreeMap<>(draft.services);
    releases = copy(draft.releases);
    evidence = copy(draft.evidence);
    sessions = List.copyOf(draft.sessions);
    overrides = copy(draft.overrides);
  }

  private static <T> Map<String, List<T>> copy(Map<String, List<T>> lists) {
    Map<String, List<T>> copy = new TreeMap<>();
    lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    return copy;
  }

  private static Map<String, List<Progress>> consumed(Map<String, Progress> changes) {
    Map<String, List<Progress>> consumed = new TreeMap<>();
    for (Progress progress : changes.values()) {
      for (String service : progress.change().consumers()) {
        consumed.computeIfAbsent(service, name -> new ArrayList<>()).add(progress);
      }
    }
    return consumed;
  }

  /** Begins the facts of a time, which is that of the database's clock. */
  public static Draft at(Instant now) {
    return new Draft(now);
  }

  /** Returns the time. */
  public Instant now() {
    return now;
  }

  /** Says whether the database is a replica. */
  public boolean isReplica() {
    return replica;
  }

  /** Returns how the database is not the one that the ledger was made for. */
  public Optional<String> elsewhere() {
    return elsewhere;
  }

  /** Returns why the database was declared to be used by nobody; empty as soon as a release is known. */
  public Optional<String> unused() {
    return releases.isEmpty() ? unused : Optional.empty();
  }

  /** Returns what was recorded of a change. */
  public Optional<Progress> progress(String change) {
    return Optional.ofNullable(changes.get(change));
  }

  /** Returns all changes that were recorded. */
  public List<Progress> changes() {
    return List.copyOf(changes.values());
  }

  /** Returns the changes that a service consumes. */
  public List<Progress> changes(String service) {
    return Collections.unmodifiableList(consumed.getOrDefault(service, List.of()));
  }

  /** Returns a service; one of which nothing is said where it is not known. */
  public Service service(String name) {
    Service known = services.get(name);
    return known == null ? Service.of(name) : known;
  }

  /** Says whether a service is known. */
  public boolean knows(String service) {
    return services.containsKey(service);
  }

  /** Returns the names of the services that have releases. */
  public List<String> services() {
    return List.copyOf(releases.keySet());
  }

  /** Returns the releases of a service. */
  public List<Release> releases(String service) {
    return releases.getOrDefault(service, List.of());
  }

  /** Returns a release. */
  public Optional<Release> release(String service, String id) {
    for (Release release : releases(service)) {
      if (release.id().equals(id)) {
        return Optional.of(release);
      }
    }
    return Optional.empty();
  }

  /** Returns what rules said of the releases of a service, in order. */
  public List<Evidence> evidence(String service) {
    return evidence.getOrDefault(service, List.of());
  }

  /** Returns who is connected. */
  public List<Session> sessions() {
    return sessions;
  }

  /** Returns the overrides of a change there are and were, in order. */
  public List<GateOverride> overrides(String change) {
    return overrides.getOrDefault(change, List.of());
  }

  /** Facts while they are put together. */
  public static final class Draft {

    private final Instant now;
    private boolean replica;
    private Optional<String> elsewhere = Optional.empty();
    private Optional<String> unused = Optional.empty();
    private final Map<String, Progress> changes = new HashMap<>();
    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, List<Release>> releases = new HashMap<>();
    private final Map<String, List<Evidence>> evidence = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final Map<String, List<GateOverride>> overrides = new HashMap<>();

    private Draft(Instant now) {
      this.now = now;
    }

    /** Says that the database is a replica. */
    public Draft replica() {
      replica = true;
      return this;
    }

    /** Says how the database is not the one that the ledger was made for. */
    public Draft elsewhere(String how) {
      elsewhere = Optional.of(how);
      return this;
    }

    /** Says why nobody uses the database. */
    public Draft unused(String why) {
      unused = Optional.of(why);
      return this;
    }

    /** Adds what was recorded of a change. */
    public Draft add(Progress progress) {
      changes.put(progress.change().id(), progress);
      return this;
    }

    /** Adds a service. */
    public Draft add(Service service) {
      services.put(service.name(), service);
      return this;
    }

    /** Adds a release. */
    public Draft add(Release release) {
      releases.computeIfAbsent(release.service(), name -> new ArrayList<>()).add(release);
      services.putIfAbsent(release.service(), Service.of(release.service()));
      return this;
    }

    /** Adds what a rule said, behind what was said before. */
    public Draft add(Evidence said) {
      evidence.computeIfAbsent(said.service(), name -> new ArrayList<>()).add(said);
      return this;
    }

    /** Adds sessions. */
    public Draft add(Session session) {
      sessions.add(session);
      return this;
    }

    /** Adds an override. */
    public Draft add(GateOverride override) {
      overrides.computeIfAbsent(override.change(), name -> new ArrayList<>()).add(override);
      return this;
    }

    /** Returns the facts. */
    public Facts done() {
      return new Facts(this);
    }
  }
}
