package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.Loopback;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Clients that fill everything that stores data of clients, on a server with little memory. */
class ManyPathsIT {

    private static final int PATHS = 10_000;
    private static final String LONG = "x".repeat(16_000);

    /** The number of requests sent before their answers are read: the sockets' buffers hold those. */
    private static final int TOGETHER = 10;

    /** This many answers of the journal, if buffered until they are read, would need five times the memory. */
    private static final int UNREAD = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void leaveEveryPortAnsweringAndTheServerAbleToStop() throws Exception {
        try (RunningJar jar = RunningJar.inJvm(
                List.of("-Xmx128m"), "--base-port", "0", "--modes", "status,retries,retry-after,healthy")) {
            int status = Integer.parseInt(jar.await("^(\\d+) +status").group(1));
            int retries = Integer.parseInt(jar.await("^(\\d+) +retries").group(1));
            int retryAfter = Integer.parseInt(jar.await("^(\\d+) +retry-after").group(1));
            int healthy = Integer.parseInt(jar.await("^(\\d+) +healthy").group(1));
            int control = Integer.parseInt(jar.await("http://\\S+:(\\d+)").group(1));
            put(
                    control,
                    "/modes/healthy/script",
                    "{\"steps\":[\"status?status=503\",\"healthy\"],\"count\":\"per-path\"}");
            String key = LONG.substring(0, 90);
            sendAll(retries, "/?key=%d" + key, 500);
            sendAll(retryAfter, "/?key=%d" + key, 429);
            sendAll(healthy, "/%d/" + LONG, 503);
            List<Socket> unread = askForTheJournal(control);

            get(status, "/");
            get(retries, "/?key=new&tries=1");
            get(retryAfter, "/?key=new&times=0");
            get(healthy, "/" + (PATHS - 1) + "/" + LONG + "?again");
            get(control, "/health");
            assertThat(jar.signal("TERM")).isLessThan(PATIENCE);
            assertThat(jar.output())
                    .noneMatch(line ->
                            Pattern.compile("WARN|OutOfMemory").matcher(line).find());
            assertThat(jar.exitCode()).isZero();
            for (Socket socket : unread) {
                socket.close();
            }
        }
    }

    private static void sendAll(int port, String target, int expected) throws IOException {
        try (Socket client = connect(port, 1 << 20)) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (int i = 0; i < PATHS; i += TOGETHER) {
                StringBuilder some = new StringBuilder();
                for (int j = 0; j < TOGETHER; j++) {
                    some.append(request(target.replace("%d", "" + (i + j)), port));
                }
                client.getOutputStream().write(some.toString().getBytes(StandardCharsets.ISO_8859_1));
                for (int j = 0; j < TOGETHER; j++) {
                    assertThat(status(in)).as("request %d", i + j).isEqualTo(expected);
                }
            }
        }
    }

    private static String request(String target, int port) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
    }

    /** Reads a response and returns its status. */
    private static int status(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            if (field.startsWith("Content-Length: ")) {
                length = Integer.parseInt(field.substring(16));
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Requests the whole journal on many connections, and reads only the status. */
    private static List<Socket> askForTheJournal(int port) throws IOException {
        List<Socket> unread = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < UNREAD; i++) {
            Socket client = connect(port, 4_096);
            unread.add(client);
            client.getOutputStream()
                    .write(request("/journal/requests?limit=10000", port).getBytes(StandardCharsets.ISO_8859_1));
            statuses.add(new String(client.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1));
        }
        assertThat(statuses).contains("HTTP/1.1 200", "HTTP/1.1 503").allMatch(line -> line.matches(".* (200|503)"));
        return unread;
    }

    private static Socket connect(int port, int receiveBuffer) throws IOException {
        Socket client = Loopback.connectSlowReader(receiveBuffer, port);
        client.setSoTimeout((int) PATIENCE.toMillis());
        return client;
    }

    private static void get(int port, String target) throws IOException {
        try (Socket client = connect(port, 4_096)) {
            client.getOutputStream().write(request(target, port).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(status(client.getInputStream())).isEqualTo(200);
        }
    }

    private static void put(int port, String path, String json) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
    }
}
