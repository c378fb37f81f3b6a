/** What to do about a release that is not well: from the ledger, the live schema and the verdict of its metrics. */
@NullMarked
package dev.rollsafe.release.decision;

import org.jspecify.annotations.NullMarked;
