package io.hamms.server;

import io.hamms.fault.FailureMode;
import java.net.InetSocketAddress;

/**
 * A port that could not be bound.
 *
 * @param mode the mode of the port
 * @param address the address to bind
 * @param cause the exception that carries the system's error
 */
public record BindFailure(FailureMode mode, InetSocketAddress address, Throwable cause) {}
