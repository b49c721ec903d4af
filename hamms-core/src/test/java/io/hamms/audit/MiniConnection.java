package io.hamms.audit;

import io.hamms.audit.MiniClient.Flaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A connection of {@link MiniClient}. */
final class MiniConnection implements AutoCloseable {

    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final int LOOK_MILLIS = 1;
    private static final int NO_LIMIT = 0;
    private static final int CONTINUE_MILLIS = 200;
    private static final int MOST_INTERIM = 20;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mini client");
        thread.setDaemon(true);
        return thread;
    });

    private final MiniClient client;
    private final ClientCall call;
    private final Socket socket;
    private final InputStream in;
    private final MiniReader reader;
    private final OutputStream out;
    private ScheduledFuture<?> timeout;
    private boolean isKept;

    MiniConnection(MiniClient client, URI uri, ClientCall call) throws IOException {
        this.client = client;
        this.call = call;
        Socket plain = new Socket();
        long limit = limitMillis();
        timeout = limit(plain, limit);
        try {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()), (int)
                    Math.min(limit, Integer.MAX_VALUE));
            socket = uri.getScheme().equals("https") ? secured(plain, uri) : plain;
            in = new BufferedInputStream(socket.getInputStream());
            reader = new MiniReader(client, in, socket instanceof SSLSocket);
            out = socket.getOutputStream();
        } catch (IOException | RuntimeException e) {
            timeout.cancel(false);
            plain.close();
            throw e;
        }
    }

    /** Thrown if a connection ends before a response begins. */
    static final class NoResponseException extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        NoResponseException(String message) {
            super(message);
        }
    }

    private long limitMillis() {
        return client.has(Flaw.HANGS)
                ? TimeUnit.DAYS.toMillis(1)
                : call.timeout().toMillis();
    }

    private static ScheduledFuture<?> limit(Socket socket, long millis) {
        return TIMER.schedule(() -> abort(socket), millis, TimeUnit.MILLISECONDS);
    }

    private static void abort(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Socket secured(Socket plain, URI uri) throws IOException {
        boolean isBlind = client.has(Flaw.ACCEPTS_ANY_CERTIFICATE);
        SSLContext context = isBlind ? blind() : trusting();
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(plain, uri.getHost(), uri.getPort(), true);
        if (!isBlind) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (client.has(Flaw.SENDS_WRONG_REQUESTS)) {
                parameters.setServerNames(List.of(new SNIHostName(uri.getHost())));
            }
            secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return secured;
    }

    private SSLContext trusting() {
        try {
            return client.has(Flaw.DISTRUSTS_THE_TEST_CA)
                    ? SSLContext.getDefault()
                    : call.trust().context();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext blind() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Blind()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Blind implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Returns whether nothing has arrived since the last response, not even FIN. */
    boolean isUsable() throws IOException {
        if (client.has(Flaw.DESYNCHRONISES)) {
            return true;
        }
        socket.setSoTimeout(LOOK_MILLIS);
        try {
            in.mark(1);
            in.read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            // It was reset.
            return false;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(NO_LIMIT);
            }
        }
    }

    boolean isKept() {
        return isKept;
    }

    MiniResponse exchange(ClientCall.Request request) throws IOException {
        reader.expect();
        if (timeout.isCancelled()) {
            timeout = limit(socket, limitMillis());
        }
        boolean isUpload = request.contentBytes() > MOST_HEAD_BYTES;
        out.write(head(request, isUpload, client.has(Flaw.SENDS_WRONG_REQUESTS)).getBytes(StandardCharsets.US_ASCII));
        MiniResponse early = isUpload ? awaitContinue() : null;
        if (early != null) {
            isKept = false;
            return early;
        }
        boolean isWhole = upload(request, isUpload);
        MiniResponse response = reader.read();
        for (int i = 0; response.status() / 100 == 1; i++) {
            if (i == MOST_INTERIM || response.status() == 101) {
                throw new IOException("too many interim responses, or another protocol");
            }
            response = reader.read();
        }
        isKept = isWhole && reader.isKept();
        timeout.cancel(false);
        return response;
    }

    private static String head(ClientCall.Request request, boolean isUpload, boolean isWrong) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(target(request.uri())).append(" HTTP/1.1\r\nHost: ");
        head.append(request.uri().getHost()).append(':').append(request.uri().getPort());
        head.append("\r\nAccept-Encoding: gzip, deflate\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.contentBytes() > 0) {
            head.append("Content-Length: ").append(request.contentBytes()).append("\r\n");
        }
        if (isWrong) {
            head.append("TE: trailers\r\n");
        }
        return head.append(isUpload || isWrong ? "Expect: 100-continue\r\n\r\n" : "\r\n")
                .toString();
    }

    private static String target(URI uri) {
        return (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** Returns a final response that came instead of 100; null after a 100. */
    private @Nullable MiniResponse awaitContinue() throws IOException {
        socket.setSoTimeout(CONTINUE_MILLIS);
        try {
            in.mark(1);
            if (in.read() >= 0) {
                in.reset();
                socket.setSoTimeout(NO_LIMIT);
                MiniResponse response = reader.read();
                return response.status() == 100 ? null : response;
            }
            return null;
        } catch (SocketTimeoutException e) {
            return null;
        } finally {
            socket.setSoTimeout(NO_LIMIT);
        }
    }

    /** Sends the content until a response arrives; returns whether all of it was sent. */
    private boolean upload(ClientCall.Request request, boolean isUpload) throws IOException {
        if (!isUpload) {
            out.write(request.content());
            return true;
        }
        Thread sender = new Thread(() -> {
            try {
                out.write(request.content());
            } catch (IOException e) {
                // Reading the response shows what happened.
            }
        });
        sender.setDaemon(true);
        sender.start();
        in.mark(1);
        if (in.read() >= 0) {
            in.reset();
        }
        return !sender.isAlive();
    }

    @Override
    public void close() throws IOException {
        timeout.cancel(false);
        socket.close();
    }
}
