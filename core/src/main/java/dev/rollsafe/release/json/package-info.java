/** JSON that others wrote: answers of servers and manifests of builds, read without trust. */
@NullMarked
package dev.rollsafe.release.json;

import org.jspecify.annotations.NullMarked;
