package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.JsonWriter;
import io.hamms.http.Response;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.TlsServer;
import io.hamms.tls.ClientHello;
import io.hamms.tls.Fingerprint;
import java.util.List;
import java.util.Locale;

/** Answers with what the client offered in its ClientHello. */
public final class TlsClientHello extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(196, "tls-client-hello", Layer.TLS)
            .summary("answers with the client's own ClientHello as JSON")
            .wire("TLS 1.2 or 1.3 as `tls-healthy`; then 200 with a JSON object: the versions that the client offers,"
                    + " cipher suites, extensions, groups and signature algorithms as hexadecimal numbers in the order"
                    + " sent, application protocols, the server name, and the fingerprints JA3 and JA4.")
            .client("Succeeds once it trusts the test CA. Offers no TLS 1.1 or older (RFC 8996, sections 4 and 5).")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl --cacert ca.pem {/}", "\"ja4\":")
            .needs(Need.TRUST)
            .onGet(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "\"ja4\":")
            .fault(new TlsClientHello());

    private TlsClientHello() {
        super(TlsHealthy.CURRENT, new Answer());
    }

    @Override
    public boolean keepsClientHello() {
        return true;
    }

    private static final class Answer extends HttpFault {

        @Override
        protected void onRequest(Request request, Wire wire) {
            ClientHello hello = request.clientHello();
            Response response = Response.of(200);
            wire.respond(
                    request, hello == null ? response.json(json -> {}) : response.json(json -> write(json, hello)));
        }

        private static void write(JsonWriter json, ClientHello hello) {
            hello.writeTo(json);
            json.writeStringsField("cipherSuites", hex(hello.cipherSuites()));
            json.writeStringsField("extensions", hex(hello.extensions()));
            json.writeStringsField("groups", hex(hello.groups()));
            json.writeStringsField("signatureAlgorithms", hex(hello.signatureAlgorithms()));
            json.writeStringField("ja3", Fingerprint.ja3(hello));
            json.writeStringField("ja3Text", Fingerprint.ja3Text(hello));
            json.writeStringField("ja4", Fingerprint.ja4(hello));
        }

        private static List<String> hex(List<Integer> numbers) {
            return numbers.stream()
                    .map(number -> String.format(Locale.ROOT, "%04x", number))
                    .toList();
        }
    }
}
