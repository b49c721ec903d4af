package io.hamms.server;

import io.hamms.fault.FailureMode;
import java.net.InetSocketAddress;

/**
 * A port that could not be bound.
 *
 * @param mode the mode of the port
 * @param address the address that was to be bound
 * @param cause the exception in which the system's error came
 */
public record BindFailure(FailureMode mode, InetSocketAddress address, Throwable cause) {}
