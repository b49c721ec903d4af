package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Http1EncoderTest {

    private static final String SERVER = "Server: " + Version.SERVER + "\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n" + SERVER;

    private static final RequestHead GET = RequestHead.of("GET", "/");
    private static final RequestHead HEAD = RequestHead.of("HEAD", "/");
    private static final RequestHead GET_AND_CLOSE = new PlainHead("GET", "/", false, false);
    private static final RequestHead HTTP10 = new PlainHead("GET", "/", true, false);
    private static final RequestHead HTTP10_KEEP_ALIVE = new PlainHead("GET", "/", true, true);

    @Test
    void framesABodyByItsLength() {
        assertThat(text(Http1Encoder.answer(text(), GET)))
                .isEqualTo(OK + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(text(Http1Encoder.whole(text())))
                .isEqualTo(OK + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
    }

    @Test
    void sendsALongBodyWhole() {
        String body = "long ".repeat(4_000);

        assertThat(text(Http1Encoder.whole(Response.undated(200).untyped(bytes(body)))))
                .isEqualTo(OK + "Content-Length: 20000\r\n\r\n" + body);
    }

    @Test
    void omitsTheBodyForHeadAndKeepsItsLength() {
        assertThat(text(Http1Encoder.answer(text(), HEAD)))
                .isEqualTo(OK + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\n");
    }

    @Test
    void framesNoBodyOfAStatusThatHasNone() {
        for (int status : new int[] {100, 103, 204, 304}) {
            Response response = Response.undated(status).untyped(bytes("hello")).trailer("X-Sum", "5");
            assertThat(text(Http1Encoder.whole(response))).endsWith("\r\n" + SERVER + "\r\n");
            assertThat(text(Http1Encoder.answer(response, GET))).endsWith("\r\n" + SERVER + "\r\n");
        }
    }

    @Test
    void announcesWhetherTheConnectionPersists() {
        String framing = "Content-Length: 5\r\n\r\nhello";
        String type = OK + "Content-Type: text/plain\r\n";

        assertThat(text(Http1Encoder.answer(text(), GET_AND_CLOSE)))
                .isEqualTo(type + "Connection: close\r\n" + framing);
        assertThat(text(Http1Encoder.answer(text(), HTTP10_KEEP_ALIVE)))
                .isEqualTo(type + "Connection: keep-alive\r\n" + framing);
        assertThat(text(Http1Encoder.answer(text(), HTTP10))).isEqualTo(type + "Connection: close\r\n" + framing);
        assertThat(text(Http1Encoder.answer(text().last(), GET_AND_CLOSE)))
                .isEqualTo(type + "Connection: close\r\n" + framing);
    }

    @Test
    void sendsTrailersInChunks() {
        Response response =
                Response.undated(200).untyped(bytes("hello ".repeat(5))).trailer("X-Sum", "5\r\n");
        String head = OK + "Transfer-Encoding: chunked\r\n\r\n";

        assertThat(text(Http1Encoder.answer(response, GET)))
                .isEqualTo(head + "1e\r\n" + "hello ".repeat(5) + "\r\n0\r\nX-Sum: 5%0D%0A\r\n\r\n");
        assertThat(text(Http1Encoder.answer(response, HEAD))).isEqualTo(head);
        assertThat(text(Http1Encoder.answer(response.untyped(new byte[0]), GET)))
                .isEqualTo(head + "0\r\nX-Sum: 5%0D%0A\r\n\r\n");
    }

    @Test
    void omitsTrailersOverHttp10() {
        Response response = Response.undated(200).untyped(bytes("hello")).trailer("X-Sum", "5");

        assertThat(text(Http1Encoder.answer(response, HTTP10)))
                .isEqualTo(OK + "Connection: close\r\nContent-Length: 5\r\n\r\nhello");
    }

    @Test
    void writesTheHeadAloneForABodyOfAnyLength() {
        Response response = Response.undated(200).header("X-First", "1").header("X-Second", "2");
        String head = OK + "X-First: 1\r\nX-Second: 2\r\n";

        assertThat(text(Http1Encoder.head(response))).isEqualTo(head + "\r\n");
        assertThat(text(Http1Encoder.head(response, GET_AND_CLOSE, 1L << 40)))
                .isEqualTo(head + "Connection: close\r\nContent-Length: 1099511627776\r\n\r\n");
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
}
