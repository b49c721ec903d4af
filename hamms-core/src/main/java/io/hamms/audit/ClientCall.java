package io.hamms.audit;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The requests of a client for one probe.
 *
 * @param id the name of the probe in reports and protocols, such as {@code body-stall#1}
 * @param requests the requests, one after the other; two share a pool of connections
 * @param pause how long to wait between two requests, so that what comes after the first response has come
 * @param timeout the time limit that the client should set itself
 * @param trust the CA that verifies the certificates of the TLS modes
 */
public record ClientCall(String id, List<Request> requests, Duration pause, Duration timeout, Trust trust) {

    /** Keeps a copy of the requests. */
    public ClientCall {
        requests = List.copyOf(requests);
    }

    /**
     * A request.
     *
     * @param method GET or POST
     * @param uri the URI
     * @param headers fields that it must have, by name
     * @param contentBytes how many bytes of content it has, whatever they are
     */
    public record Request(String method, URI uri, Map<String, String> headers, long contentBytes) {

        /** Keeps a copy of the fields. */
        public Request {
            headers = Map.copyOf(headers);
        }

        /** Returns content of this length, with all bytes the same. */
        public byte[] content() {
            byte[] content = new byte[Math.toIntExact(contentBytes)];
            Arrays.fill(content, (byte) 'a');
            return content;
        }
    }
}
