package io.hamms.mode.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Embedded;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code respond} can say what the modes whose responses are correct HTTP say. */
class RespondEquivalenceTest {

    /** What identifies the request, and what describes the content for later requests. */
    private static final Pattern BESIDE = Pattern.compile("(?m)^(X-Hamms-\\w+|ETag|Accept-Ranges): .*\r\n");

    private static String response(String mode, String query) {
        try (Embedded connection = Embedded.connectTo(FailureModes.named(mode))) {
            return BESIDE.matcher(connection.get("/?" + query).received()).replaceAll("");
        }
    }

    private static String statusLine(String response) {
        return response.substring(0, response.indexOf("\r\n"));
    }

    private static Set<String> fields(String response) {
        String head = response.substring(response.indexOf("\r\n") + 2, response.indexOf("\r\n\r\n"));
        return new TreeSet<>(List.of(head.split("\r\n")));
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            healthy | ` ` | ` `
            status | status=503 | status=503&type=&body=
            status | status=404 | status=404&type=&body=
            status | status=301 | status=301&type=&body=&header=Location:+/
            status | status=204 | status=204
            status | status=401 | status=401&type=&body=&header=WWW-Authenticate:+Basic+realm%3D%22hamms%22
            content-type-missing | ` ` | type=&body={"message":"This+is+a+JSON+object.","success":true}
            content-type-wrong | ` ` | type=text/html&body={"message":"This+is+a+JSON+object.","success":true}
            content-type-bad-charset | ` ` | type=text/plain%3B+charset=0&body=Plain+text.%0AHAMMS-END%0A
            redirect-loop | ` ` | status=302&body=What+you+look+for+is+elsewhere.%0AHAMMS-END%0A&header=Location:+/?
            redirect-bad-location | kind=space | status=302&body=What+you+look+for+is+elsewhere.%0AHAMMS-END%0A&header=Location:+/arrival/a+b
            gzip-empty-body | ` ` | status=204&header=Content-Encoding:+gzip
            gzip-empty-body | status=200 | type=&body=&header=Content-Encoding:+gzip
            retry-after | ` ` | status=429&body=Not+yet.%0AHAMMS-END%0A&header=Retry-After:+1
            """)
    void saysTheSame(String mode, String query, String composed) {
        String expected = response(mode, query.strip());
        String actual = response("respond", composed.strip());
        assertThat(statusLine(actual)).isEqualTo(statusLine(expected));
        assertThat(fields(actual)).isEqualTo(fields(expected));
        assertThat(body(actual)).isEqualTo(body(expected));
    }
}
