/**
 * What is wrong with a call, as data: nothing has to parse a message to find out what happened.
 *
 * <p>Start with {@link io.hamms.error.InvalidOptionException}.
 */
@NullMarked
package io.hamms.error;

import org.jspecify.annotations.NullMarked;
