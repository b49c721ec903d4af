package io.hamms.fault;

import org.jspecify.annotations.Nullable;

/**
 * The requests with one key to one mode on one port: parallel tests with different keys do not disturb each other.
 *
 * @param port the number of the port
 * @param mode the name of the mode
 * @param requests how many requests there were
 * @param struck how many of them the mode struck; the baseline answered the others
 * @param left how many more it may strike by the parameter {@code first}; null without one
 */
public record KeyCount(
        int port,
        String mode,
        long requests,
        long struck,
        @Nullable Long left) {}
