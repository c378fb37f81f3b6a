/** What each statement does: to the running server and to the other release. The only room that knows facts about PostgreSQL. */
@NullMarked
package dev.rollsafe.effect;

import org.jspecify.annotations.NullMarked;
