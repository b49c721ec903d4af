package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.tls.TlsHandshakeStall;
import io.hamms.testing.Golden;
import io.hamms.testing.OddModes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final FailureMode MODE = FailureMode.at(7, "odd", Layer.TIMING)
            .summary("answers \"a|b\" <late>")
            .wire("`<a|b>`, *then* FIN.")
            .client("Waits (RFC 9110, section 9.2.2).")
            .symptom(Symptom.READ_TIMEOUT, Symptom.RETRY)
            .tryIt("curl -i {/?count=4}", "HTTP/1.1 500")
            .seen("owner/a.client#7: waited for ever")
            .parameters(
                    Parameter.integer("count", 3, 1, 9, "how many"),
                    Parameter.seconds("after", 2, 60, "how late"),
                    Parameter.flag("loud", false, "whether loudly"),
                    Parameter.text("word", "a|b", 10, "what"))
            .probe("/?after=0.1")
            .onGet(VerdictClass.MUST_SUCCEED.should("RFC 9110, section 9.2.2"))
            .right(200, "a|b")
            .onPost(VerdictClass.REPORT.choice())
            .fault(ConnectionRefused.MODE.fault());

    @Test
    void keepsTheDocumentOfAllModes() throws IOException {
        Golden.check("docs/failure-modes.md", Catalogue.markdown(HammsNettyServer.DEFAULT_BASE_PORT));
    }

    @Test
    void describesAModeInMarkdownInWhichOnlyCodeIsSpecial() {
        assertThat(Catalogue.markdown(MODE, 8000)).isEqualTo("""
                        ## odd

                        Port 8007, timing: answers "a|b" \\<late>.

                        **On the wire:** `<a|b>`, \\*then\\* FIN.

                        **A correct client:** Waits ([RFC 9110, section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)).

                        **Seen:** [owner/a.client#7](https://github.com/owner/a.client/issues/7): waited for ever

                        **Symptom:** read timeout, retry

                        **Parameters**

                        | name | type | default | accepted | meaning |
                        | --- | --- | --- | --- | --- |
                        | `count` | integer | `3` | an integer from 1 to 9 | how many |
                        | `after` | seconds | `2` | a time from 0 to 60 seconds, such as 0.25 or 250ms | how late |
                        | `loud` | flag | `false` | true or false | whether loudly |
                        | `word` | text | `a\\|b` | a text of at most 10 bytes | what |

                        **Probe:** `/?after=0.1`

                        | exercise | class | obligation | right response |
                        | --- | --- | --- | --- |
                        | GET `/?after=0.1` | must succeed | SHOULD ([RFC 9110, section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)) | 200 with `a\\|b` |
                        | POST `/?after=0.1` | report | choice |  |

                        **Try it:** `curl -i 'http://127.0.0.1:8007/?count=4'` shows `HTTP/1.1 500`
                        """);
    }

    @Test
    void showsHowToTryATlsPortByAHostNameWhichIsSentInTheHandshake() {
        FailureMode tls = OddModes.at(30, "odd", Layer.TLS, TlsHandshakeStall.MODE.fault());

        assertThat(Catalogue.curl(tls, 5500)).isEqualTo("curl -i 'https://localhost:5530/'");
    }

    @Test
    void omitsUnknownFactsOfAMode() {
        FailureMode unseen = OddModes.at(30, "odd", Layer.CONNECT, ConnectionRefused.MODE.fault());

        assertThat(Catalogue.markdown(unseen, 8000)).doesNotContain("Seen", "Parameters");
    }

    @Test
    void showsThatAModeHasNoPortAndHowToReachItByPath() {
        FailureMode mode = OddModes.withoutPort("odd", Layer.BASELINE, Healthy.MODE.fault());

        assertThat(Catalogue.markdown(mode, 8000)).contains("No port of its own, baseline: is odd.");
        assertThat(Catalogue.markdownTable(List.of(mode), 8000)).contains("| - | `odd` | baseline | is odd |");
        assertThat(Catalogue.curl(mode, 8000)).isEqualTo("curl -i 'http://127.0.0.1:8098/mode/odd/'");
        assertThat(Catalogue.toJson(List.of(mode), 8000)).contains("\"port\" : null");
    }

    @Test
    void showsThatAModeWithoutAPortThatAnswersNoRequestsNeedsOne() {
        FailureMode mode = OddModes.withoutPort("odd", Layer.TLS, TlsHandshakeStall.MODE.fault());

        assertThat(Catalogue.curl(mode, 8000)).isEqualTo("curl -i 'https://localhost:{port}/'");
    }

    @Test
    void keepsTheModeThatTheGuideShows() throws IOException {
        String source = Golden.read("hamms-core/src/main/java/io/hamms/mode/connect/CloseOnAccept.java");

        assertThat(Golden.read("docs/adding-a-mode.md"))
                .contains("```java\n" + source.substring(source.indexOf("/**")) + "```\n");
    }

    @Test
    void listsModesInATableThatABarDoesNotBreak() {
        assertThat(Catalogue.markdownTable(List.of(MODE), 5500)).isEqualTo("""
                        | port | name | layer | behaviour |
                        | --- | --- | --- | --- |
                        | 5507 | `odd` | timing | answers "a\\|b" \\<late> |
                        """);
    }

    @Test
    void describesAModeInJsonWithNumbersAsNumbers() {
        assertThat(Catalogue.toJson(List.of(MODE), 5500).replaceAll("\\s+", " "))
                .isEqualTo("[ { \"name\" : \"odd\", \"port\" : 5507, \"layer\" : \"timing\","
                        + " \"summary\" : \"answers \\\"a|b\\\" <late>\","
                        + " \"wire\" : \"`<a|b>`, *then* FIN.\","
                        + " \"client\" : \"Waits (RFC 9110, section 9.2.2).\","
                        + " \"seen\" : \"owner/a.client#7: waited for ever\","
                        + " \"symptoms\" : [ \"read timeout\", \"retry\" ], \"parameters\" : ["
                        + " { \"name\" : \"count\", \"type\" : \"integer\", \"default\" : 3,"
                        + " \"expected\" : \"an integer from 1 to 9\", \"description\" : \"how many\" },"
                        + " { \"name\" : \"after\", \"type\" : \"seconds\", \"default\" : 2,"
                        + " \"expected\" : \"a time from 0 to 60 seconds, such as 0.25 or 250ms\", \"description\" : \"how late\" },"
                        + " { \"name\" : \"loud\", \"type\" : \"flag\", \"default\" : false,"
                        + " \"expected\" : \"true or false\", \"description\" : \"whether loudly\" },"
                        + " { \"name\" : \"word\", \"type\" : \"text\", \"default\" : \"a|b\","
                        + " \"expected\" : \"a text of at most 10 bytes\", \"description\" : \"what\" } ],"
                        + " \"universal\" : [ ], \"probe\" : \"/?after=0.1\", \"expects\" : [ { \"class\" : \"must succeed\","
                        + " \"obligation\" : \"SHOULD\", \"sections\" : \"RFC 9110, section 9.2.2\","
                        + " \"exercise\" : \"GET\", \"probe\" : \"/?after=0.1\","
                        + " \"right\" : { \"status\" : 200, \"contains\" : \"a|b\" } },"
                        + " { \"class\" : \"report\", \"obligation\" : \"choice\", \"sections\" : \"\","
                        + " \"exercise\" : \"POST\", \"probe\" : \"/?after=0.1\" } ],"
                        + " \"example\" : \"http://127.0.0.1:5507/?count=4\","
                        + " \"command\" : \"curl -i 'http://127.0.0.1:5507/?count=4'\","
                        + " \"shows\" : \"HTTP/1.1 500\" } ] ");
    }

    @Test
    void namesEveryModeInJsonInTheOrderOfTheirPorts() throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Catalogue.toJson(FailureModes.ALL, 5500))) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 2 && token == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
                    names.add(json.getText());
                }
            }
        }
        assertThat(names)
                .containsExactlyElementsOf(
                        FailureModes.ALL.stream().map(FailureMode::name).toList());
    }
}
