package dev.rollsafe.flyway;

import dev.rollsafe.effect.Phase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a migration in Java means for the previous release, as nobody can read it from its code. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MigrationPhase {

  /** Returns the phase; CONTRACT and DESTRUCTIVE are refused like SQL that is. */
  Phase value();

  /** Returns why; it is shown in reports. */
  String reason();
}
