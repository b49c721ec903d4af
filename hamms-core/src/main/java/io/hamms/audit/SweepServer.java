package io.hamms.audit;

import io.hamms.HammsNettyServer;
import io.hamms.audit.SweepForm.End;
import io.hamms.audit.SweepForm.Framing;
import io.hamms.mode.semantics.Respond;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The server of a sweep: one port, in clear and over TLS, which answers with the composed response. */
final class SweepServer implements AutoCloseable {

    private final HammsNettyServer server;
    private final Trust trust;

    SweepServer() {
        server = HammsNettyServer.builder()
                .basePort(0)
                .modes(List.of(Respond.MODE))
                .start();
        trust = Trust.of(server.trustManagers(), server.sslContext());
    }

    Trust trust() {
        return trust;
    }

    URI uri(SweepForm form, String target) {
        URI root = form.isTls() ? server.tlsUri(Respond.MODE.name()) : server.uri(Respond.MODE);
        return root.resolve(target);
    }

    /** Returns the bytes of the whole response, which are as many each time. */
    byte[] response(SweepForm form) {
        return PlainExchange.get(server.port(Respond.MODE), form.target());
    }

    /** Returns whether the last request in clear was one of HTTP/1.0: its response has no chunks. */
    boolean wasLastHttp10() {
        return server.journal(Respond.MODE.name()).lastRequests(1).stream()
                .anyMatch(request -> request.version().equals("HTTP/1.0"));
    }

    /** Returns the content of the whole response, which is the same in each framing. */
    byte[] content(boolean isGzip) {
        byte[] response = response(new SweepForm(Framing.LENGTH, isGzip, false, End.FIN));
        return Arrays.copyOfRange(response, headLength(response), response.length);
    }

    /** Returns the number of bytes of the head, with the empty line. */
    static int headLength(byte[] response) {
        return new String(response, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }

    @Override
    public void close() {
        server.close();
    }
}
