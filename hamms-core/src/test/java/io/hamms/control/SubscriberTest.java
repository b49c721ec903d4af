package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.http.HeaderField;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.journal.JournalLimits;
import io.hamms.journal.RecordedBody;
import io.hamms.journal.RecordedRequest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue of a subscriber is limited in bytes, whichever part of a request is long. */
class SubscriberTest {

    private static final int LONG = 100_000;
    private static final int MANY = 1_000;

    /** Names of the catalogue, constants, numbers; the body has not been received when the event is sent. */
    private static final Set<String> NOT_THE_CLIENTS = Set.of("mode", "spared", "cutAt", "violations", "body");

    private static final RecordComponent[] PARTS = RecordedRequest.class.getRecordComponents();

    static Stream<Arguments> parts() {
        return Arrays.stream(PARTS)
                .filter(part -> !part.getType().isPrimitive() && part.getType() != Instant.class)
                .map(RecordComponent::getName)
                .filter(name -> !NOT_THE_CLIENTS.contains(name))
                .flatMap(name -> values(name).map(value -> Arguments.of(name, value)));
    }

    private static Stream<Named<Object>> values(String part) {
        String some = "x".repeat(LONG);
        String few = "x".repeat(LONG / MANY);
        return switch (part) {
            case "method", "target", "version", "key" -> Stream.of(Named.of("long", some));
            case "headers" ->
                Stream.of(
                        Named.of("a long name", List.of(new HeaderField(some, ""))),
                        Named.of("a long value", List.of(new HeaderField("", some))),
                        Named.of("many", Collections.nCopies(MANY, new HeaderField("", few))));
            case "ignored" ->
                Stream.of(Named.of("a long one", List.of(some)), Named.of("many", Collections.nCopies(MANY, few)));
            default -> throw new AssertionError(part + ": is its size counted? (expected: a case here)");
        };
    }

    @ParameterizedTest
    @MethodSource("parts")
    void countsTheSize(String part, Object value) throws ReflectiveOperationException {
        JournalEvent event = event(part, value);
        int fitting = 0;
        try (EventFeed feed = new EventFeed(Journal.within(JournalLimits.DEFAULT));
                Subscriber slow = feed.open(null)) {
            for (int id = 1; id <= 20; id++) {
                slow.offer(id, event, Subscriber.bytes(event));
            }
            for (Subscriber.Item item = slow.poll(); item != null && item.event() != null; item = slow.poll()) {
                fitting++;
            }
        }
        assertThat(fitting).isPositive().isLessThanOrEqualTo(Subscriber.MAX_WAITING_BYTES / LONG);
    }

    private static JournalEvent event(String part, Object value) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(PARTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(PARTS)
                .map(each -> each.getName().equals(part) ? value : small(each.getType()))
                .toArray();
        RecordedRequest request = RecordedRequest.class.getConstructor(types).newInstance(values);
        return new JournalEvent(
                EventType.REQUESTED,
                Instant.EPOCH,
                1,
                1,
                "status",
                null,
                Instant.EPOCH,
                0,
                0,
                request,
                null,
                null,
                null);
    }

    private static Object small(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class || type == Long.class) {
            return 1L;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == RecordedBody.class) {
            return RecordedBody.NONE;
        }
        return type == List.class ? List.of() : "";
    }
}
