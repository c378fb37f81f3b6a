/**
 * What uses a table or a column: the classes and resources of an application, statements that a server has counted, and objects
 * in a database. What cannot be judged is told, and never counts as no use. To read classes, {@code org.ow2.asm:asm} must be
 * there.
 */
@NullMarked
package dev.rollsafe.release.usage;

import org.jspecify.annotations.NullMarked;
