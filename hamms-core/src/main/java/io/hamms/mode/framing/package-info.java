/**
 * Responses whose framing is wrong or incomplete. A client must not take them for complete responses.
 *
 * <p>Start with {@link io.hamms.mode.framing.GarbageOnAccept}.
 */
@NullMarked
package io.hamms.mode.framing;

import org.jspecify.annotations.NullMarked;
