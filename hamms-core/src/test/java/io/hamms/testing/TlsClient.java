package io.hamms.testing;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;

/** A TLS client that accepts any certificate and shows what lies beneath its socket. */
public final class TlsClient implements AutoCloseable {

    private final Socket plain;
    private final SSLSocket secure;

    private TlsClient(Socket plain, SSLSocket secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /** Connects and completes the handshake. */
    public static TlsClient connect(int port, String... protocols) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout((int) RawClient.PATIENCE.toMillis());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
            if (protocols.length > 0) {
                secure.setEnabledProtocols(protocols);
            }
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

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
