/**
 * The processes that are measured beside Hamms to find the cost of Netty itself, and Hamms embedded in a program.
 *
 * <p>Start with {@link io.hamms.bench.server.AcceptOnly}.
 */
@NullMarked
package io.hamms.bench.server;

import org.jspecify.annotations.NullMarked;
