/** What users say beside their migrations: {@code rollsafe.yml}, baselines, and what a Git reference tells of what is new. */
@NullMarked
package dev.rollsafe.config;

import org.jspecify.annotations.NullMarked;
