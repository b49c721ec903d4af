/**
 * Persistent connections that end between two requests. A client must detect this before it relies on one.
 *
 * <p>Start with {@link io.hamms.mode.reuse.KeepaliveStaleClose}.
 */
@NullMarked
package io.hamms.mode.reuse;

import org.jspecify.annotations.NullMarked;
