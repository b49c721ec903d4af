package io.hamms.bench;

import io.hamms.bench.Contender.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that sends one request after the other, each over a new connection, and times each from the connect. */
final class Probe {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Probe() {}

    /** Returns the latency of each answer; none at all if one was missing. */
    static Latencies get(Endpoint endpoint, int times) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            if (!isAnswered(endpoint)) {
                return new Latencies();
            }
            latencies.add(System.nanoTime() - start);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return latencies;
    }

    /** Returns whether a request over a new connection is answered with 200 within two seconds. */
    static boolean isAnswered(Endpoint endpoint) {
        try (Socket socket = connect(endpoint)) {
            return ask(socket, Http.lastGet(endpoint.target())).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns a new connection. */
    static Socket connect(Endpoint endpoint) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.port()), TIMEOUT_MILLIS);
        return socket;
    }

    /** Sends a request and returns the answer, read to the end of its Content-Length, or of the connection. */
    static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            answer.write(buffer, 0, read);
            if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
                break;
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        int length = answer.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
        if (head < 0 || length < 0 || length > head) {
            return head >= 0 && answer.endsWith("\r\n0\r\n\r\n");
        }
        String value = answer.substring(length + "content-length:".length(), answer.indexOf("\r\n", length));
        return answer.length() >= head + 4 + Integer.parseInt(value.strip());
    }
}
