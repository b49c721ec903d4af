/**
 * The control port: a small HTTP and JSON interface for watching and changing a running server.
 *
 * <p>Start with {@link io.hamms.control.ControlPort}.
 */
@NullMarked
package io.hamms.control;

import org.jspecify.annotations.NullMarked;
