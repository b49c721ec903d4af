package io.hamms.cli;

import io.hamms.HammsNettyServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A server that has just started.
 *
 * @param server the server
 * @param bindAddress the address that it listens on, as typed
 * @param control where it is watched and changed; null if nowhere
 */
record Startup(
        HammsNettyServer server,
        String bindAddress,
        @Nullable URI control) {}
