package io.hamms.testing;

import io.netty.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sees every byte, and distinguishes FIN from RST. */
public final class RawClient implements AutoCloseable {

    /** The time limit for bytes that must arrive. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * The number of writes in a row that send nothing, with an iteration of the server's event loop between, after
     * which the client is stuck.
     */
    private static final int STUCK = 40;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /** How a connection ended. */
    public enum End {
        FIN,
        RST,
        /** It has not ended. */
        OPEN
    }

    /** The bytes that a client received, and how the connection ended. */
    public record Received(String text, End end) {

        public static Received fin(String text) {
            return new Received(text, End.FIN);
        }

        public static Received rst(String text) {
            return new Received(text, End.RST);
        }

        public static Received open(String text) {
            return new Received(text, End.OPEN);
        }

        /** Returns the same with {@code n} in place of answers' numbers: tests share a server and its counter. */
        public Received unnumbered() {
            return new Received(text.replaceAll("(X-Hamms-Seq:) \\d+", "$1 n"), end);
        }

        /** Returns the text for failed assertions: only the beginning of a long one. */
        @Override
        public String toString() {
            String shown = text.length() <= 5000 ? text : text.substring(0, 2000) + "... (" + text.length() + " bytes)";
            return end + " after: " + shown;
        }
    }

    public static RawClient connect(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        // The socket of a channel can be switched to non-blocking writes.
        Socket socket = Loopback.established(() -> SocketChannel.open(address)).socket();
        socket.setTcpNoDelay(true);
        return new RawClient(socket);
    }

    /** Returns the status of a port's answer to a GET with these fields, each with its line end. */
    public static String status(int port, String fields) throws IOException {
        try (RawClient client = connect(port)) {
            return client.send("GET / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n")
                    .readHead()
                    .substring(9, 12);
        }
    }

    /** Returns all that a port sends to a client with one request, such as {@code GET /}, that then sends FIN. */
    public static Received ask(int port, String request) throws IOException {
        try (RawClient client = connect(port)) {
            return client.send(request + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n")
                    .shutdownOutput()
                    .readToEnd();
        }
    }

    /** Returns the client's port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Sends a text, a byte for each character. */
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sets SO_SNDBUF of the client's socket; the kernel may round it. */
    public RawClient sendBuffer(int bytes) throws IOException {
        socket.setSendBufferSize(bytes);
        return this;
    }

    /**
     * Returns how many of this many bytes can be sent before the buffers of a server that does not read them are full.
     */
    public int sendsUntilStuck(int count) throws IOException {
        Channel server = serverSide();
        SocketChannel channel = socket.getChannel();
        channel.configureBlocking(false);
        try {
            ByteBuffer part = ByteBuffer.allocate(16 * 1024);
            int sent = 0;
            // After an iteration of its event loop, a server that reads has made room in the buffers.
            for (int inVain = 0; sent < count && inVain < STUCK; ) {
                int taken = channel.write(part.clear());
                sent += taken;
                inVain = taken > 0 ? 0 : inVain + 1;
                if (taken == 0) {
                    Connections.settle(server);
                }
            }
            return sent;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** Returns how many of this many bytes can be sent before the server resets the connection. */
    public int sendsUntilReset(int count) throws IOException {
        byte[] part = new byte[16 * 1024];
        for (int sent = 0; sent < count; sent += part.length) {
            try {
                send(part);
            } catch (IOException e) {
                return sent;
            }
        }
        return count;
    }

    /** Sends a GET request for a target. */
    public RawClient get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
    }

    /** Shuts down the client's output; it still reads. */
    public RawClient shutdownOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Resets the connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads until the server ends the connection. */
    public Received readToEnd() throws IOException {
        return readFor(PATIENCE);
    }

    /**
     * Waits until the server has handled all that this client sent; then reads all that the server has sent, and
     * whether it has ended the connection: with this a test shows that nothing is sent, or nothing more.
     */
    public Received readSoFar() throws IOException {
        Connections.settle(serverSide());
        return readFor(Duration.ofMillis(1));
    }

    /** Returns the server's channel of this connection; its server has {@link Connections#SEEN} as an observer. */
    public Channel serverSide() {
        return Connections.of(socket.getPort(), socket.getLocalPort());
    }

    private Received readFor(Duration silence) throws IOException {
        socket.setSoTimeout((int) silence.toMillis());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            return new Received(Dates.masked(bytes.toString(StandardCharsets.ISO_8859_1)), End.FIN);
        } catch (SocketTimeoutException e) {
            return new Received(Dates.masked(bytes.toString(StandardCharsets.ISO_8859_1)), End.OPEN);
        } catch (SocketException e) {
            return new Received(Dates.masked(bytes.toString(StandardCharsets.ISO_8859_1)), End.RST);
        }
    }

    /** Reads until the server ends the connection, is silent for this long, or has sent this many bytes. */
    public void readSome(Duration silence, int most) throws IOException {
        socket.setSoTimeout((int) silence.toMillis());
        try {
            socket.getInputStream().readNBytes(most);
        } catch (SocketTimeoutException e) {
            // The server is silent.
        }
    }

    /** Reads exactly this many bytes. */
    public String read(int count) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return Dates.masked(new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1));
    }

    /** Reads one response head, including the empty line. */
    public String readHead() throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return Dates.masked(head.toString());
    }

    /** Reads one response that is framed by its Content-Length, and returns its body. */
    public String readBody() throws IOException {
        String head = readHead();
        int at = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        return read(Integer.parseInt(head.substring(at, head.indexOf('\r', at))));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
