package dev.rollsafe.ast;

/** How long a relation lives. */
public enum Persistence {
  PERMANENT,
  TEMPORARY,
  UNLOGGED
}
