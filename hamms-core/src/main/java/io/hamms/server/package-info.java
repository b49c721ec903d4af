/**
 * The running server: its ports, its event loops, and the limit of its connections. Not exported: programs use
 * {@code io.hamms}.
 *
 * <p>Start with {@link io.hamms.server.RunningServer}.
 */
@NullMarked
package io.hamms.server;

import org.jspecify.annotations.NullMarked;
