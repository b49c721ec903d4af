package io.hamms.journal;

import io.hamms.error.InvalidOptionException;

/**
 * The limits of a journal. Beyond them it drops the oldest entries and counts them; it always keeps open
 * connections.
 *
 * @param connections how many closed connections are kept, 0 to 10,000,000
 * @param requestBytes the approximate memory of all requests in bytes, 0 to 2^40
 * @param bodyBytes how many bytes of each request's content are kept, 0 to 16 MiB; its size and hash cover all of it
 */
public record JournalLimits(int connections, long requestBytes, int bodyBytes) {

    /** 10,000 connections, 8 MiB of requests, 64 KiB of a body. */
    public static final JournalLimits DEFAULT = new JournalLimits(10_000, 8L << 20, 64 << 10);

    private static final int MAX_CONNECTIONS = 10_000_000;
    private static final long MAX_REQUEST_BYTES = 1L << 40;
    private static final int MAX_BODY_BYTES = 16 << 20;

    /** Checks the bounds. */
    public JournalLimits {
        check("connections", connections, MAX_CONNECTIONS);
        check("requestBytes", requestBytes, MAX_REQUEST_BYTES);
        check("bodyBytes", bodyBytes, MAX_BODY_BYTES);
    }

    private static void check(String name, long value, long max) {
        if (value < 0 || value > max) {
            throw new InvalidOptionException(name, value, "0 to " + max);
        }
    }
}
