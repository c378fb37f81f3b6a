/** How fast Rollsafe is: in one JVM (JMH), on a generated history and on a folder of your own. */
@NullMarked
package dev.rollsafe.benchmarks;

import org.jspecify.annotations.NullMarked;
