/**
 * What failure modes are made of: when a fault acts (the hooks of {@link io.hamms.fault.RawFault} and
 * {@link io.hamms.fault.HttpFault}) and what it does (the verbs of {@link io.hamms.fault.Wire}). Release of buffers,
 * cancelled timers, limits and errors are dealt with here, once.
 *
 * <p>Start with {@link io.hamms.fault.FailureMode} and {@link io.hamms.fault.Wire}.
 */
@NullMarked
package io.hamms.fault;

import org.jspecify.annotations.NullMarked;
