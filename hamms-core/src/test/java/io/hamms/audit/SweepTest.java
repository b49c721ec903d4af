package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hamms.audit.SweepForm.End;
import io.hamms.audit.SweepForm.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static SweepRow row(SweepReport report, Framing framing, boolean isGzip, boolean isTls, End end) {
        SweepForm form = new SweepForm(framing, isGzip, isTls, end);
        return report.rows().stream()
                .filter(row -> row.form().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> from(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    @Test
    void findsNothingWithACorrectClient() throws InterruptedException {
        SweepReport report = Sweep.of("correct", MiniClient.correct()).run();
        assertThat(report.rows()).hasSize(16);
        for (SweepRow row : report.rows()) {
            // The miniature client cannot know whether TLS was closed, and takes no body that ends so.
            assertThat(row.length() > 200 || row.form().isTls()).as("%s", row).isTrue();
            assertThat(row.silent()).as("%s", row).isEmpty();
            assertThat(row.hung()).as("%s", row).isEmpty();
        }
        assertThat(report.isRight()).isTrue();
    }

    /** A client that takes whatever comes until the end of the connection; the head must be whole. */
    private record UntilTheEnd(Function<byte[], byte[]> decoding) implements HttpCall {

        @Override
        public ClientResponse send(ClientCall.Request request, ClientCall call) throws Exception {
            URI uri = request.uri();
            try (Socket plain = new Socket(uri.getHost(), uri.getPort());
                    Socket socket = uri.getScheme().equals("https") ? tls(plain, uri, call) : plain) {
                socket.getOutputStream()
                        .write(("GET " + uri.getRawPath() + "?" + uri.getRawQuery()
                                        + "&end=fin HTTP/1.1\r\nHost: h\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] all = socket.getInputStream().readAllBytes();
                int body = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
                if (body < 4) {
                    throw new IOException("half a head");
                }
                return ClientResponse.of(200, decoding.apply(Arrays.copyOfRange(all, body, all.length)));
            }
        }

        private static Socket tls(Socket plain, URI uri, ClientCall call) throws IOException {
            return call.trust().context().getSocketFactory().createSocket(plain, uri.getHost(), uri.getPort(), true);
        }
    }

    private static SweepReport sweep(String name, Function<byte[], byte[]> decoding, Predicate<SweepForm> chosen)
            throws InterruptedException {
        return Sweep.of(name, new UntilTheEnd(decoding))
                .forms(SweepForm.ALL.stream().filter(chosen).toList())
                .run();
    }

    /** Returns whether FIN ends a gzip stream that has no other end. */
    private static boolean isPlain(SweepForm form) {
        return form.equals(new SweepForm(Framing.CLOSE, true, false, End.FIN));
    }

    private static byte[] inflated(byte[] coded) {
        boolean isGzip = coded.length > 1 && coded[0] == 0x1f;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(coded))) {
            return isGzip ? in.readAllBytes() : coded;
        } catch (IOException e) {
            // What could be decoded, as if it were all.
            return isGzip ? new byte[] {'?'} : coded;
        }
    }

    @Test
    void findsEachOffsetAtWhichLessIsTakenForAll() throws InterruptedException {
        SweepReport report = sweep("takes anything", Function.identity(), form -> !form.isGzip() || isPlain(form));
        for (Framing framing : List.of(Framing.LENGTH, Framing.CHUNKED)) {
            SweepRow fin = row(report, framing, false, false, End.FIN);
            int head = fin.silent().get(0);
            assertThat(fin.silent()).isEqualTo(from(head, fin.length()));
            assertThat(fin.length() - head).isBetween(100, 130);
            assertThat(row(report, framing, false, false, End.RST).silent()).isEmpty();
        }
        SweepRow tls = row(report, Framing.CLOSE, false, true, End.FIN);
        assertThat(tls.silent()).isEqualTo(from(tls.length() - 100, tls.length()));
        assertThat(row(report, Framing.CLOSE, false, false, End.FIN).silent()).isEmpty();
        assertThat(row(report, Framing.CLOSE, true, false, End.FIN).why()).contains("RFC 9112, section 8");
        assertThat(report.isRight()).isFalse();
    }

    @Test
    void judgesAGzipStreamWhereTheClientDecodesIt() throws InterruptedException {
        SweepReport report = sweep("ignores truncated gzip", SweepTest::inflated, SweepTest::isPlain);
        SweepRow gzip = row(report, Framing.CLOSE, true, false, End.FIN);
        assertThat(gzip.why()).isEmpty();
        assertThat(gzip.silent()).isNotEmpty().endsWith(gzip.length() - 1);
    }

    @Test
    void reportsAsLenientWhatHasTheWholeContentOfAnIncompleteMessage() throws InterruptedException {
        SweepReport report = sweep(
                "needs no last chunk",
                SweepTest::unchunked,
                form -> form.framing() == Framing.CHUNKED && !form.isGzip());
        SweepRow chunked = row(report, Framing.CHUNKED, false, false, End.FIN);
        // What follows the last byte of content: CRLF and the last chunk.
        assertThat(chunked.lenient()).isEqualTo(from(chunked.length() - 7, chunked.length()));
        assertThat(chunked.silent()).isNotEmpty().doesNotContainAnyElementsOf(chunked.lenient());
    }

    /** Returns what the chunks of 40 bytes contain, as far as it is there. */
    private static byte[] unchunked(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return text.replaceAll("(?s)\r\n(?:28|14|0)\r\n|^28\r\n|\r\n(?:2|28|28\r|1|14|14\r|0|0\r)?$|\r$", "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void cannotJudgeAClientThatAlwaysFails() {
        assertThatExceptionOfType(CannotJudgeException.class)
                .isThrownBy(() -> Sweep.of("fails", (request, call) -> {
                            throw new IOException("no");
                        })
                        .run())
                .withMessageContaining("no");
    }

    @Test
    void writesRanges() {
        assertThat(SweepRow.ranges(List.of())).isEmpty();
        assertThat(SweepRow.ranges(List.of(3))).isEqualTo("3");
        assertThat(SweepRow.ranges(List.of(1, 2, 3, 7, 9, 10))).isEqualTo("1-3, 7, 9-10");
    }
}
