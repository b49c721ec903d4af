/**
 * Correctly framed responses whose meaning clients often handle wrongly.
 *
 * <p>Start with {@link io.hamms.mode.semantics.Status}.
 */
@NullMarked
package io.hamms.mode.semantics;

import org.jspecify.annotations.NullMarked;
