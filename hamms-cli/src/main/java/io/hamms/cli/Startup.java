package io.hamms.cli;

import io.hamms.HammsNettyServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A started server.
 *
 * @param server the server
 * @param bindAddress the address that it listens on, as typed
 * @param control the URI of the control port; null without one
 */
record Startup(
        HammsNettyServer server,
        String bindAddress,
        @Nullable URI control) {}
