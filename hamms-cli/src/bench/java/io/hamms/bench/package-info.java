/**
 * The benchmark: Hamms, plain Netty and the servers that a JVM user would use instead, each in a process of its own,
 * under thousands of connections from one client. It writes docs/performance.md.
 *
 * <p>Start with {@link io.hamms.bench.Benchmark}.
 */
@NullMarked
package io.hamms.bench;

import org.jspecify.annotations.NullMarked;
