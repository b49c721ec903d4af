package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.control.JournalJson.BodyForm;
import io.hamms.journal.Journal;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the clients have done. */
final class JournalResource {

    private static final int LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private final HammsNettyServer hamms;
    private final EventFeed feed;

    JournalResource(HammsNettyServer hamms, EventFeed feed) {
        this.hamms = hamms;
        this.feed = feed;
    }

    Answer connections(Call call) {
        Query query = call.query().only("mode", "limit");
        Journal journal = journal(query);
        List<RecordedConnection> connections = journal.lastConnections(limit(query));
        return Answer.json(json -> {
            json.writeArrayFieldStart("connections");
            for (RecordedConnection connection : connections) {
                JournalJson.write(json, connection);
            }
            json.writeEndArray();
            json.writeNumberField("dropped", journal.connectionsDropped());
        });
    }

    Answer requests(Call call) {
        Query query = call.query().only("mode", "limit", "body");
        Journal journal = journal(query);
        String wanted = query.choice("body", "none", List.of("none", "text", "base64"));
        BodyForm form = BodyForm.valueOf(wanted.toUpperCase(Locale.ROOT));
        List<RecordedRequest> requests = journal.lastRequests(limit(query));
        return Answer.json(json -> {
            json.writeArrayFieldStart("requests");
            for (RecordedRequest request : requests) {
                JournalJson.write(json, request, form);
            }
            json.writeEndArray();
            json.writeNumberField("dropped", journal.requestsDropped());
        });
    }

    Answer events(Call call) {
        String mode = mode(call.query().only("mode"));
        return Answer.stream(call.isHead() ? null : feed.open(mode));
    }

    Answer clear(Call call) {
        call.query().only();
        hamms.journal().clear();
        return Answer.DONE;
    }

    private static int limit(Query query) {
        return query.integer("limit", LIMIT, 1, MAX_LIMIT);
    }

    private Journal journal(Query query) {
        String mode = mode(query);
        return mode == null ? hamms.journal() : hamms.journal(mode);
    }

    private @Nullable String mode(Query query) {
        String mode = query.text("mode");
        if (mode != null) {
            hamms.journal(mode);
        }
        return mode;
    }
}
