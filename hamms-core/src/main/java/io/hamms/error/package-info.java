/**
 * Errors of calls, as data: no code has to parse a message.
 *
 * <p>Start with {@link io.hamms.error.InvalidOptionException}.
 */
@NullMarked
package io.hamms.error;

import org.jspecify.annotations.NullMarked;
