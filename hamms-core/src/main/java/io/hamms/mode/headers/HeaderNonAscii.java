package io.hamms.mode.headers;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;

/** Sends a field whose value is not ASCII. */
public final class HeaderNonAscii extends HttpFault {

    private static final Parameter<Octets> KIND =
            Parameter.choice("kind", Octets.LATIN_1, "the bytes outside ASCII in the value");
    private static final Parameter<String> NAME = Parameter.token("name", "X-Test", 100, "the field's name");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(90, "header-non-ascii", Layer.HEADERS)
            .summary("sends a field value with bytes outside ASCII")
            .wire("200 with `X-Test: caf`, the byte E9, and a short text. `kind=utf-8`: C3 A9 in place of E9;"
                    + " `invalid-utf-8`: C3 28; `all`: the 128 bytes 80 to FF.")
            .client("Treats such bytes as opaque data, and delivers the response (RFC 9110, section 5.5).")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl -i {/}", "X-Test: caf")
            .seen("nodejs/node#27711: the byte FF in a value is a parse error; apify/impit#434: such a value crashes"
                    + " the client, or becomes empty")
            .parameters(KIND, NAME)
            .onGet(VerdictClass.MUST_SUCCEED.should("RFC 9110, section 5.5"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=all", VerdictClass.MUST_SUCCEED.should("RFC 9110, section 5.5"))
            .right(200, "HAMMS-END")
            .fault(new HeaderNonAscii());

    private HeaderNonAscii() {}

    /** Values as ISO 8859-1, a character for each byte. */
    private enum Octets {
        LATIN_1("caf\u00e9"),
        UTF_8("caf\u00c3\u00a9"),
        INVALID_UTF_8("caf\u00c3("),
        ALL(allOctets());

        private final String value;

        Octets(String value) {
            this.value = value;
        }

        private static String allOctets() {
            StringBuilder all = new StringBuilder(128);
            for (char octet = 0x80; octet <= 0xff; octet++) {
                all.append(octet);
            }
            return all.toString();
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        String line = request.get(NAME) + ": " + request.get(KIND).value + "\r\n";
        wire.send(ResponseText.bytes(ResponseText.withLines(request, line, "Values are bytes.")));
    }
}
