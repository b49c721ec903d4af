package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.tls.TlsHandshakeStall;
import io.hamms.testing.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final FailureMode MODE = FailureMode.of(
                    7, "odd", Layer.TIMING, "answers \"a|b\" <late>", ConnectionRefused.MODE.fault())
            .parameters(
                    Parameter.integer("count", 3, 1, 9, "how many"),
                    Parameter.seconds("after", 2, 60, "how late"),
                    Parameter.flag("loud", false, "whether loudly"),
                    Parameter.text("word", "a|b", 10, "what"))
            .example("/?count=4")
            .wire("`<a|b>`, *then* FIN.")
            .client("Waits (RFC 9110, section 9.2.2).")
            .seen("owner/a.client#7: waited for ever");

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

                        **Parameters**

                        | name | type | default | accepted | decides |
                        | --- | --- | --- | --- | --- |
                        | `count` | integer | `3` | an integer from 1 to 9 | how many |
                        | `after` | seconds | `2` | a number of seconds from 0 to 60 | how late |
                        | `loud` | flag | `false` | true or false | whether loudly |
                        | `word` | text | `a\\|b` | a text of at most 10 bytes | what |

                        **Try it:** `curl -i 'http://127.0.0.1:8007/?count=4'`
                        """);
    }

    @Test
    void triesATlsPortWithoutKnowingItsAuthority() {
        FailureMode tls = FailureMode.of(30, "odd", Layer.TLS, "is odd", TlsHandshakeStall.MODE.fault());

        assertThat(Catalogue.curl(tls, 5500)).isEqualTo("curl -ik 'https://127.0.0.1:5530/'");
    }

    @Test
    void leavesOutWhatIsNotKnownOfAMode() {
        assertThat(Catalogue.markdown(ConnectionRefused.MODE.seen(""), 8000)).doesNotContain("Seen", "Parameters");
    }

    @Test
    void listsModesInATableThatABarDoesNotBreak() {
        assertThat(Catalogue.markdownTable(List.of(MODE), 5500)).isEqualTo("""
                        | port | name | layer | what it does |
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
                        + " \"seen\" : \"owner/a.client#7: waited for ever\", \"parameters\" : ["
                        + " { \"name\" : \"count\", \"type\" : \"integer\", \"default\" : 3,"
                        + " \"expected\" : \"an integer from 1 to 9\", \"description\" : \"how many\" },"
                        + " { \"name\" : \"after\", \"type\" : \"seconds\", \"default\" : 2,"
                        + " \"expected\" : \"a number of seconds from 0 to 60\", \"description\" : \"how late\" },"
                        + " { \"name\" : \"loud\", \"type\" : \"flag\", \"default\" : false,"
                        + " \"expected\" : \"true or false\", \"description\" : \"whether loudly\" },"
                        + " { \"name\" : \"word\", \"type\" : \"text\", \"default\" : \"a|b\","
                        + " \"expected\" : \"a text of at most 10 bytes\", \"description\" : \"what\" } ],"
                        + " \"example\" : \"http://127.0.0.1:5507/?count=4\" } ] ");
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
