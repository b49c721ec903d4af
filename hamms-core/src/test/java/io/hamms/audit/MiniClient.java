package io.hamms.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A small HTTP client that is correct except for the flaws that it is given. */
final class MiniClient implements HttpCall {

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_CODINGS = 5;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Set<Flaw> flaws;
    private final Map<ClientCall, Map<String, MiniConnection>> pools = new ConcurrentHashMap<>();

    private MiniClient(Set<Flaw> flaws) {
        this.flaws = flaws;
    }

    /** The flaws that a client can have. */
    enum Flaw {
        /** It has no time limit. */
        HANGS,
        /** It treats the end of the connection as the end of the content. */
        SWALLOWS_TRUNCATION,
        /** It sends a POST again when no response came. */
        RETRIES_POST,
        /** It repeats a GET without a pause, up to 30 times. */
        RETRIES_IN_A_BURST,
        /** It follows a redirect with the credentials of the first origin. */
        LEAKS_CREDENTIALS,
        /** It verifies no certificate. */
        ACCEPTS_ANY_CERTIFICATE,
        /** It trusts the public CAs, but not the test CA. */
        DISTRUSTS_THE_TEST_CA,
        /** It reuses a connection on which unsolicited bytes have arrived. */
        DESYNCHRONISES,
        /** It keeps a head of any size. */
        BUFFERS_WITHOUT_BOUND,
        /** It rejects a response without a reason phrase. */
        WANTS_A_REASON,
        /** It expects 100 for a GET, sends TE without Connection, and an address as server name. */
        SENDS_WRONG_REQUESTS,
        /** It always reports a success. */
        TELLS_NO_ERRORS
    }

    static MiniClient correct() {
        return new MiniClient(Set.of());
    }

    static MiniClient with(Flaw flaw, Flaw... others) {
        return new MiniClient(EnumSet.of(flaw, others));
    }

    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    @Override
    public ClientResponse send(ClientCall.Request request, ClientCall call) throws IOException {
        try {
            return follow(request, call);
        } catch (IOException e) {
            if (has(Flaw.TELLS_NO_ERRORS)) {
                return ClientResponse.of(0, new byte[0]);
            }
            throw e;
        }
    }

    private ClientResponse follow(ClientCall.Request first, ClientCall call) throws IOException {
        ClientCall.Request request = first;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            MiniResponse response = attempt(request, call);
            String location = response.field("location");
            if (response.status() / 100 != 3 || response.status() == 304 || location == null) {
                return ClientResponse.of(response.status(), decoded(response));
            }
            URI next;
            try {
                next = request.uri().resolve(new URI(location));
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
            if (!SCHEMES.contains(String.valueOf(next.getScheme()))) {
                throw new IOException("a redirect to " + next.getScheme());
            }
            boolean isSameOrigin = next.getPort() == request.uri().getPort()
                    && Objects.equals(next.getHost(), request.uri().getHost());
            Map<String, String> fields = new LinkedHashMap<>(request.headers());
            if (!isSameOrigin && !has(Flaw.LEAKS_CREDENTIALS)) {
                fields.keySet().removeAll(Set.of("Authorization", "Cookie"));
            }
            String method = methodAfter(response.status(), request.method());
            long content = method.equals(request.method()) ? request.contentBytes() : 0;
            request = new ClientCall.Request(method, next, fields, content);
        }
        throw new IOException("too many redirects");
    }

    /** Returns the method that follows a redirect (RFC 9110, section 15.4). */
    private static String methodAfter(int status, String method) {
        boolean isPostChanged = (status == 301 || status == 302) && method.equals("POST");
        return isPostChanged || (status == 303 && !method.equals("HEAD")) ? "GET" : method;
    }

    private static byte[] decoded(MiniResponse response) throws IOException {
        String encoding = response.field("content-encoding");
        byte[] content = response.body();
        if (encoding == null || content.length == 0) {
            return content;
        }
        List<String> codings = List.of(encoding.split(",", -1));
        if (codings.size() > MOST_CODINGS) {
            throw new IOException("too many content codings");
        }
        for (int i = codings.size() - 1; i >= 0; i--) {
            content = decoded(codings.get(i).strip().toLowerCase(Locale.ROOT), content);
        }
        return content;
    }

    private static byte[] decoded(String coding, byte[] encoded) throws IOException {
        try (InputStream in = decoder(coding, encoded)) {
            byte[] content = in.readNBytes(MiniReader.MOST_BYTES + 1);
            if (content.length > MiniReader.MOST_BYTES) {
                throw new IOException("too long when it is decoded");
            }
            return content;
        }
    }

    private static InputStream decoder(String coding, byte[] encoded) throws IOException {
        InputStream in = new ByteArrayInputStream(encoded);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> {
                // RFC 1950, section 2.2: the first two bytes of the zlib format are a multiple of 31.
                boolean isZlib = encoded.length > 1 && ((encoded[0] << 8) | (encoded[1] & 0xff)) % 31 == 0;
                yield new InflaterInputStream(in, new Inflater(!isZlib));
            }
            default -> throw new IOException("unknown content coding: " + coding);
        };
    }

    private MiniResponse attempt(ClientCall.Request request, ClientCall call) throws IOException {
        int attempts = 1;
        if (has(Flaw.RETRIES_POST) && request.method().equals("POST")) {
            attempts = 3;
        } else if (has(Flaw.RETRIES_IN_A_BURST) && request.method().equals("GET")) {
            attempts = 30;
        }
        while (true) {
            try {
                MiniResponse response = exchange(request, call);
                if (response.status() < 500 || --attempts <= 0) {
                    return response;
                }
            } catch (MiniConnection.NoResponseException e) {
                if (--attempts <= 0) {
                    throw e;
                }
            }
        }
    }

    private MiniResponse exchange(ClientCall.Request request, ClientCall call) throws IOException {
        Map<String, MiniConnection> pool = pools.computeIfAbsent(call, any -> new HashMap<>());
        String origin = request.uri().getScheme() + "://" + request.uri().getAuthority();
        MiniConnection kept = pool.remove(origin);
        if (kept != null && !kept.isUsable()) {
            kept.close();
            kept = null;
        }
        MiniConnection connection = kept == null ? new MiniConnection(this, request.uri(), call) : kept;
        try {
            MiniResponse response = connection.exchange(request);
            if (connection.isKept()) {
                pool.put(origin, connection);
            } else {
                connection.close();
            }
            return response;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }
}
