/**
 * The control port: a small HTTP and JSON interface through which a running server is watched and changed.
 *
 * <p>Start with {@link io.hamms.control.ControlPort}.
 */
@NullMarked
package io.hamms.control;

import org.jspecify.annotations.NullMarked;
