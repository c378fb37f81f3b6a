/** Can a build serve on the schema that is live now? What it needs stands in its manifest. */
@NullMarked
package dev.rollsafe.release.readiness;

import org.jspecify.annotations.NullMarked;
