package io.hamms.mode;

import static io.hamms.mode.RequestFormsTest.HOST;
import static io.hamms.mode.RequestFormsTest.QUERY;
import static io.hamms.mode.RequestFormsTest.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.handler.RawFault;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Embedded;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The behaviour of the modes that read no requests for each form of a request, on their own ports. */
class ByteLevelFormsTest {

    private static final String GET = "GET / HTTP/1.1\r\n" + HOST + "\r\n";

    static Stream<FailureMode> byteLevel() {
        return FailureModes.ALL.stream().filter(mode -> mode.fault() instanceof RawFault);
    }

    @ParameterizedTest
    @MethodSource("byteLevel")
    void sendsTheSameBytesToEveryForm(FailureMode mode) {
        String get = sent(mode, GET.replace("/ ", "/" + QUERY + " "));

        for (String form : List.of(
                "HEAD /" + QUERY + " HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /" + QUERY + " HTTP/1.0\r\n\r\n",
                "POST /" + QUERY + " HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n")) {
            assertThat(sent(mode, form)).as(form).isEqualTo(get);
        }
    }

    @ParameterizedTest
    @MethodSource("byteLevel")
    void takesItsDefaultsIfTheRequestLineIsNotInTheFirstSegment(FailureMode mode) {
        String request = GET.replace("/ ", "/" + QUERY + "&where=body&bytes=x&end=hold ");

        assertThat(inSegments(mode, request, 1)).isEqualTo(inSegments(mode, GET, GET.length()));
    }

    @ParameterizedTest
    @MethodSource("byteLevel")
    void documentsTheBytesOnWhichItActs(FailureMode mode) {
        assertThat(mode.wire()).containsPattern("(?i)on accept|on the first bytes|on the ClientHello|no bytes");
    }

    /** Returns everything sent in response to a request in segments of this many bytes; the drips take half an hour. */
    private static String inSegments(FailureMode mode, String request, int length) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            for (int i = 0; i < request.length() && connection.isOpen(); i += length) {
                connection.send(request.substring(i, Math.min(request.length(), i + length)));
            }
            for (int i = 0; i < 2000; i++) {
                connection.passTime(Duration.ofSeconds(1));
            }
            return connection.received();
        }
    }
}
