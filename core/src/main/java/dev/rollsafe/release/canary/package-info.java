/**
 * What the metrics of a release say: rules, the questions to Prometheus, and the verdict. Where there is no data there is no
 * verdict, neither for nor against a release.
 */
@NullMarked
package dev.rollsafe.release.canary;

import org.jspecify.annotations.NullMarked;
