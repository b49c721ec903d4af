package io.hamms.mode.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.encoding.GzipTruncated;
import io.hamms.mode.framing.ChunkedNoTerminator;
import io.hamms.mode.framing.ContentLengthShortClose;
import io.hamms.mode.timing.BodyStall;
import io.hamms.testing.Embedded;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BodyStatusTest {

    static final List<FailureMode> MODES =
            List.of(BodyStall.MODE, ContentLengthShortClose.MODE, ChunkedNoTerminator.MODE, GzipTruncated.MODE);

    private static String get(FailureMode mode, String target) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            return connection.get(target).received();
        }
    }

    @ParameterizedTest
    @FieldSource("MODES")
    void isTheStatusOfTheResponse(FailureMode mode) {
        String usual = get(mode, "/");
        assertThat(usual).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(get(mode, "/?status=503"))
                .isEqualTo(usual.replace("HTTP/1.1 200 OK\r\n", "HTTP/1.1 503 Service Unavailable\r\n"));
    }

    @ParameterizedTest
    @FieldSource("MODES")
    void isRefusedIfItHasNoBody(FailureMode mode) {
        assertThat(get(mode, "/?status=204")).startsWith("HTTP/1.1 400 ").contains("neither 204 nor 304");
        assertThat(get(mode, "/?status=199")).startsWith("HTTP/1.1 400 ");
    }
}
