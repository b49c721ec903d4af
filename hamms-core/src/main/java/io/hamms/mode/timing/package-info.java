/**
 * Responses that are slow or stop. A client must limit the time of the whole exchange, not only of each read.
 *
 * <p>Start with {@link io.hamms.mode.timing.DripFeed}.
 */
@NullMarked
package io.hamms.mode.timing;

import org.jspecify.annotations.NullMarked;
