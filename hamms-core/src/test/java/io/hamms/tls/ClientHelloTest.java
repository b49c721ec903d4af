package io.hamms.tls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.http.Json;
import io.hamms.testing.TlsClient;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {

    private static final HelloBytes FULL = HelloBytes.make()
            .suites(0x2a2a, 0x1301, 0xc02f)
            .extension(0x4a4a, Unpooled.EMPTY_BUFFER)
            .serverName("a.test")
            .numbers(10, 0x3a3a, 0x001d, 0x0017)
            .extension(11, Unpooled.buffer().writeByte(2).writeByte(0).writeByte(1))
            .numbers(13, 0x0403, 0x0804)
            .alpn("h2", "http/1.1")
            .versions(0x1a1a, 0x0304, 0x0303)
            .extension(0x8a8a, Unpooled.buffer().writeByte(0));

    private static ClientHelloDecoder decoded(byte[] bytes) {
        ClientHelloDecoder decoder = new ClientHelloDecoder();
        decoder.decode(Unpooled.wrappedBuffer(bytes));
        return decoder;
    }

    private static @Nullable ClientHello hello(byte[] bytes) {
        return decoded(bytes).hello();
    }

    private static List<TlsViolation> violations(HelloBytes bytes) {
        return requireNonNull(hello(bytes.record())).violations();
    }

    private static void assertIsFull(@Nullable ClientHello hello) {
        assertThat(hello)
                .isEqualTo(new ClientHello(
                        0x0303,
                        List.of(0x1a1a, 0x0304, 0x0303),
                        List.of(0x2a2a, 0x1301, 0xc02f),
                        List.of(0x4a4a, 0, 10, 11, 13, 16, 43, 0x8a8a),
                        List.of(0x3a3a, 0x001d, 0x0017),
                        List.of(0x0403, 0x0804),
                        List.of(0, 1),
                        List.of("h2", "http/1.1"),
                        "a.test",
                        List.of()));
    }

    @Test
    void hasTheNumbersInTheOrderSentWithGrease() {
        ClientHello hello = hello(FULL.record());

        assertIsFull(hello);
        assertThat(requireNonNull(hello).versionNames()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(ClientHello.isGrease(0xfafa)).isTrue();
        assertThat(ClientHello.isGrease(0x0a1a)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 100})
    void isTheSameInFragments(int size) {
        byte[] records = HelloBytes.records(FULL.message(), size);
        ClientHelloDecoder decoder = new ClientHelloDecoder();
        for (int i = 0; i < records.length; i++) {
            assertThat(decoder.decode(Unpooled.wrappedBuffer(records, i, 1))).isEqualTo(i == records.length - 1);
        }
        assertIsFull(decoder.hello());
        assertIsFull(hello(records));
    }

    @Test
    void isNoneUntilItIsComplete() {
        byte[] record = FULL.record();
        for (int length = 0; length < record.length; length++) {
            ClientHelloDecoder decoder = new ClientHelloDecoder();
            assertThat(decoder.decode(Unpooled.wrappedBuffer(record, 0, length)))
                    .isFalse();
            assertThat(decoder.hello()).isNull();
        }
    }

    @Test
    void isNoneWhereALengthExceedsWhatIsThere() {
        byte[] message = FULL.message();
        for (int length = 4; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            cut[2] = (byte) ((length - 4) >> 8);
            cut[3] = (byte) (length - 4);
            ClientHelloDecoder decoder = decoded(HelloBytes.records(cut, 1 << 14));
            assertThat(decoder.decode(Unpooled.EMPTY_BUFFER)).isTrue();
            // Without extensions it is whole.
            boolean isWhole = length == 4 + 2 + 32 + 2 + 8 + 2;
            assertThat(decoder.hello() != null).as("%d bytes", length).isEqualTo(isWhole);
        }
    }

    @Test
    void hasALimit() {
        int[] many = IntStream.range(0, 8100).toArray();
        byte[] large = HelloBytes.make().suites(many).message();
        assertThat(large.length).isBetween(16_200, ClientHelloDecoder.MAX_LENGTH);
        assertThat(requireNonNull(hello(HelloBytes.records(large, 9000))).cipherSuites())
                .hasSize(8100);

        byte[] tooLarge = HelloBytes.make().suites(many).numbers(10, many).message();
        ClientHelloDecoder decoder = decoded(HelloBytes.records(tooLarge, 100));
        assertThat(decoder.decode(Unpooled.EMPTY_BUFFER)).isTrue();
        assertThat(decoder.hello()).isNull();
        assertThat(decoder.held()).isLessThanOrEqualTo(ClientHelloDecoder.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "\u0015\u0003\u0001\0\u0002",
                "\u0016\u0002\0\0\u0005",
                "\u0016\u0003\0\0\0"
            })
    void isNoneWhereNoHandshakeBegins(String bytes) {
        ClientHelloDecoder decoder = new ClientHelloDecoder();
        assertThat(decoder.decode(Unpooled.wrappedBuffer(bytes.getBytes(StandardCharsets.ISO_8859_1))))
                .isTrue();
        assertThat(decoder.hello()).isNull();
    }

    @Test
    void isNoneWhereAnotherMessageBegins() {
        byte[] message = FULL.message();
        message[0] = 2;
        ClientHelloDecoder decoder = decoded(HelloBytes.records(message, 50));
        assertThat(decoder.decode(Unpooled.EMPTY_BUFFER)).isTrue();
        assertThat(decoder.hello()).isNull();
    }

    /** RFC 8996, sections 4 and 5; RFC 7568, section 3. */
    @Test
    void mustNotOfferOldVersions() {
        assertThat(violations(HelloBytes.make().versions(0x0304, 0x0303, 0x0302)))
                .containsExactly(TlsViolation.OLD_TLS_VERSION);
        assertThat(violations(HelloBytes.make().legacyVersion(0x0301))).containsExactly(TlsViolation.OLD_TLS_VERSION);
        assertThat(violations(HelloBytes.make().legacyVersion(0x0300))).containsExactly(TlsViolation.OLD_TLS_VERSION);
        assertThat(violations(HelloBytes.make())).isEmpty();
        // The record's version, 0x0301 here, says nothing.
        assertThat(violations(HelloBytes.make().versions(0x0304))).isEmpty();
    }

    /** RFC 6066, section 3. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::1", "a.test.", ""})
    void mustNotNameAnAddress(String name) {
        HelloBytes bytes = HelloBytes.make().serverName(name);

        assertThat(violations(bytes)).containsExactly(TlsViolation.INVALID_SERVER_NAME);
        assertThat(requireNonNull(hello(bytes.record())).serverName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1.test", "a_b.test", "1"})
    void mayNameAHost(String name) {
        assertThat(violations(HelloBytes.make().serverName(name))).isEmpty();
    }

    /** RFC 7301, section 3.1. */
    @Test
    void mustNotHaveAnEmptyListOfProtocols() {
        HelloBytes truncated = HelloBytes.make()
                .extension(16, Unpooled.buffer().writeShort(4).writeByte(2).writeBytes(new byte[] {'h', '2'}))
                .versions(0x0304);
        for (HelloBytes wrong : List.of(
                HelloBytes.make().alpn(),
                HelloBytes.make().alpn("h2", ""),
                HelloBytes.make().extension(16, Unpooled.EMPTY_BUFFER),
                HelloBytes.make()
                        .extension(
                                16, Unpooled.buffer().writeShort(2).writeByte(2).writeByte('h')),
                truncated)) {
            assertThat(violations(wrong)).containsExactly(TlsViolation.INVALID_ALPN);
        }
        assertThat(requireNonNull(hello(truncated.record())).versionNames()).containsExactly("TLSv1.3");
    }

    @Test
    void isReadOfTheJdk() throws IOException {
        ClientHello hello = requireNonNull(hello(TlsClient.clientHello("TLSv1.3", "TLSv1.2")));

        assertThat(hello.versionNames()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(hello.cipherSuites()).contains(0x1301, 0xc02f);
        assertThat(hello.groups()).contains(0x001d);
        assertThat(hello.signatureAlgorithms()).contains(0x0403);
        assertThat(hello.violations()).isEmpty();
        assertThat(requireNonNull(hello(TlsClient.clientHello("TLSv1.2"))).versionNames())
                .containsExactly("TLSv1.2");
    }

    @Test
    void isShortInJson() {
        ClientHello hello = requireNonNull(hello(FULL.record()));
        ClientHello bare =
                requireNonNull(hello(HelloBytes.make().versions(0x7f1c).record()));

        assertThat(new String(Json.object(hello::writeTo), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"versions\":[\"TLSv1.3\",\"TLSv1.2\"],\"alpn\":[\"h2\",\"http/1.1\"],\"sni\":\"a.test\"}");
        assertThat(new String(Json.object(bare::writeTo), StandardCharsets.UTF_8))
                .isEqualTo("{\"versions\":[\"0x7f1c\"],\"alpn\":[],\"sni\":null}");
    }

    @Test
    void weighsWhatItKeeps() {
        ClientHello hello = requireNonNull(hello(FULL.record()));

        assertThat(hello.weight()).isBetween(400, 700);
        assertThat(requireNonNull(hello(HelloBytes.make()
                                .suites(IntStream.range(0, 1000).toArray())
                                .record()))
                        .weight())
                .isGreaterThan(2000);
    }
}
