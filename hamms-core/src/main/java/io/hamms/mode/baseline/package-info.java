/**
 * The correct servers, the baseline for all other modes, and the port that serves every mode by its path.
 *
 * <p>Start with {@link Healthy}.
 */
@NullMarked
package io.hamms.mode.baseline;

import org.jspecify.annotations.NullMarked;
