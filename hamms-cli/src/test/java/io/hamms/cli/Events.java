package io.hamms.cli;

import io.hamms.fault.Ending;
import io.hamms.http.HeaderField;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.journal.RecordedBody;
import io.hamms.journal.RecordedRequest;
import io.hamms.tls.ClientHello;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of connection 7, on the port of sleep. */
final class Events {

    static final Instant OPENED = Instant.parse("2026-11-24T12:34:56.789012345Z");

    private static final ClientHello HELLO = new ClientHello(
            0x0303,
            List.of(0x0304, 0x0303),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("h2"),
            "localhost",
            List.of());

    private Events() {}

    static JournalEvent connected() {
        return event(EventType.CONNECTED, 0, null, null, null);
    }

    static JournalEvent requested(String target, String answeredAs) {
        List<HeaderField> fields = List.of(new HeaderField("Host", "h"));
        RecordedRequest request = new RecordedRequest(
                3,
                7,
                1,
                5508,
                answeredAs,
                OPENED,
                null,
                "GET",
                target,
                "HTTP/1.1",
                fields,
                RecordedBody.NONE,
                List.of(),
                List.of(),
                "",
                null,
                null);
        return event(EventType.REQUESTED, 0, request, null, null);
    }

    static JournalEvent ended(Ending ending) {
        return event(EventType.ENDED, 1500, null, ending, OPENED.plusMillis(1500));
    }

    /** Returns the event of a closed connection that the server ended after 1.5 s. */
    static JournalEvent closed(long millis) {
        return event(EventType.CLOSED, millis, null, Ending.SERVER_FIN, OPENED.plusMillis(1500));
    }

    static JournalEvent event(
            EventType kind,
            long millis,
            @Nullable RecordedRequest request,
            @Nullable Ending ending,
            @Nullable Instant end) {
        InetSocketAddress client = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
        Instant at = OPENED.plusMillis(millis);
        ClientHello hello = kind == EventType.ENDED ? HELLO : null;
        return new JournalEvent(kind, at, 7, 5508, "sleep", client, OPENED, 1234, 56, request, hello, ending, end);
    }
}
