/** Shows assessments: as text, as JSON. Decides nothing. */
@NullMarked
package dev.rollsafe.report;

import org.jspecify.annotations.NullMarked;
