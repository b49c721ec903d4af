package io.hamms.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.handler.ConnectionFault;
import io.hamms.handler.ServerState;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalLimits;
import io.hamms.journal.RecordedConnection;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.pki.Handshake;
import io.hamms.pki.TestAuthority;
import io.hamms.testing.Embedded;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.ClientAuth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {

    private static final int READ = 16 * 1024;
    private static final int LIMIT = 256 * 1024;
    private static final String WHOLE = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    private final Journal journal = Journal.within(JournalLimits.DEFAULT);
    private final MemoryBudget memory = new MemoryBudget(LIMIT);
    private final ServerState server = new ServerState(journal.observer(), memory);

    /** Returns a buffer as a read of Netty's returns it: few bytes in a large buffer. */
    private static ByteBuf read(String text) {
        return Unpooled.directBuffer(READ).writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET / HTTP/1.1\r\nHost: h\r\nX-", "\u0016\u0003"})
    void keepsNoBufferOfAReadInAnyMode(String bytes) {
        for (FailureMode mode : FailureModes.ALL) {
            if (mode.fault() instanceof ConnectionFault) {
                keepsNoBufferOfARead(mode, bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {WHOLE + "GET /", WHOLE + WHOLE + "\r\n", WHOLE + "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1"
            })
    void keepsNoBufferOfAReadForWhatComesBehindARequest(String bytes) {
        for (String mode : List.of("healthy", "sleep", "drip-5s", "body-stall", "accept-silent")) {
            keepsNoBufferOfARead(FailureModes.named(mode), bytes);
        }
    }

    /** A TLS record's header, half of it, or with some of its 512 bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u0016", "\u0016\u0003\u0001\u0002", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc"})
    void keepsNoBufferOfAReadForHalfARecordOfTls(String bytes) throws Exception {
        Handshake handshake =
                new Handshake(TestAuthority.CertificateFault.NONE, List.of("TLSv1.2", "TLSv1.3"), ClientAuth.NONE);
        Embedded.CREDENTIALS.context(handshake).get(30, TimeUnit.SECONDS);

        keepsNoBufferOfARead(TlsHealthy.MODE, bytes);
    }

    private void keepsNoBufferOfARead(FailureMode mode, String bytes) {
        try (Embedded connection = Embedded.connectTo(mode, server)) {
            ByteBuf read = read(bytes);
            if (connection.isOpen()) {
                connection.channel().writeInbound(read);
            } else {
                read.release();
            }

            assertThat(read.refCnt()).as(mode.name()).isZero();
            assertThat(memory.held()).as(mode.name()).isLessThan(3 * 1024);
        }
        assertThat(memory.held()).as(mode.name()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Half a head, one of many small fields, one of a large field; missing content; pipelined requests.
                "healthy GET / HTTP/1.1\r\nX-Half: ",
                "healthy GET / HTTP/1.1\r\n{fields}",
                "healthy GET / HTTP/1.1\r\nX: {bytes}\r\nY: ",
                "accept-silent GET / HTTP/1.1\r\n{fields}",
                "healthy POST / HTTP/1.1\r\nHost: h\r\n{fields}Content-Length: 1\r\n\r\n",
                "sleep GET / HTTP/1.1\r\n{fields}\r\n",
                "sleep GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\n\r\n{bytes}"
            })
    void resetsWhoeverAsksForMoreThanIsLeft(String probe) {
        String mode = probe.substring(0, probe.indexOf(' '));
        String bytes = probe.substring(mode.length() + 1)
                .replace("{fields}", "a:b\r\n".repeat(500))
                .replace("{bytes}", "x".repeat(40_000));
        List<Embedded> connections = new ArrayList<>();
        Embedded last;
        do {
            assertThat(connections).as("connections, %s held", memory.held()).hasSizeLessThan(LIMIT / 1024);
            last = Embedded.connectTo(FailureModes.named(mode), server);
            connections.add(last);
            for (int i = 0; i < bytes.length() && last.isOpen(); i += READ) {
                last.channel().writeInbound(read(bytes.substring(i, Math.min(i + READ, bytes.length()))));
            }
            assertThat(memory.held()).isLessThanOrEqualTo(LIMIT);
        } while (last.isOpen());

        assertThat(connections).hasSizeGreaterThan(2);
        assertThat(journal.connections().stream()
                        .map(RecordedConnection::ending)
                        .filter(Objects::nonNull))
                .containsExactly(Ending.SERVER_RST);
        connections.forEach(Embedded::close);
        assertThat(memory.held()).isZero();
    }

    @Test
    void releasesTheMemoryOfAnAnsweredRequest() {
        try (Embedded connection = Embedded.connectTo(FailureModes.named("sleep"), server)) {
            connection.get("/?sleep=1").get("/?sleep=0");
            assertThat(memory.held()).isPositive();

            connection.passTime(Duration.ofSeconds(1));
            assertThat(connection.received().split("HTTP/1.1 200", -1)).hasSize(3);
            assertThat(memory.held()).isZero();
        }
    }

    @Test
    void keepsEveryByteInAnySegments() {
        ByteBuf kept = Unpooled.EMPTY_BUFFER;
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String part = Integer.toString(i * i);
            kept = memory.keep(ByteBufAllocator.DEFAULT, kept, read(part));
            expected.append(part);
            if (i % 7 == 0) {
                kept.skipBytes(1);
                expected.deleteCharAt(0);
            }
        }
        assertThat(kept.toString(StandardCharsets.ISO_8859_1)).isEqualTo(expected.toString());
        assertThat(kept.capacity()).isLessThan(2 * (expected.length() + 200 / 7 + 1));
        assertThat(ByteBufUtil.getBytes(kept)).hasSize(expected.length());
        kept.release();
        assertThat(memory.held()).isZero();
    }
}
