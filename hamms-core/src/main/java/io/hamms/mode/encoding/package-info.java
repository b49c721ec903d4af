/**
 * Content codings that are not what they are said to be, or much more than they seem.
 *
 * <p>Start with {@link io.hamms.mode.encoding.GzipEmptyBody}.
 */
@NullMarked
package io.hamms.mode.encoding;

import org.jspecify.annotations.NullMarked;
