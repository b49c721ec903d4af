/**
 * Netty's transports: the native ones where available, else NIO.
 *
 * <p>Start with {@link io.hamms.transport.Transport}.
 */
@NullMarked
package io.hamms.transport;

import org.jspecify.annotations.NullMarked;
