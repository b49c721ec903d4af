package io.hamms.mode.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBombTest {

    private static byte[] body(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipBomb.MODE))) {
            return client.get(target).readBody().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Counts zeros; the streams verify length and checksum themselves. */
    private static long zeros(InputStream decoded) throws IOException {
        byte[] zeros = new byte[1 << 16];
        byte[] part = new byte[zeros.length];
        long count = 0;
        for (int n = decoded.read(part); n >= 0; n = decoded.read(part)) {
            assertThat(Arrays.equals(part, 0, n, zeros, 0, n))
                    .as("zeros from byte " + count)
                    .isTrue();
            count += n;
        }
        return count;
    }

    private static InputStream gzip(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body));
    }

    @EachTransport
    void labelsItGzipWithItsLength(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipBomb.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n")
                            .shutdownOutput()
                            .readToEnd()
                            .text())
                    .matches("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Encoding: gzip\r\n"
                            + "Content-Length: 10[67]\\d{4}\r\n\r\n");
        }
    }

    @EachTransport
    void decodesToAGibibyteOfZeros(HammsNettyServer server) throws IOException {
        byte[] body = body(server, "/");
        assertThat(body).hasSizeLessThan(1_080_000);
        assertThat(gzip(body).skip(Long.MAX_VALUE)).isEqualTo(1L << 30);
    }

    @EachTransport
    void decodesToTheConfiguredZeros(HammsNettyServer server) throws IOException {
        for (int inflated : new int[] {0, 1, 1000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 2_500_000}) {
            assertThat(zeros(gzip(body(server, "/?inflated=" + inflated)))).isEqualTo(inflated);
            InputStream zlib = new InflaterInputStream(
                    new ByteArrayInputStream(body(server, "/?coding=deflate&inflated=" + inflated)));
            assertThat(zeros(zlib)).isEqualTo(inflated);
        }
    }

    @EachTransport
    void hasTheConfiguredRatio(HammsNettyServer server) throws IOException {
        byte[] body = body(server, "/?ratio=100&inflated=104857600");
        assertThat(body.length).isBetween(1_000_000, 1_048_800);
        assertThat(gzip(body).skip(Long.MAX_VALUE)).isEqualTo(104_857_600);
    }

    @ParameterizedTest
    @ValueSource(longs = {5_000, 32_768, 200_000, 1_000_000, 1_048_576, 10_000_000})
    void hasTheConfiguredRatioForFewZerosToo(long zeros) throws IOException {
        for (GzipBomb.Coding coding : GzipBomb.Coding.values()) {
            DeflatedZeros source = new DeflatedZeros(zeros, 100, coding);
            assertThat(source.length()).isBetween(zeros / 100 - zeros / 10_000, zeros / 100 + 64);
        }
        assertThat(gzip(all(new DeflatedZeros(zeros, 100, GzipBomb.Coding.GZIP)))
                        .readAllBytes())
                .hasSize((int) zeros)
                .containsOnly(0);
    }

    private static byte[] all(DeflatedZeros source) {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = source.next(UnpooledByteBufAllocator.DEFAULT);
                part != null;
                part = source.next(UnpooledByteBufAllocator.DEFAULT)) {
            all.writeBytes(part);
        }
        return ByteBufUtil.getBytes(all);
    }

    @Test
    void computesTheChecksumOfAnyNumberOfZeros() {
        for (int count : new int[] {0, 1, 7, 255, 65_537, 3_000_001}) {
            CRC32 counted = new CRC32();
            counted.update(new byte[count]);
            assertThat(ZerosCrc.of(count)).isEqualTo((int) counted.getValue());
        }
    }

    @EachTransport
    void isDecodedByOkHttp(HammsNettyServer server) {
        URI uri = server.uri(GzipBomb.MODE).resolve("/?inflated=10000000");
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 10000000 bytes");
    }
}
