package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hamms.audit.SweepForm.End;
import io.hamms.audit.SweepForm.Framing;
import io.hamms.testing.Loopback;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
            assertThat(row.noResult()).as("%s", row).isEmpty();
        }
        assertThat(report.isRight()).isTrue();
    }

    /** A client that takes whatever comes until the end of the connection; the head must be whole. */
    private record UntilTheEnd(String version, Function<byte[], byte[]> decoding) implements HttpCall {

        @Override
        public ClientResponse send(ClientCall.Request request, ClientCall call) throws Exception {
            URI uri = request.uri();
            try (Socket plain = Loopback.connect(uri.getPort());
                    Socket socket = uri.getScheme().equals("https") ? tls(plain, uri, call) : plain) {
                socket.getOutputStream()
                        .write(("GET " + uri.getRawPath() + "?" + uri.getRawQuery() + "&end=fin " + version
                                        + "\r\nHost: h\r\n\r\n")
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
        return Sweep.of(name, new UntilTheEnd("HTTP/1.1", decoding))
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
        SweepRow fin = row(report, Framing.LENGTH, false, false, End.FIN);
        assertThat(fin.silent()).isEqualTo(from(fin.length() - 100, fin.length()));
        assertThat(row(report, Framing.LENGTH, false, false, End.RST).silent()).isEmpty();
        // It takes the chunks' sizes for content: it never has the document.
        assertThat(row(report, Framing.CHUNKED, false, false, End.FIN).why()).contains("does not show the content");
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
        // The first byte alone is not known to be gzip; at the end of the head there is nothing to decode.
        int head = gzip.silent().get(0) - 1;
        assertThat(gzip.silent()).isEqualTo(from(head + 1, gzip.length()));
        assertThat(gzip.length() - head).isBetween(80, 110);
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
        int head = chunked.length() - "28\r\n\r\n28\r\n\r\n14\r\n\r\n0\r\n\r\n".length() - 100;
        assertThat(chunked.silent()).isEqualTo(from(head, chunked.length() - 7));
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
    void cannotJudgeAClientThatShowsNoContent() {
        assertThatExceptionOfType(CannotJudgeException.class)
                .isThrownBy(() -> Sweep.of("quiet", (request, call) -> ClientResponse.of(200, new byte[0]))
                        .run())
                .withMessageContaining("does not show the content");
    }

    @Test
    void judgesNoChunksOfAClientOfHttp10() throws InterruptedException {
        SweepReport report = Sweep.of("HTTP/1.0", new UntilTheEnd("HTTP/1.0", Function.identity()))
                .forms(List.of(
                        new SweepForm(Framing.LENGTH, false, false, End.FIN),
                        new SweepForm(Framing.CHUNKED, false, false, End.FIN)))
                .run();
        assertThat(report.rows().get(0).length()).isPositive();
        assertThat(report.rows().get(1).length()).isZero();
        assertThat(report.rows().get(1).why()).contains("HTTP/1.0");
    }

    @Test
    void findsTheContentBehindTheHead() throws InterruptedException {
        SweepReport report = Sweep.of("prints the head, too", (request, call) -> {
                    ClientResponse response = MiniClient.correct().send(request, call);
                    return ClientResponse.of(
                            200,
                            ("Date: " + System.nanoTime() + "\r\n\r\n" + response.text())
                                    .getBytes(StandardCharsets.ISO_8859_1));
                })
                .forms(List.of(new SweepForm(Framing.CHUNKED, false, false, End.FIN)))
                .run();
        assertThat(report.rows().get(0).length()).isPositive();
        assertThat(report.isRight()).isTrue();
    }

    @Test
    void isNotRightWhereTheClientReturnsNoResult() throws InterruptedException {
        SweepForm form = new SweepForm(Framing.LENGTH, false, false, End.FIN);
        SweepReport report = Sweep.of("crashes once", (request, call) -> {
                    if (request.uri().getQuery().contains("&cut=7&")) {
                        throw new StackOverflowError();
                    }
                    return MiniClient.correct().send(request, call);
                })
                .forms(List.of(form))
                .run();
        assertThat(report.rows().get(0).noResult()).containsExactly(7);
        assertThat(report.isRight()).isFalse();
    }

    @Test
    void namesEachCallByItself() throws InterruptedException {
        Map<String, URI> calls = new ConcurrentHashMap<>();
        SweepReport report = Sweep.of("correct", (request, call) -> {
                    assertThat(calls.put(call.id(), request.uri()))
                            .as(call.id())
                            .isNull();
                    return MiniClient.correct().send(request, call);
                })
                .forms(List.of(SweepForm.ALL.get(0)))
                .run();
        assertThat(report.isRight()).isTrue();
        assertThat(calls).hasSize(1 + report.rows().get(0).length());
    }

    @Test
    void asksAgainForAWholeResponseThatFails() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        SweepReport report = Sweep.of("starts slowly", (request, call) -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IOException("no");
                    }
                    return MiniClient.correct().send(request, call);
                })
                .forms(List.of(SweepForm.ALL.get(0)))
                .run();
        assertThat(report.rows().get(0).length()).isPositive();
    }

    @Test
    void writesRanges() {
        assertThat(SweepRow.ranges(List.of())).isEmpty();
        assertThat(SweepRow.ranges(List.of(3))).isEqualTo("3");
        assertThat(SweepRow.ranges(List.of(1, 2, 3, 7, 9, 10))).isEqualTo("1-3, 7, 9-10");
    }
}
