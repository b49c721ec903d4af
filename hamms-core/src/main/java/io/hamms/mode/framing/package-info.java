/**
 * Responses that are not where, or what, a message should be. A client must tell them from a complete answer.
 *
 * <p>Start with {@link io.hamms.mode.framing.GarbageOnAccept}.
 */
@NullMarked
package io.hamms.mode.framing;

import org.jspecify.annotations.NullMarked;
