package dev.rollsafe.plan.random;

/** A kind of statement. */
@FunctionalInterface
interface Family {

  /** Returns a statement that fits what is there, or throws {@link Scene.Nothing}; the server has the last word. */
  String next(Scene scene);
}
