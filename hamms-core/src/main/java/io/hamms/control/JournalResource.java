package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.control.JournalJson.BodyForm;
import io.hamms.journal.Journal;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The journal of the clients' connections and requests. */
final class JournalResource {

    private static final int LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private final HammsNettyServer hamms;
    private final EventFeed feed;

    JournalResource(HammsNettyServer hamms, EventFeed feed) {
        this.hamms = hamms;
        this.feed = feed;
    }

    ControlResponse connections(RoutedRequest call) {
        QueryParameters query = call.query().only("mode", "key", "limit");
        Journal journal = journal(query);
        List<RecordedConnection> connections = journal.lastConnections(limit(query));
        return ControlResponse.json(json -> {
            json.writeArrayFieldStart("connections");
            for (RecordedConnection connection : connections) {
                JournalJson.write(json, connection);
            }
            json.writeEndArray();
            json.writeNumberField("dropped", journal.connectionsDropped());
        });
    }

    ControlResponse requests(RoutedRequest call) {
        QueryParameters query = call.query().only("mode", "key", "limit", "body");
        Journal journal = journal(query);
        String wanted = query.choice("body", "none", List.of("none", "text", "base64"));
        BodyForm form = BodyForm.valueOf(wanted.toUpperCase(Locale.ROOT));
        List<RecordedRequest> requests = journal.lastRequests(limit(query));
        return ControlResponse.json(json -> {
            json.writeArrayFieldStart("requests");
            for (RecordedRequest request : requests) {
                JournalJson.write(json, request, form);
            }
            json.writeEndArray();
            json.writeNumberField("dropped", journal.requestsDropped());
        });
    }

    ControlResponse events(RoutedRequest call) {
        String mode = mode(call.query().only("mode"));
        return ControlResponse.stream(call.isHead() ? null : feed.open(mode));
    }

    ControlResponse clear(RoutedRequest call) {
        call.query().only();
        hamms.journal().clear();
        return ControlResponse.DONE;
    }

    private static int limit(QueryParameters query) {
        return query.integer("limit", LIMIT, 1, MAX_LIMIT);
    }

    private Journal journal(QueryParameters query) {
        String mode = mode(query);
        String key = query.text("key");
        Journal journal = mode == null ? hamms.journal() : hamms.journal(mode);
        return key == null ? journal : journal.ofKey(key);
    }

    private @Nullable String mode(QueryParameters query) {
        String mode = query.text("mode");
        if (mode != null) {
            hamms.journal(mode);
        }
        return mode;
    }
}
