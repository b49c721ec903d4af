/**
 * Header fields that are larger, more, fewer or other than a client counts on. The framing around them is correct.
 *
 * <p>Start with {@link io.hamms.mode.headers.HeaderHuge}.
 */
@NullMarked
package io.hamms.mode.headers;

import org.jspecify.annotations.NullMarked;
