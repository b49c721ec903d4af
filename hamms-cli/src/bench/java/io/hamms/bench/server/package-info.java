/**
 * The processes that are measured beside Hamms to know what Netty itself costs, and Hamms embedded in a program.
 *
 * <p>Start with {@link io.hamms.bench.server.AcceptOnly}.
 */
@NullMarked
package io.hamms.bench.server;

import org.jspecify.annotations.NullMarked;
