package dev.rollsafe.config;

import dev.rollsafe.migration.History.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runs the migrations, for those whose files do not tell. */
public enum Runner {
  FLYWAY(Layout.FLYWAY),
  PRISMA(Layout.FOLDERS),
  DRIZZLE(Layout.FOLDERS),
  DIESEL(Layout.UP_DOWN_FOLDERS),
  HASURA(Layout.UP_DOWN_FOLDERS),
  GOLANG_MIGRATE(Layout.UP_DOWN_FILES),
  SQLX(Layout.UP_DOWN_FILES),
  LIQUIBASE(Layout.PLAIN),
  GOOSE(Layout.PLAIN),
  DBMATE(Layout.PLAIN),
  PLAIN(Layout.PLAIN);

  private final Layout layout;

  Runner(Layout layout) {
    this.layout = layout;
  }

  /** Returns whose names the files have. */
  public Layout layout() {
    return layout;
  }

  /** Returns the runner that is called so, in small letters with hyphens. */
  public static Optional<Runner> of(String name) {
    for (Runner runner : values()) {
      if (runner.word().equals(name)) {
        return Optional.of(runner);
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Runner runner : values()) {
      words.add(runner.word());
    }
    return words;
  }

  /** Returns its name in small letters, with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
