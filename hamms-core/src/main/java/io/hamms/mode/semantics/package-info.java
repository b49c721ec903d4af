/**
 * Correctly framed responses with a meaning that clients stumble over.
 *
 * <p>Start with {@link io.hamms.mode.semantics.Status}.
 */
@NullMarked
package io.hamms.mode.semantics;

import org.jspecify.annotations.NullMarked;
