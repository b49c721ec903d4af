package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.mode.semantics.EarlyResponse;
import io.hamms.mode.timing.DripFeed;
import io.hamms.mode.timing.NoRead;
import io.hamms.testing.Loopback;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/** The ways in which a client can use one connection. Its waiting times do not affect the result. */
enum ClientBehaviour {
    GET("GET / 0") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST).readSome(WAIT, MOST);
        }
    },
    HEAD("HEAD / 0") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST.replace("GET", "HEAD")).readSome(WAIT, MOST);
        }
    },
    POST("POST / 10") {
        @Override
        void act(RawClient client) throws IOException {
            client.send("POST / HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 10\r\n\r\n0123456789")
                    .readSome(WAIT, MOST);
        }
    },
    LEAVES("GET / 0") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST);
        }
    },
    RESETS("GET / 0") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST).reset();
        }
    },
    KEEPS_HALF_OPEN("GET / 0") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST).shutdownOutput().readSome(WAIT, MOST);
        }
    },
    SENDS_AFTER_THE_END("GET / 0", "GET /late 0") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST).readSome(WAIT, MOST);
            client.send("GET /late HTTP/1.1\r\nHost: hamms.test\r\n\r\n").readSome(WAIT, MOST);
        }
    },
    PIPELINES("GET / 0", "GET /2 0", "POST /3 3") {
        @Override
        void act(RawClient client) throws IOException {
            client.send(REQUEST + "GET /2 HTTP/1.1\r\nHost: hamms.test\r\n\r\n"
                            + "POST /3 HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 3\r\n\r\nabc")
                    .readSome(WAIT, MOST);
        }
    },
    SPEAKS_TLS {
        @Override
        int act(HammsNettyServer server, int port) throws IOException {
            try (Socket plain = Loopback.connect(port)) {
                plain.setSoTimeout((int) WAIT.toMillis());
                int own = plain.getLocalPort();
                try (SSLSocket secure = (SSLSocket)
                        server.sslContext().getSocketFactory().createSocket(plain, "localhost", port, true)) {
                    secure.startHandshake();
                    secure.getOutputStream()
                            .write(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    secure.getInputStream().readNBytes(MOST);
                } catch (IOException e) {
                    // Many ports fail on purpose.
                }
                return own;
            }
        }
    };

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: hamms.test\r\n\r\n";
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int MOST = 256 * 1024;

    /** One line for each request: method, target and length of the content. */
    private final String requests;

    ClientBehaviour(String... requests) {
        this.requests = String.join("\n", requests);
    }

    /** Returns the behaviours that make a difference on a mode's port. */
    static Set<ClientBehaviour> of(FailureMode mode, Transport transport) {
        Set<ClientBehaviour> all = EnumSet.allOf(ClientBehaviour.class);
        if (mode.layer() == Layer.TLS) {
            all = EnumSet.of(GET, LEAVES, RESETS, SENDS_AFTER_THE_END, SPEAKS_TLS);
        } else if (List.of(NoRead.MODE, EarlyResponse.MODE).contains(mode) && transport != Transport.EPOLL) {
            // Only epoll reports a FIN without reading.
            all.clear();
        } else if (mode.equals(DripFeed.EVERY_30_SECONDS)) {
            // It notices that its client has left at the next byte; the other drip notices sooner.
            all.clear();
        }
        return all;
    }

    /** Returns the requests that are sent without TLS: method, target and length of the content. */
    List<String> requests() {
        return requests.lines().toList();
    }

    /** Connects, runs and disconnects; returns the client's port. */
    int act(HammsNettyServer server, int port) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            int own = client.port();
            try {
                act(client);
            } catch (IOException e) {
                // The server has already reset the connection.
            }
            return own;
        }
    }

    void act(RawClient client) throws IOException {
        throw new IOException("nothing to do on port " + client.port());
    }
}
