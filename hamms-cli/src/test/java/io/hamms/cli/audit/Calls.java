package io.hamms.cli.audit;

import io.hamms.audit.ClientCall;
import io.hamms.audit.Trust;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Calls of an audit, for tests. */
final class Calls {

    private Calls() {}

    /** Returns a call with a GET to each URL, the last with this method and this many bytes. */
    static ClientCall of(String id, String method, long bytes, String... urls) {
        List<ClientCall.Request> requests = new ArrayList<>();
        for (int i = 0; i < urls.length; i++) {
            boolean isLast = i == urls.length - 1;
            requests.add(
                    new ClientCall.Request(isLast ? method : "GET", URI.create(urls[i]), Map.of(), isLast ? bytes : 0));
        }
        return new ClientCall(id, requests, Duration.ofMillis(500), Duration.ofMillis(1500), trust());
    }

    static ClientCall get(String id) {
        return of(id, "GET", 0, "http://127.0.0.1:4711/");
    }

    private static Trust trust() {
        try {
            return new Trust("a certificate\n", SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
