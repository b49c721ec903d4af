/**
 * The contract of failure modes, as data and verbs: the description of a mode, the verbs for a connection (in
 * {@link io.hamms.fault.Wire}), parameters, and the events of an observer. The channel handlers that
 * modes extend are in {@code io.hamms.handler}.
 *
 * <p>Start with {@link io.hamms.fault.FailureMode} and {@link io.hamms.fault.Wire}.
 */
@NullMarked
package io.hamms.fault;

import org.jspecify.annotations.NullMarked;
