/**
 * The ordered list of all failure modes, the documents made from it, and the scenarios that name its modes.
 *
 * <p>Start with {@link FailureModes}.
 */
@NullMarked
package io.hamms.mode.catalogue;

import org.jspecify.annotations.NullMarked;
