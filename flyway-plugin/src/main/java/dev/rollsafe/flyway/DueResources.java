package dev.rollsafe.flyway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The files in some locations, but for those that wait: Flyway does not know of them, and takes them for late ones when they come.
 *
 * @param all the files
 * @param hidden the scripts that wait
 */
record DueResources(ResourceProvider all, Set<String> hidden) implements ResourceProvider {

  @Override
  @SuppressWarnings("NullAway") // Flyway expects null for what is not there
  public @Nullable LoadableResource getResource(String name) {
    return hidden.contains(name) ? null : all.getResource(name);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    List<LoadableResource> due = new ArrayList<>();
    for (LoadableResource file : all.getResources(prefix, suffixes)) {
      if (!hidden.contains(file.getRelativePath())) {
        due.add(file);
      }
    }
    return due;
  }
}
