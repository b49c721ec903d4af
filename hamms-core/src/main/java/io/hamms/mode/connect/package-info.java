/**
 * Failures of the connection itself: refused, silent, closed. No byte of HTTP is needed to see them.
 *
 * <p>Start with {@link io.hamms.mode.connect.CloseOnAccept}.
 */
@NullMarked
package io.hamms.mode.connect;

import org.jspecify.annotations.NullMarked;
