package io.hamms.control;

import io.hamms.testing.Loopback;
import io.hamms.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A client of a control port that can send invalid requests. */
final class ControlClient implements AutoCloseable {

    private final Socket socket;
    private final int port;

    private ControlClient(Socket socket, int port) {
        this.socket = socket;
        this.port = port;
    }

    record Reply(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    static ControlClient to(int port) throws IOException {
        Socket socket = Loopback.connect(port);
        socket.setSoTimeout((int) RawClient.PATIENCE.toMillis());
        return new ControlClient(socket, port);
    }

    /** Sends one request on a new connection. */
    static Reply ask(int port, String method, String target, String body, String... fields) throws IOException {
        try (ControlClient client = to(port)) {
            client.send(method, target, body, fields);
            return client.read(method);
        }
    }

    static Reply get(int port, String target, String... fields) throws IOException {
        return ask(port, "GET", target, "", fields);
    }

    static Reply json(int port, String method, String target, String body) throws IOException {
        return ask(port, method, target, body, "Content-Type: application/json");
    }

    void send(String method, String target, String body, String... fields) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        String given = String.join("\r\n", fields);
        if (!given.contains("Host:")) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        if (!body.isEmpty()) {
            head.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        head.append(given).append(given.isEmpty() ? "" : "\r\n").append("\r\n").append(body);
        sendRaw(head.toString());
    }

    void sendRaw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).replace("\r", "");
            }
            line.write(next);
        }
        throw new IOException("the connection has ended after: " + line);
    }

    Reply read(String method) throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
        }
        int length = method.equals("HEAD") ? 0 : Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        byte[] body = socket.getInputStream().readNBytes(length);
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Reads one chunk of a stream, and the line with its size before it. */
    String chunk() throws IOException {
        int size = Integer.parseInt(line(), 16);
        String text = new String(socket.getInputStream().readNBytes(size), StandardCharsets.UTF_8);
        line();
        return text;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
