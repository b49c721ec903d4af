package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Http1EncoderTest {

    private static final String SERVER = "Server: " + Version.SERVER + "\r\n";

    @Test
    void framesABodyByItsLength() {
        assertThat(text(Http1Encoder.answer(text(), new Head("GET", false, true))))
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\n" + SERVER + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
    }

    @Test
    void leavesTheBodyOutForHeadAndKeepsItsLength() {
        assertThat(text(Http1Encoder.answer(text(), new Head("HEAD", false, true))))
                .endsWith("Content-Length: 5\r\n\r\n");
    }

    @Test
    void framesNoBodyOfAStatusThatHasNone() {
        for (int status : new int[] {100, 103, 204, 304}) {
            assertThat(text(Http1Encoder.whole(Response.undated(status).untyped(new byte[5]))))
                    .endsWith("\r\n" + SERVER + "\r\n");
        }
    }

    @Test
    void saysWhetherTheConnectionStays() {
        assertThat(text(Http1Encoder.answer(text(), new Head("GET", false, false))))
                .contains("\r\nConnection: close\r\n");
        assertThat(text(Http1Encoder.answer(text(), new Head("GET", true, true))))
                .contains("\r\nConnection: keep-alive\r\n");
        assertThat(text(Http1Encoder.answer(text().last(), new Head("GET", false, false))))
                .containsOnlyOnce("Connection");
    }

    @Test
    void sendsTrailersInChunks() {
        Response response = Response.undated(200).untyped(bytes("hello")).trailer("X-Sum", "5\r\n");

        assertThat(text(Http1Encoder.answer(response, new Head("GET", false, true))))
                .isEqualTo("HTTP/1.1 200 OK\r\n" + SERVER
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 5%0D%0A\r\n\r\n");
        assertThat(text(Http1Encoder.answer(response, new Head("HEAD", false, true))))
                .endsWith("Transfer-Encoding: chunked\r\n\r\n");
        assertThat(text(Http1Encoder.answer(response.untyped(new byte[0]), new Head("GET", false, true))))
                .endsWith("chunked\r\n\r\n0\r\nX-Sum: 5%0D%0A\r\n\r\n");
    }

    @Test
    void leavesTrailersOutWhereChunksAreNotKnown() {
        Response response = Response.undated(200).untyped(bytes("hello")).trailer("X-Sum", "5");

        assertThat(text(Http1Encoder.answer(response, new Head("GET", true, false))))
                .endsWith("Content-Length: 5\r\n\r\nhello");
    }

    @Test
    void writesTheHeadAloneForABodyOfAnyLength() {
        Response response = Response.undated(200);

        assertThat(text(Http1Encoder.head(response))).isEqualTo("HTTP/1.1 200 OK\r\n" + SERVER + "\r\n");
        assertThat(text(Http1Encoder.head(response, new Head("GET", false, false), 1L << 40)))
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\n" + SERVER + "Connection: close\r\nContent-Length: 1099511627776\r\n\r\n");
    }

    private static Response text() {
        return Response.undated(200).body("text/plain", bytes("hello"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteBuf bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private record Head(String method, boolean isHttp10, boolean keepsAlive) implements RequestHead {

        @Override
        public String target() {
            return "/";
        }

        @Override
        public HeaderFields headers() {
            return new HeaderFields(new DefaultHttpHeaders());
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public @Nullable String serverName() {
            return null;
        }
    }
}
