package io.hamms;

import io.hamms.fault.FailureMode;

/**
 * A port on which a server misbehaves.
 *
 * @param port its number
 * @param mode how
 */
public record ServedPort(int port, FailureMode mode) {}
