/**
 * The channel handlers that modes extend, and the execution of their verbs: {@link io.hamms.handler.RawFault} acts on
 * accept or on the first bytes, {@link io.hamms.handler.HttpFault} on a request, {@link io.hamms.handler.PipelineFault}
 * puts a protocol such as TLS before either. Release of buffers, timers, exceptions and the end of connections are
 * handled only here.
 *
 * <p>Start with {@link io.hamms.handler.RawFault} and {@link io.hamms.handler.HttpFault}.
 */
@NullMarked
package io.hamms.handler;

import org.jspecify.annotations.NullMarked;
