package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.http.Version;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.connect.ResetOnAccept;
import io.hamms.mode.timing.DripFeed;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.Embedded;
import io.hamms.testing.Recorder;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a connection is closed after the client's FIN. */
class ClientGoneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration JUST_BEFORE = Duration.ofMillis(1);

    /** The timer wheel may be late by one tick. */
    private static final Duration TICK = Duration.ofMillis(4);

    static Stream<FailureMode> modes() {
        return FailureModes.ALL.stream()
                .filter(mode -> mode.fault() instanceof ConnectionFault)
                .filter(mode -> !mode.equals(ResetOnAccept.MODE));
    }

    @Test
    void isAfterAMinuteInWhichNothingCouldBeSent() {
        Recorder recorder = new Recorder();
        try (Embedded connection = Embedded.connectSocketTo(Sleep.MODE, recorder)) {
            connection.get("/?sleep=300").passTime(Duration.ofSeconds(1)).clientFin();

            passSeconds(connection, PATIENCE.minus(JUST_BEFORE));
            assertThat(connection.isOpen()).isTrue();
            connection.passTime(JUST_BEFORE.plus(TICK));

            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
            assertThat(connection.hasTimer()).isFalse();
            assertThat(recorder.endings()).containsExactly(Ending.CLIENT_FIN);
        }
    }

    @Test
    void isNotWhileSomethingIsSentOnceAMinute() {
        try (Embedded connection = Embedded.connectSocketTo(DripFeed.EVERY_30_SECONDS, Observer.NONE)) {
            connection.get("/?interval=59000ms").clientFin();
            passSeconds(connection, Duration.ofHours(1));

            assertThat(connection.received())
                    .isEqualTo("HTTP/1.1 204 No Content\r\nServer: " + Version.SERVER + "\r\n\r\n");
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void leavesNoTimerBehindIfTheConnectionEndsBefore() {
        try (Embedded connection = Embedded.connectSocketTo(Sleep.MODE, Observer.NONE)) {
            connection.get("/?sleep=300").clientFin().clientGoes();

            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void endsAClientThatReadsNothingInEveryMode(FailureMode mode) {
        try (Embedded connection = Embedded.connectSocketTo(mode, Observer.NONE)) {
            connection.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, false);
            connection.get("/?sleep=86400&interval=86400000ms").clientFin();
            passSeconds(connection, PATIENCE.plus(TICK));

            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    private static void passSeconds(Embedded connection, Duration time) {
        for (long i = 0; i < time.toSeconds(); i++) {
            connection.passTime(Duration.ofSeconds(1));
        }
        connection.passTime(time.minusSeconds(time.toSeconds()));
    }
}
