package io.hamms.testing;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A TLS client that accepts any certificate and gives access to its TCP socket. */
public final class TlsClient implements AutoCloseable {

    private final Socket plain;
    private final SSLSocket secure;

    private TlsClient(Socket plain, SSLSocket secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /** Connects and completes the handshake. */
    public static TlsClient connect(int port, String... protocols) throws IOException {
        return connect(port, parameters -> {
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
        });
    }

    /** Connects with changed SSLParameters and completes the handshake. */
    public static TlsClient connect(int port, Consumer<SSLParameters> change) throws IOException {
        return connect(port, null, change);
    }

    /** Connects with a client certificate, whatever issuers the server names. */
    public static TlsClient connect(int port, X509Bundle certificate) throws IOException {
        return connect(port, new KeyManager[] {new OneCertificate(certificate)}, parameters -> {});
    }

    private static TlsClient connect(int port, KeyManager @Nullable [] keys, Consumer<SSLParameters> change)
            throws IOException {
        Socket plain = Loopback.connect(port);
        plain.setSoTimeout((int) RawClient.PATIENCE.toMillis());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, false);
            SSLParameters parameters = secure.getSSLParameters();
            change.accept(parameters);
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return new TlsClient(plain, secure);
        } catch (GeneralSecurityException e) {
            plain.close();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** Returns a ClientHello of the JDK's. */
    public static byte[] clientHello(String... protocols) throws IOException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(protocols);
            ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), record);
            return Arrays.copyOf(record.array(), record.position());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the protocol negotiated by ALPN; empty if none. */
    public String protocol() {
        return secure.getApplicationProtocol();
    }

    public String version() {
        return secure.getSession().getProtocol();
    }

    public X509Certificate[] chain() throws IOException {
        return (X509Certificate[]) secure.getSession().getPeerCertificates();
    }

    public TlsClient get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** Sends a text, a byte for each character. */
    public TlsClient send(String text) throws IOException {
        secure.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Reads to the end of the TLS connection. */
    public String readToEnd() throws IOException {
        InputStream in = secure.getInputStream();
        return Dates.masked(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    /** Reads exactly this many bytes of content. */
    public String read(int count) throws IOException {
        return Dates.masked(new String(secure.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1));
    }

    /** Sends close_notify, but no FIN, and resets the connection when the server has replied. */
    public void closeNotifyThenReset() throws IOException {
        InputStream in = plain.getInputStream();
        int unread = in.available();
        secure.shutdownOutput();
        Awaitility.await().atMost(RawClient.PATIENCE).until(() -> in.available() > unread);
        plain.setSoLinger(true, 0);
        plain.close();
    }

    /** Sends close_notify, but no FIN. */
    public void closeNotify() throws IOException {
        secure.shutdownOutput();
    }

    /** Sends close_notify, but no FIN, and discards all records that still come. */
    public void closeNotifyThenDrain() throws IOException {
        closeNotify();
        plain.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    public int localPort() {
        return plain.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    /** Presents one certificate, whatever issuers the server names. */
    private static final class OneCertificate extends X509ExtendedKeyManager {

        private static final String ALIAS = "the one";

        private final X509Bundle bundle;

        private OneCertificate(X509Bundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return bundle.getCertificatePath();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return bundle.getKeyPair().getPrivate();
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("of clients only");
        }
    }
}
