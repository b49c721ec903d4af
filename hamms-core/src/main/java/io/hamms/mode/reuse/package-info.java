/**
 * Connections that end, or do not, between one request and the next. A client must find out before it relies on one.
 *
 * <p>Start with {@link io.hamms.mode.reuse.KeepaliveStaleClose}.
 */
@NullMarked
package io.hamms.mode.reuse;

import org.jspecify.annotations.NullMarked;
