package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Exercise;
import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.FailureModeBuilder;
import io.hamms.fault.Layer;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Need;
import io.hamms.fault.Obligation;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.http.QueryString;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.tls.TlsUnrecognizedName;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** The rules for the catalogue's expectations, and a check that modes send the right responses that they name. */
class ExpectationsTest {

    private static final Pattern SECTIONS = Pattern.compile("RFC \\d+, section \\S+|RFC \\d+, sections \\S+ and \\S+");

    private static final Pattern ENCODED = Pattern.compile("\\AHTTP/1\\.1 200(?s:.*?)\r\n"
            + "Content-Encoding: ((?:x-)?gzip|deflate)\r\n(?:.+\r\n)*Content-Length: (\\d+)\r\n\r\n");

    private static final int LONGEST = 100_000;

    @Test
    void keepsTheRules() {
        assertThat(problems(FailureModes.ALL)).isEmpty();
    }

    @Test
    void findsAnObligationThatNoSectionStates() {
        assertThat(problems(odd().onGet(VerdictClass.FAIL_FAST.must("")).fault(Healthy.MODE.fault())))
                .containsExactly("odd: MUST without a section");
        assertThat(problems(odd().onGet(VerdictClass.FAIL_FAST.should("")).fault(Healthy.MODE.fault())))
                .containsExactly("odd: SHOULD without a section");
        assertThat(problems(
                        odd().onGet(VerdictClass.FAIL_FAST.must("RFC 9112 4")).fault(Healthy.MODE.fault())))
                .containsExactly("odd: sections RFC 9112 4");
    }

    @Test
    void findsAProbeThatTheModeRefuses() {
        assertThat(problems(
                        odd().onGet("/?other=1", VerdictClass.REPORT.choice()).fault(Healthy.MODE.fault())))
                .singleElement()
                .asString()
                .startsWith("odd: parameter: other (expected: count, delay, ");
        assertThat(problems(odd().probe("/?count=0")
                        .onGet("/", VerdictClass.REPORT.choice())
                        .fault(Healthy.MODE.fault())))
                .containsExactly("odd: count: 0 (expected: an integer from 1 to 9)");
    }

    @Test
    void findsASuccessWithoutARightResponse() {
        assertThat(problems(odd().onGet(VerdictClass.MUST_SUCCEED.consensus()).fault(Healthy.MODE.fault())))
                .containsExactly("odd: must succeed without a right response");
    }

    /**
     * The JDK's TLS, which this test uses for the other TLS ports, fails on the warning of {@code
     * tls-unrecognized-name}.
     */
    @Test
    void namesTheResponsesThatTheModesSend() throws IOException {
        try (HammsNettyServer hamms = HammsNettyServer.builder().basePort(0).start()) {
            for (FailureMode mode : FailureModes.ALL) {
                for (Expectation expectation : mode.expects()) {
                    if (expectation.right().isPresent() && !mode.equals(TlsUnrecognizedName.MODE)) {
                        Expectation.RightResponse right = expectation.right().get();
                        assertThat(answer(hamms.port(mode), mode, expectation))
                                .as("%s: %s", mode, expectation)
                                .containsPattern("^HTTP/1\\.[01] " + right.status())
                                .contains(right.contains());
                    }
                }
            }
        }
    }

    /** Returns a port's answer, up to the expected text; the whole answer, decoded, if its content is encoded. */
    private static String answer(int port, FailureMode mode, Expectation expectation) throws IOException {
        if (expectation.needs().contains(Need.REDIRECT)) {
            return arrival(port, expectation);
        }
        StringBuilder received = new StringBuilder();
        String last = expectation.right().orElseThrow().contains();
        if (mode.scheme().equals("https")) {
            try (TlsClient client = TlsClient.connect(port)) {
                client.send(request(expectation));
                while (!isWhole(received, last)) {
                    received.append(client.read(1));
                }
            }
        } else {
            try (RawClient client = RawClient.connect(port)) {
                client.send(request(expectation));
                while (!isWhole(received, last)) {
                    received.append(client.read(1));
                }
            }
        }
        return decoded(withoutInterim(received.toString()));
    }

    private static String withoutInterim(String responses) {
        return responses.startsWith("HTTP/1.1 1")
                ? withoutInterim(responses.substring(responses.indexOf("\r\n\r\n") + 4))
                : responses;
    }

    /** Returns the answer to which a redirect leads; only 303 changes the method. */
    private static String arrival(int port, Expectation expectation) throws IOException {
        String method = expectation.exercise() == Exercise.POST ? "POST" : "GET";
        try (RawClient client = RawClient.connect(port)) {
            String fields = " HTTP/1.1\r\nHost: hamms.test\r\n\r\n";
            String head =
                    client.send(method + " " + expectation.probe() + fields).readHead();
            String path = head.replaceAll("(?s).*\r\nLocation: (\\S+)\r\n.*", "$1");
            client.readSome(RawClient.PATIENCE, length(head));
            String followed = head.startsWith("HTTP/1.1 303 ") ? "GET" : method;
            head = client.send(followed + " " + path + fields).readHead();
            return head + client.read(length(head));
        }
    }

    private static int length(String head) {
        return Integer.parseInt(head.replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1"));
    }

    private static boolean isWhole(StringBuilder received, String last) {
        int head = received.indexOf("\r\n\r\n");
        if (head < 0 || received.length() > LONGEST) {
            return received.length() > LONGEST;
        }
        Matcher encoded = ENCODED.matcher(received.substring(0, head + 4));
        return encoded.find()
                ? received.length() == encoded.end() + Integer.parseInt(encoded.group(2))
                : received.indexOf(last, Math.max(head, received.length() - last.length())) >= 0;
    }

    private static String decoded(String answer) throws IOException {
        Matcher encoded = ENCODED.matcher(answer);
        if (!encoded.find() || encoded.end() == answer.length()) {
            return answer;
        }
        byte[] content = answer.substring(encoded.end()).getBytes(StandardCharsets.ISO_8859_1);
        InputStream in = new ByteArrayInputStream(content);
        boolean isRaw = content[0] != 0x78;
        try (InputStream decoder = encoded.group(1).equals("deflate")
                ? new InflaterInputStream(in, new Inflater(isRaw))
                : new GZIPInputStream(in)) {
            return encoded.group() + new String(decoder.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String request(Expectation expectation) {
        boolean isUpload = expectation.exercise() == Exercise.UPLOAD;
        return (isUpload ? "POST " : "GET ") + expectation.probe() + " HTTP/1.1\r\nHost: hamms.test\r\n"
                + (isUpload ? "Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc" : "\r\n");
    }

    private static FailureModeBuilder.Options odd() {
        return FailureMode.at(50, "odd", Layer.TIMING)
                .summary("is odd")
                .wire("200.")
                .client("Succeeds.")
                .symptom(Symptom.STATUS)
                .tryIt("curl -i {/}", "HTTP/1.1 500")
                .parameters(Parameter.integer("count", 3, 1, 9, "how many"));
    }

    private static List<String> problems(FailureMode mode) {
        return problems(List.of(mode));
    }

    private static List<String> problems(List<FailureMode> modes) {
        List<String> problems = new ArrayList<>();
        for (FailureMode mode : modes) {
            if (mode.expects().isEmpty()) {
                problems.add(mode + ": no expectation");
            }
            refused(mode, mode.probe(), problems);
            for (Expectation expectation : mode.expects()) {
                if (!expectation.probe().equals(mode.probe())) {
                    refused(mode, expectation.probe(), problems);
                }
                check(mode, expectation, problems);
            }
        }
        return problems;
    }

    private static void check(FailureMode mode, Expectation expectation, List<String> problems) {
        Expectation.Rule rule = expectation.rule();
        boolean isObliging = rule.obligation() == Obligation.MUST || rule.obligation() == Obligation.SHOULD;
        if (rule.sections().isEmpty()) {
            if (isObliging) {
                problems.add(mode + ": " + rule.obligation().label() + " without a section");
            }
        } else if (!SECTIONS.matcher(rule.sections()).matches()) {
            problems.add(mode + ": sections " + rule.sections());
        }
        if (rule.verdict().isSuccessRight() && expectation.right().isEmpty()) {
            problems.add(mode + ": " + rule.verdict().label() + " without a right response");
        }
    }

    private static void refused(FailureMode mode, String probe, List<String> problems) {
        try {
            ModeCall.strictly(mode, QueryString.ofTarget(probe));
        } catch (BadParameterException e) {
            problems.add(mode + ": " + e.getMessage());
        }
    }
}
