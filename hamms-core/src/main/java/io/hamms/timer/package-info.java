/**
 * Time on an event loop: a timing wheel for what waits, and turns for what has much to send.
 *
 * <p>Start with {@link TimerWheel}.
 */
@NullMarked
package io.hamms.timer;

import org.jspecify.annotations.NullMarked;
