/**
 * Scheduling on an event loop: a timing wheel for timers, and turns for connections with much to send.
 *
 * <p>Start with {@link TimerWheel}.
 */
@NullMarked
package io.hamms.timer;

import org.jspecify.annotations.NullMarked;
