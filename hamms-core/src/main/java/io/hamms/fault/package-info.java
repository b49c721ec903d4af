/**
 * The contract of failure modes, as data and verbs: what a mode is, what it can do to a connection (the verbs of
 * {@link io.hamms.fault.Wire}), its parameters, and the events of an observer. No channel handler is here; those that
 * modes extend are in {@code io.hamms.handler}.
 *
 * <p>Start with {@link io.hamms.fault.FailureMode} and {@link io.hamms.fault.Wire}.
 */
@NullMarked
package io.hamms.fault;

import org.jspecify.annotations.NullMarked;
