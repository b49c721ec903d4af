/**
 * Header fields that are too large, too many, malformed, missing or wrong. The framing around them is correct.
 *
 * <p>Start with {@link io.hamms.mode.headers.HeaderHuge}.
 */
@NullMarked
package io.hamms.mode.headers;

import org.jspecify.annotations.NullMarked;
