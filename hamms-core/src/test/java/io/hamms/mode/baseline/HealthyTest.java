package io.hamms.mode.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.part.Bodies;
import io.hamms.testing.Embedded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The baseline evaluates ranges and preconditions as RFC 9110, sections 13 and 14, asks of a correct server. */
class HealthyTest {

    private static final int SIZE = Bodies.HEALTHY.length();

    private static final String TAG = "\"4aa43a5c\"";

    private static final String LAST = Integer.toString(SIZE - 1);

    private static String answer(String method, String fields) {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            return connection
                    .send(method + " / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n")
                    .received();
        }
    }

    /** A position may have any number of digits; one beyond the end is as good as the end (section 14.1.2). */
    @ParameterizedTest
    @CsvSource({
        "0-99999999999999999999, 206, 0",
        "1-9223372036854775807, 206, 1",
        "1-9223372036854775808, 206, 1",
        "00000000000000000000001-, 206, 1",
        "1-00000000000000000000099999, 206, 1",
        "-99999999999999999999, 206, 0",
        "-00000000000000000000000, 416,",
        "99999999999999999999-, 416,",
        "99999999999999999999-99999999999999999999, 416,",
        "9223372036854775807-9223372036854775808, 416,",
        "99999999999999999999-1, 200,"
    })
    void readsPositionsOfAnyLength(String range, String status, String first) {
        String answer = answer("GET", "Range: bytes=" + range + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        if (status.equals("206")) {
            assertThat(answer)
                    .contains("\r\nContent-Range: bytes " + first + "-" + LAST + "/" + SIZE + "\r\n")
                    .endsWith("\r\n\r\n" + Bodies.HEALTHY.substring(Integer.parseInt(first)));
        }
    }

    /** Sections 13.1.1 (strong comparison), 13.1.2 (weak comparison), 13.1.5 and, for the order, 13.2.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "GET | If-None-Match: TAG | 304",
                "HEAD | If-None-Match: TAG | 304",
                "GET | If-None-Match: W/TAG | 304",
                "GET | If-None-Match: \"a,b\", , W/\"c\",TAG | 304",
                "GET | If-None-Match: \"a\"~If-None-Match: TAG | 304",
                "GET | If-None-Match: * | 304",
                "GET | If-None-Match: \"a\" | 200",
                "GET | If-None-Match: \"a TAG\" | 200",
                "GET | If-None-Match: 4aa43a5c | 200",
                "GET | If-None-Match: | 200",
                "POST | If-None-Match: TAG | 412",
                "PUT | If-None-Match: * | 412",
                "DELETE | If-None-Match: \"a\" | 200",
                "OPTIONS | If-None-Match: TAG | 200",
                "OPTIONS | If-Match: \"a\" | 200",
                "GET | If-Match: TAG | 200",
                "GET | If-Match: * | 200",
                "GET | If-Match: \"a\", TAG | 200",
                "GET | If-Match: W/TAG | 412",
                "GET | If-Match: \"a\" | 412",
                "HEAD | If-Match: \"a\" | 412",
                "PATCH | If-Match: \"a\" | 412",
                "GET | If-Match: | 412",
                "GET | If-Match: \"a\"~If-None-Match: TAG | 412",
                "GET | If-Match: TAG~If-None-Match: TAG | 304",
                "GET | If-Match: TAG~Range: bytes=0-4 | 206",
                "GET | If-None-Match: TAG~Range: bytes=0-4 | 304",
                "GET | If-Match: \"a\"~Range: bytes=99- | 412",
                // It has no Last-Modified: dates are ignored, except in If-Range, where they do not match.
                "GET | If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT | 200",
                "GET | If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT | 200",
                "GET | If-Range: TAG~Range: bytes=0-4 | 206",
                "GET | If-Range: W/TAG~Range: bytes=0-4 | 200",
                "GET | If-Range: \"a\"~Range: bytes=0-4 | 200",
                "GET | If-Range: Thu, 01 Jan 2099 00:00:00 GMT~Range: bytes=0-4 | 200"
            })
    void evaluatesPreconditions(String method, String fields, String status) {
        String answer = answer(method, fields.replace("TAG", TAG).replace("~", "\r\n") + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\r\nETag: " + TAG + "\r\n");
        if (status.equals("304")) {
            assertThat(answer)
                    .endsWith("\r\n\r\n")
                    .doesNotContain("Content-Length")
                    .doesNotContain("Content-Type");
        } else if (status.equals("412")) {
            assertThat(answer).endsWith("\r\nContent-Length: 0\r\n\r\n");
        }
    }
}
