/**
 * Content codings that are truncated, damaged, mislabelled, empty, or decode to far more bytes than were sent.
 *
 * <p>Start with {@link io.hamms.mode.encoding.GzipEmptyBody}.
 */
@NullMarked
package io.hamms.mode.encoding;

import org.jspecify.annotations.NullMarked;
