/**
 * Responses that take their time. A client must bound the whole exchange, not only each read.
 *
 * <p>Start with {@link io.hamms.mode.timing.DripFeed}.
 */
@NullMarked
package io.hamms.mode.timing;

import org.jspecify.annotations.NullMarked;
