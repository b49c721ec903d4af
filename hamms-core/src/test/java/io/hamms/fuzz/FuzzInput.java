package io.hamms.fuzz;

import io.hamms.testing.TlsClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one client sends, in segments, and how it disconnects: the same for the same seed.
 *
 * @param segments the bytes, one write each
 * @param leaving how the client disconnects
 */
record FuzzInput(List<byte[]> segments, Leaving leaving) {

    private static final int LARGEST = 90_000;

    private static final String[] REQUESTS = {
        "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HEAD /%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /%s HTTP/1.0\r\n\r\n",
        "GET http://localhost/%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain;q=0.5, */*\r\nRange: bytes=0-9\r\n\r\n",
        "POST /%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde",
        "POST /%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n",
        "PUT /%s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\nT: t\r\n\r\n",
        "POST /%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 9\r\n\r\nstatus=99",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000",
        "GET /mode/sleep%s HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n\r\n",
    };

    private static final String[] QUERIES = {
        "",
        "?",
        "?status=503",
        "?sleep=0",
        "?sleep=1e9",
        "?end=rst",
        "?read=3",
        "?size=10&rate=1",
        "?a=%zz",
        "?kind=final",
        "?status=-1",
        "?idle=1ms&end=fin",
        "?bytes=%E9",
        "?on=full-request",
        "?times=2&key=a",
        "?hold=0.01",
        "?to=//a"
    };

    private static final List<byte[]> HELLOS = List.of(hello("TLSv1.2"), hello("TLSv1.3"));

    /** The ways in which a client disconnects. */
    enum Leaving {
        RST,
        FIN,
        FIN_OF_ONE_SIDE
    }

    static FuzzInput of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = bytes(random);
        int leaving = random.nextInt(10);
        return new FuzzInput(
                split(random, bytes), leaving < 6 ? Leaving.RST : leaving < 9 ? Leaving.FIN : Leaving.FIN_OF_ONE_SIDE);
    }

    private static byte[] bytes(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random, random.nextInt(400));
            case 1 -> request(random);
            case 2, 3 -> mutated(random, request(random));
            case 4 -> truncated(random, request(random));
            case 5 -> tls(random);
            case 6 -> pipeline(random);
            default -> large(random);
        };
    }

    private static byte[] noise(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] request(SplittableRandom random) {
        String query = QUERIES[random.nextInt(QUERIES.length)];
        return bytes(REQUESTS[random.nextInt(REQUESTS.length)].replace("%s", query));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Overwrites, removes, repeats or inserts bytes, a few times. */
    private static byte[] mutated(SplittableRandom random, byte[] bytes) {
        byte[] changed = bytes;
        for (int i = random.nextInt(1, 6); i > 0 && changed.length > 0; i--) {
            int from = random.nextInt(changed.length);
            int to = Math.min(changed.length, from + random.nextInt(1, 9));
            byte[] middle =
                    switch (random.nextInt(4)) {
                        case 0 -> noise(random, to - from);
                        case 1 -> new byte[0];
                        case 2 -> join(Arrays.copyOfRange(changed, from, to), Arrays.copyOfRange(changed, from, to));
                        default ->
                            bytes(List.of("\r", "\n", "\r\n\r\n", ":", " ", "\u0000", "%", "?")
                                    .get(random.nextInt(8)));
                    };
            changed = join(Arrays.copyOf(changed, from), middle, Arrays.copyOfRange(changed, to, changed.length));
        }
        return changed;
    }

    private static byte[] truncated(SplittableRandom random, byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private static byte[] tls(SplittableRandom random) {
        byte[] hello = HELLOS.get(random.nextInt(HELLOS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> hello;
            case 1 -> truncated(random, hello);
            case 2 -> mutated(random, hello);
            default -> join(new byte[] {(byte) random.nextInt(20, 24), 3, (byte) random.nextInt(5)}, noise(random, 60));
        };
    }

    private static byte[] hello(String version) {
        try {
            return TlsClient.clientHello(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pipeline(SplittableRandom random) {
        byte[] all = new byte[0];
        for (int i = random.nextInt(2, 20); i > 0; i--) {
            byte[] next = request(random);
            all = join(all, random.nextInt(10) == 0 ? mutated(random, next) : next);
        }
        return all;
    }

    /** Returns more than one read of the server, and sometimes more than its limit. */
    private static byte[] large(SplittableRandom random) {
        String part = List.of("x", "X: y\r\n", "/a", "0\r\n", "GET / HTTP/1.1\r\n\r\n")
                .get(random.nextInt(5));
        int length = random.nextInt(10) == 0 ? random.nextInt(LARGEST) : random.nextInt(2_000);
        byte[] rest = bytes(part.repeat(length / part.length()));
        return random.nextBoolean() ? join(bytes("GET / HTTP/1.1\r\nA: "), rest) : join(request(random), rest);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static List<byte[]> split(SplittableRandom random, byte[] bytes) {
        List<byte[]> segments = new ArrayList<>();
        int from = 0;
        for (int cuts = random.nextInt(4); cuts > 0 && from < bytes.length; cuts--) {
            int to = random.nextInt(from, bytes.length);
            segments.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        segments.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return segments;
    }
}
