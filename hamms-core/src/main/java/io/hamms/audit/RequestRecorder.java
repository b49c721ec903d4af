package io.hamms.audit;

import io.hamms.http.Violation;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Printable;
import io.hamms.tls.ClientHello;
import io.hamms.tls.TlsViolation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is wrong with the client's own requests over the runs of an audit. */
final class RequestRecorder {

    private static final int MAX_OFFERS = 16;
    private static final int MAX_NAMES = 16;

    /** The longest name that DNS has. */
    private static final int MAX_SERVER_NAME = 255;

    private final Map<Violation, RequestFinding> findings = new EnumMap<>(Violation.class);
    private final Map<TlsViolation, RequestFinding> ofTls = new EnumMap<>(TlsViolation.class);
    private final Set<TlsOffer> offers = new LinkedHashSet<>();
    private long requests;
    private long hellos;

    /** Adds the requests and the ClientHellos of a run, and the requests to which a redirect has led. */
    synchronized void add(Evidence run) {
        Set<Long> ofHttp2 = Stream.concat(run.requests().stream(), run.elsewhere().stream())
                .filter(RequestRecorder::isHttp2Preface)
                .map(RecordedRequest::connection)
                .collect(Collectors.toSet());
        requests += add(run.requests(), ofHttp2, run);
        add(run.elsewhere(), ofHttp2, run);
        for (RecordedConnection connection : run.connections()) {
            ClientHello hello = connection.clientHello();
            if (hello != null) {
                hellos++;
                add(hello, connection.mode(), run);
            }
        }
    }

    /** Adds the requests of other connections, and returns how many there are. */
    private int add(List<RecordedRequest> received, Set<Long> ofHttp2, Evidence run) {
        List<RecordedRequest> ofHttp1 = received.stream()
                .filter(request -> !ofHttp2.contains(request.connection()))
                .toList();
        ofHttp1.forEach(request -> add(request, run));
        return ofHttp1.size();
    }

    /** RFC 9113, section 3.4: what a client sends first after ALPN has selected h2 is no request of HTTP/1.1. */
    private static boolean isHttp2Preface(RecordedRequest request) {
        return request.method().equals("PRI") && request.version().equals("HTTP/2.0");
    }

    private void add(RecordedRequest request, Evidence run) {
        String probe = Printable.beginning(request.method() + " " + request.target());
        for (Violation violation : request.violations()) {
            findings.computeIfAbsent(
                    violation,
                    kind -> new RequestFinding(
                            kind.token(),
                            kind.sections(),
                            harm(kind),
                            probe + " " + Printable.beginning(request.version()) + " to " + request.mode(),
                            request.mode(),
                            probe,
                            run));
        }
    }

    /** Where a request ends is what two recipients must agree on; other violations may be refused or misread. */
    private static Harm harm(Violation violation) {
        return violation == Violation.BAD_FRAMING ? Harm.DESYNC : Harm.VIOLATION;
    }

    private void add(ClientHello hello, String mode, Evidence run) {
        if (offers.size() < MAX_OFFERS) {
            offers.add(offer(hello));
        }
        for (TlsViolation violation : hello.violations()) {
            ofTls.computeIfAbsent(
                    violation,
                    kind -> new RequestFinding(
                            kind.token(),
                            kind.sections(),
                            Harm.VIOLATION,
                            "a ClientHello to " + mode + describe(kind, hello),
                            mode,
                            "ClientHello",
                            run));
        }
    }

    /** Of what a client can make long, the beginning. */
    private static TlsOffer offer(ClientHello hello) {
        String name = hello.serverName();
        return new TlsOffer(
                hello.versionNames().stream().limit(MAX_NAMES).toList(),
                hello.alpn().stream().limit(MAX_NAMES).toList(),
                name == null ? null : Printable.cut(name, MAX_SERVER_NAME));
    }

    private static String describe(TlsViolation kind, ClientHello hello) {
        return switch (kind) {
            case OLD_TLS_VERSION -> ", which offers " + String.join(", ", hello.versionNames());
            case INVALID_SERVER_NAME -> ", which names \"" + Printable.beginning("" + hello.serverName()) + "\"";
            case INVALID_ALPN -> "";
        };
    }

    synchronized OwnRequests result() {
        List<RequestFinding> all = new ArrayList<>(findings.values());
        all.addAll(ofTls.values());
        return new OwnRequests(requests, hellos, all, new ArrayList<>(offers));
    }
}
