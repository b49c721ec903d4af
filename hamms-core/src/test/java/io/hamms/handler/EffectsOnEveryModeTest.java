package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.connect.DropRandom;
import io.hamms.mode.redirect.RedirectCrossOrigin;
import io.hamms.testing.Embedded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The universal parameters that a mode accepts have their effect, also on a response that comes before the content. */
class EffectsOnEveryModeTest {

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String CONTENT = "12345";
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Targets with which modes act before the content has come, beside those of the expectations. */
    private static final Map<String, List<String>> EARLY = Map.of(
            "early-response", List.of("/?read=3", "/?end=rst"),
            "reset-after-request", List.of("/?after=head", "/?after=body%2B3"),
            "expect-continue", List.of("/?kind=417", "/?kind=close", "/?kind=final"),
            "no-read", List.of("/?read=none"));

    /** Modes whose head or body is endless, or whose head is generated while it is sent. */
    private static final Set<String> WITHOUT_A_LENGTH = Set.of(
            "body-infinite",
            "header-10mb",
            "header-1mb",
            "header-huge",
            "headers-10mb",
            "headers-1mb",
            "headers-endless",
            "interim-endless");

    /** Returns the modes of requests; drop-random decides before 100 (Continue) whether it drops a client at once. */
    private static Stream<FailureMode> modes() {
        return FailureModes.ALL.stream()
                .filter(mode -> mode.fault() instanceof HttpFault && !mode.equals(DropRandom.MODE))
                .filter(mode -> mode.fault().missing().isEmpty());
    }

    /** Returns targets with parameters of the mode. */
    private static Set<String> targets(FailureMode mode) {
        Set<String> targets = new TreeSet<>();
        mode.expects().stream()
                .map(Expectation::probe)
                .filter(target -> !target.contains("to=port") && !mode.equals(RedirectCrossOrigin.MODE))
                .forEach(targets::add);
        targets.addAll(EARLY.getOrDefault(mode.name(), List.of()));
        return targets;
    }

    private static String request(String target, String effects) {
        return "POST " + target + (target.contains("?") ? "&" : "?") + effects
                + " HTTP/1.1\r\nHost: hamms.test\r\nExpect: 100-continue\r\nContent-Length: " + CONTENT.length()
                + "\r\n\r\n";
    }

    /** Sends the content, unless the mode has ended the connection before it. */
    private static void sendContent(Embedded connection) {
        if (connection.isOpen()) {
            connection.send(CONTENT);
        }
    }

    private static String received(Embedded connection) {
        return connection.received().replace(CONTINUE, "");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void waitBeforeItActs(FailureMode mode) {
        for (String target : targets(mode)) {
            try (Embedded connection = Embedded.connectTo(mode)) {
                connection.send(request(target, "delay=2&cut=1000"));
                sendContent(connection);
                connection.passTime(DELAY.minusMillis(10));
                assertThat(received(connection)).as(target).isEmpty();
                assertThat(connection.isOpen()).as(target).isTrue();

                connection.passTime(Duration.ofMillis(10)).passTime(LONGEST);
                assertThat(received(connection).isEmpty() && connection.isOpen())
                        .as("nothing happens for " + target)
                        .isFalse();
            }
        }
    }

    @Test
    void measureEachBodyOfAKnownLength() {
        Set<String> refusing = new TreeSet<>();
        modes().forEach(mode -> {
            try (Embedded connection = Embedded.connectTo(mode)) {
                String target = mode.name().equals("healthy") ? "/" : mode.probe();
                connection
                        .send(request(target, "cut=50%25&then=rst"))
                        .send(CONTENT)
                        .passTime(LONGEST);
                if (received(connection).contains("the length of the body is not known")) {
                    refusing.add(mode.name());
                }
            }
        });
        assertThat(refusing).isEqualTo(WITHOUT_A_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void endTheResponse(FailureMode mode) {
        for (String target : targets(mode)) {
            try (Embedded connection = Embedded.connectTo(mode)) {
                connection.send(request(target, "cut=3&then=rst"));
                sendContent(connection);
                List<String> parts = new ArrayList<>(List.of(received(connection)));
                for (int i = 0; i < 20; i++) {
                    parts.add(received(connection.passTime(LONGEST)));
                }
                assertThat(String.join("", parts)).as(target).hasSizeLessThanOrEqualTo(3);
                assertThat(connection.isOpen()).as(target).isFalse();
            }
        }
    }
}
