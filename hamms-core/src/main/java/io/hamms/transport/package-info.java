/**
 * How bytes get in and out: the native transports of Netty where there are any, NIO elsewhere.
 *
 * <p>Start with {@link io.hamms.transport.Transport}.
 */
@NullMarked
package io.hamms.transport;

import org.jspecify.annotations.NullMarked;
