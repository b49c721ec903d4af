package io.hamms.mode.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeMismatchTest {

    private static final String END = "\nHAMMS-END\n";

    private static String text(int version, int size) {
        return ("Version " + version + " of this text.\n").repeat(size / 20).substring(0, size - END.length()) + END;
    }

    private static String answer(String status, String range, int version, String body) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\n"
                + (range.isEmpty() ? "" : "Content-Range: bytes " + range + "\r\n")
                + "X-Hamms-Seq: 1\r\nX-Hamms-Path: /a\r\nAccept-Ranges: bytes\r\nETag: \"" + version
                + "\"\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String ask(String method, String query, String range) {
        try (Embedded connection = Embedded.connectTo(RangeMismatch.MODE)) {
            String received = connection
                    .send(method + " /a?size=1000" + query + " HTTP/1.1\r\nRange: " + range + "\r\n\r\n")
                    .received();
            assertThat(connection.isOpen()).isTrue();
            return received;
        }
    }

    @Test
    void sendsAllOfItByDefault() {
        assertThat(ask("GET", "", "bytes=400-")).isEqualTo(answer("200 OK", "", 1, text(1, 1000)));
    }

    @ParameterizedTest
    @CsvSource({
        "offset, bytes=400-, 399, 999",
        "offset, bytes=400-410, 399, 410",
        "offset, bytes=-10, 989, 999",
        "offset, bytes=0-, 1, 999",
        "offset, BYTES=0-0, 1, 1",
        "short, bytes=400-, 400, 699",
        "short, bytes=0-0, 0, 0",
        "short, bytes=998-5000, 998, 998",
        "etag, bytes=400-599, 400, 599",
        "etag, bytes=-5000, 0, 999"
    })
    void sendsAPartThatItIsHonestAbout(String kind, String asked, int first, int last) {
        int version = kind.equals("etag") ? 2 : 1;
        assertThat(ask("GET", "&kind=" + kind, asked))
                .isEqualTo(answer(
                        "206 Partial Content",
                        first + "-" + last + "/1000",
                        version,
                        text(version, 1000).substring(first, last + 1)));
    }

    @Test
    void claimsARangeInA200IfConfigured() {
        assertThat(ask("GET", "&kind=full-range", "bytes=400-"))
                .isEqualTo(answer("200 OK", "400-999/1000", 1, text(1, 1000)));
    }

    @ParameterizedTest
    @CsvSource({"416, bytes=0-", "offset, bytes=1000-", "etag, bytes=-0", "short, bytes=9999999999999999999-"})
    void cannotSatisfyWhatItCannotOrIsToldNotTo(String kind, String range) {
        assertThat(ask("GET", "&kind=" + kind, range))
                .isEqualTo("HTTP/1.1 416 Range Not Satisfiable\r\n" + Dates.SERVER_AND_DATE
                        + "\r\nX-Hamms-Seq: 1\r\nX-Hamms-Path: /a\r\nContent-Range: bytes */1000\r\n"
                        + "Content-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "0-1"})
    void ignoresWhatIsNoSingleRange(String range) {
        for (String kind : new String[] {"offset", "short", "full-range", "etag", "416"}) {
            assertThat(ask("GET", "&kind=" + kind, range)).isEqualTo(answer("200 OK", "", 1, text(1, 1000)));
        }
    }

    @Test
    void ignoresARangeOfAnythingButGet() {
        assertThat(ask("POST", "&kind=416", "bytes=0-1")).isEqualTo(answer("200 OK", "", 1, text(1, 1000)));
        assertThat(ask("HEAD", "&kind=416", "bytes=0-1"))
                .isEqualTo(answer("200 OK", "", 1, text(1, 1000)).replaceFirst("(?s)(?<=\r\n\r\n).*", ""));
    }

    @EachTransport
    void sends102400BytesForAnyRange(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(RangeMismatch.MODE))) {
            client.send("GET /a HTTP/1.1\r\nHost: hamms.test\r\nRange: bytes=102300-\r\n\r\n");

            assertThat(client.readHead())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\nContent-Length: 102400\r\n\r\n");
            assertThat(client.read(102_400)).isEqualTo(text(1, 102_400));
        }
    }

    /** A program that resumes a download must check Content-Range: without that, the file is corrupted. */
    @EachTransport
    void corruptsAFileThatIsResumedWithoutACheck(HammsNettyServer server) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.uri(RangeMismatch.MODE).resolve("/a?size=1000&kind=offset"))
                .timeout(RawClient.PATIENCE);
        String all = client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
        HttpResponse<String> rest =
                client.send(request.header("Range", "bytes=500-").build(), HttpResponse.BodyHandlers.ofString());
        Matcher range = Pattern.compile("bytes (\\d+)-999/1000")
                .matcher(rest.headers().firstValue("Content-Range").orElseThrow());

        assertThat(range.matches()).isTrue();
        assertThat(all.substring(0, 500) + rest.body()).isNotEqualTo(all);
        assertThat(all.substring(0, Integer.parseInt(range.group(1))) + rest.body())
                .isEqualTo(all);
    }
}
